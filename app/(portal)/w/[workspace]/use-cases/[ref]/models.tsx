import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status-chip'

type Model = { ref: string; name: string; newest: number; approved: number | null }
type Open = { ref: string; title: string; status: string }

type ModelsProps = { models: Model[]; open: Open[]; base: string; useCase: string; mayImport: boolean }

/** The registered models with what may run in production, and the requests that are open. */
export function Models({ models, open, base, useCase, mayImport }: ModelsProps) {
  const importLink = mayImport ? (
    <ButtonLink href={`${base}/models/import?useCase=${useCase}`} icon="plus">
      Import a model card
    </ButtonLink>
  ) : null
  return (
    <Section title="Models" count={models.length} aside={models.length > 0 ? importLink : undefined}>
      {models.length === 0 ? (
        <EmptyState title="No model is registered here" actions={importLink}>
          A data scientist or machine-learning engineer of this use case imports a model card; each file is a version.
        </EmptyState>
      ) : (
        <table className="dt">
          <caption className="sr-only">Registered models</caption>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">Newest</th>
              <th scope="col">Approved for production</th>
            </tr>
          </thead>
          <tbody>
            {models.map((model) => (
              <tr key={model.ref}>
                <th scope="row">
                  <Link href={`${base}/models/${model.ref}`} prefetch={false}>
                    <span className="ref">{model.ref}</span> {model.name}
                  </Link>
                </th>
                <td data-label="Newest">
                  <Link className="lk" href={`${base}/models/${model.ref}/versions/${model.newest}`} prefetch={false}>
                    v{model.newest}
                  </Link>
                </td>
                <td data-label="Approved for production">
                  {model.approved ? (
                    <Status tone="ok">v{model.approved}</Status>
                  ) : (
                    <Status tone="idle">no version</Status>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open.map((request) => (
        <p key={request.ref} className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-13">
          <Status tone={request.status === 'open' ? 'ink' : 'warn'} icon="decision">
            {request.status === 'open' ? 'Waits for answers' : 'Changes requested'}
          </Status>
          <Link className="lk" href={`${base}/approvals/${request.ref}`} prefetch={false}>
            {request.ref} {request.title}
          </Link>
        </p>
      ))}
    </Section>
  )
}
