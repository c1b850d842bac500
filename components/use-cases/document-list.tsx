import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { DocumentProgress, StartableTemplate } from '@/lib/use-cases/views'
import { type Stage, stageLabels, stages } from '@/lib/use-cases/vocabulary'

type DocumentListProps = {
  documents: readonly DocumentProgress[]
  /** Those of the stages reached, and none for who may not write. */
  startable: readonly StartableTemplate[]
  /** The form that starts one. */
  start: (template: StartableTemplate) => ReactNode
  base: string
}

/** The design documents by the stage they belong to, how far each is, and what can be begun now. */
export function DocumentList({ documents, startable, start, base }: DocumentListProps) {
  const used = stages.filter(
    (stage) => documents.some((one) => one.stage === stage) || startable.some((one) => one.stage === stage),
  )
  return (
    <Section title="Design documents" count={documents.length} id="documents">
      <table className="dt">
        <caption className="sr-only">Design documents</caption>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">Stage</th>
            <th scope="col">Answered</th>
            <th scope="col">Published</th>
            <th scope="col">
              <span className="sr-only">Act</span>
            </th>
          </tr>
        </thead>
        {used.map((stage) => (
          <tbody key={stage} id={anchorOf(stage)}>
            {documents
              .filter((one) => one.stage === stage)
              .map((one) => (
                <DocumentRow key={one.ref} document={one} base={base} />
              ))}
            {startable
              .filter((one) => one.stage === stage)
              .map((template) => (
                <tr key={template.template}>
                  <th scope="row" className="align-middle">
                    <TextLink href={`${base}/library/${template.template}`} prefetch={false}>
                      {template.name}
                    </TextLink>
                  </th>
                  <td className="align-middle" data-label="Stage">
                    {stageLabels[stage]}
                  </td>
                  <td className="align-middle" data-label="Answered">
                    <Status tone={template.isRequired ? 'warn' : 'idle'} icon="circle">
                      {template.isRequired ? 'not begun' : template.many ? 'one more' : 'not needed for this tier'}
                    </Status>
                  </td>
                  <td data-label="Published" />
                  <td className="dt-end align-middle py-0" data-label="">
                    {start(template)}
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </Section>
  )
}

function DocumentRow({ document, base }: { document: DocumentProgress; base: string }) {
  const { ref, title, templateName, stage, revision, hasChanges, answered, required } = document
  const href = `${base}/documents/${ref}`
  return (
    <tr>
      <th scope="row">
        <Link href={href} prefetch={false}>
          <span className="ref">{ref}</span> {title}
          {title === templateName ? null : <span className="block text-12 font-regular text-fg-3">{templateName}</span>}
        </Link>
      </th>
      <td data-label="Stage">{stageLabels[stage]}</td>
      <td data-label="Answered">
        <Progress answered={answered} required={required} />
      </td>
      <td data-label="Published">
        {revision > 0 ? `r${revision}` : <span className="text-fg-3">not yet</span>}
        {hasChanges && revision > 0 ? <span className="text-fg-3">, draft differs</span> : null}
      </td>
      <td className="dt-end" data-label="">
        <TextLink href={`${href}/edit`} prefetch={false}>
          Write
          <span className="sr-only"> in {ref}</span>
        </TextLink>
      </td>
    </tr>
  )
}

/** How many of the required questions have an answer, as figures and as a bar. */
export function Progress({ answered, required }: { answered: number; required: number }) {
  if (required === 0) return <span className="text-fg-3">nothing is required</span>
  return (
    <span className="flex items-center gap-2">
      <progress className="doc-bar" value={answered} max={required} aria-hidden="true" />
      <span className="num">
        {answered} of {required}
      </span>
    </span>
  )
}

/** Where the stage's documents stand on the page of the use case. */
export function anchorOf(stage: Stage): string {
  return `documents-${stage.replaceAll('_', '-')}`
}
