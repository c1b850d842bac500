import { Digest } from '@/components/ui/digest'
import { Markdown } from '@/components/ui/markdown'
import { Money } from '@/components/ui/money'
import { dayWords } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import type { Template } from '@/lib/templates/definition'
import type { Answer, Answers } from '@/lib/templates/vocabulary'

type Document = {
  ref: string
  revision: number
  answers: Answers
  contentDigest: string
  publishedAt: string
  publishedBy: string | null
}

/** A published document as people read it, by the sections of its template. */
export function AddedValueDocument({ document, template }: { document: Document; template: Template }) {
  return (
    <Section
      title={template.name}
      aside={`${document.ref} r${document.revision}, published by ${document.publishedBy ?? 'a former member'}, ${dayWords(document.publishedAt)}`}
    >
      <div className="grid gap-6 border-t border-line-2 pt-4">
        {template.sections.map((section) => (
          <section key={section.key} aria-label={section.name}>
            <h3 className="mb-2 font-semibold text-17">{section.name}</h3>
            <dl className="grid gap-4">
              {section.fields.map((field) => (
                <div key={field.key}>
                  <dt className="text-12 text-fg-3">{field.label}</dt>
                  <dd className="max-w-[72ch]">
                    <AnswerText answer={document.answers[field.key] ?? null} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="text-12 text-fg-3">
          Content digest <Digest value={document.contentDigest} />
        </p>
      </div>
    </Section>
  )
}

function AnswerText({ answer }: { answer: Answer }) {
  if (answer === null || answer === '') return <span className="text-13 text-fg-3">not answered</span>
  if (typeof answer === 'string') return <Markdown>{answer}</Markdown>
  if (typeof answer === 'object') return <Money amount={answer.amount} currency={answer.currency} />
  return <span className="num">{`${answer} months`}</span>
}
