import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { audiencesWithout } from '@/lib/metrics/rules'
import type { MetricView } from '@/lib/metrics/views'
import { metricAudienceLabels } from '@/lib/metrics/vocabulary'
import type { DriveSnapshot } from '@/lib/templates/vocabulary'
import { MetricGroups } from './metric-groups'

type MetricsFieldProps = {
  /** The live metrics of the use case, with what each drives. */
  metrics: ReadonlyArray<MetricView & { drives: DriveSnapshot[] }>
  /** `/w/halden` */
  base: string
  /** `UC-12` */
  useCase: string
  /** Where adding and editing come back to: the field in its document. */
  returnTo: string
  mayEdit: boolean
}

/** The key metrics inside their document: they live in the register, and publishing the document keeps them as they stand. */
export function MetricsField({ metrics, base, useCase, returnTo, mayEdit }: MetricsFieldProps) {
  const back = (params: Record<string, string> = {}) => new URLSearchParams({ ...params, return: returnTo })
  const add = (params?: Record<string, string>) => `${base}/use-cases/${useCase}/metrics/new?${back(params)}`
  const open = audiencesWithout(metrics)
  return (
    <div className="grid gap-4">
      <MetricGroups
        metrics={[...metrics].sort((a, b) => numberOf(a) - numberOf(b))}
        hrefOf={({ ref }) => `${base}/metrics/${ref}`}
        actionOf={
          mayEdit
            ? ({ ref, name }) => (
                <TextLink href={`${base}/metrics/${ref}/edit?${back()}`} aria-label={`Edit ${ref} ${name}`}>
                  Edit
                </TextLink>
              )
            : undefined
        }
      />
      {mayEdit ? (
        <div className="flex flex-wrap items-center gap-2">
          {open.length > 0 && open.length < 3 ? (
            open.map((audience) => (
              <ButtonLink key={audience} href={add({ audience })} icon="plus">
                Add a {metricAudienceLabels[audience].toLowerCase()} metric
              </ButtonLink>
            ))
          ) : (
            <ButtonLink href={add()} icon="plus">
              Add a metric
            </ButtonLink>
          )}
          {metrics.length > 1 ? (
            <ButtonLink href={`${base}/use-cases/${useCase}/metrics`}>Say what drives what</ButtonLink>
          ) : null}
        </div>
      ) : null}
      <p className="text-12 text-fg-3">
        Metrics and links are saved when they are added or edited. Publishing this document keeps all of them as they
        stand then.
      </p>
    </div>
  )
}

/** Of its reference: 12 for MET-12. */
const numberOf = ({ ref }: MetricView) => Number(ref.slice(4))
