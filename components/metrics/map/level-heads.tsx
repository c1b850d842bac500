import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Dialog } from '@/components/ui/dialog'
import { revealed } from '@/components/ui/hidden-characters'
import { dayWords } from '@/components/ui/relative-time'
import { SealMark } from '@/components/ui/seal'
import { StatusChip } from '@/components/ui/status-chip'
import type { Alignment, LevelView } from '@/lib/metrics/alignment/views'
import { targetWords } from '@/lib/metrics/rules'
import { metricAudienceLabels } from '@/lib/metrics/vocabulary'
import { dayMonth, edgeWords } from './words'

type HeadsProps = {
  alignment: Alignment
  /** Whoever reads. */
  person: string
  signAction: FormAction
}

/** Over each column: whose level it is, who signed it and when, and what changed since. */
export function LevelHeads({ alignment, person, signAction }: HeadsProps) {
  return (
    <div className="mm-heads">
      {alignment.levels.map((level) => (
        <div key={level.audience} className="mm-head">
          <h2>{metricAudienceLabels[level.audience]}</h2>
          <SignedBy level={level} isLast={level.audience === 'business'} />
          {level.maySign ? <SignLevel key={level.reading} {...{ alignment, level, person, signAction }} /> : null}
        </div>
      ))}
    </div>
  )
}

function SignedBy({ level: { signed, changedSince, maySign }, isLast }: { level: LevelView; isLast: boolean }) {
  if (!signed) return <span>not signed</span>
  if (changedSince.length === 0) {
    return (
      <span className="mm-signed" title={`Signed ${dayWords(signed.signedAt)}`}>
        <SealMark size={13} label="Signed by" />
        <span className="truncate">{signed.person}</span>
        <span>{dayMonth(signed.signedAt)}</span>
      </span>
    )
  }
  return (
    <StatusChip
      tone="warn"
      bare
      end={isLast}
      reason={
        <>
          <p>
            <b>{signed.person}</b> signed on {dayWords(signed.signedAt)}. Changed since:
          </p>
          <ul className="mt-1 list-disc pl-4">
            {changedSince.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      }
    >
      {maySign ? 'changed' : `changed since ${dayMonth(signed.signedAt)}`}
    </StatusChip>
  )
}

function SignLevel({ alignment, level, person, signAction }: HeadsProps & { level: LevelView }) {
  const { useCase, metrics, links } = alignment
  const name = metricAudienceLabels[level.audience].toLowerCase()
  const own = metrics.filter(({ audience }) => audience === level.audience)
  const mine = links.filter((link) => link.maySign.some((side) => link[side].audience === level.audience))
  return (
    <Dialog open="Sign" openKind="seal" openLabel={`Sign the ${name} level`} title={`Sign the ${name} level?`} wide>
      <div className="mt-2 grid gap-3">
        <div>
          <h3 className="font-semibold">
            {own.length === 1 ? 'One metric, aimed at' : `${own.length} metrics, aimed at`}
          </h3>
          <ul className="mt-1 grid gap-0.5">
            {own.map((metric) => (
              <li key={metric.id}>
                <span className="ref">{metric.ref}</span> {revealed(metric.name)}: {targetWords(metric)}
              </li>
            ))}
          </ul>
        </div>
        {mine.length > 0 ? (
          <div>
            <h3 className="font-semibold">Its side of {mine.length === 1 ? 'one link' : `${mine.length} links`}</h3>
            <ul className="mt-1 grid gap-0.5">
              {mine.map((link) => (
                <li key={link.id}>
                  <span className="ref">{link.ref}</span> {revealed(link.from.name)} drives {revealed(link.to.name)}:{' '}
                  {edgeWords(link)}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <p className="statement">
          “I, <b>{person}</b>, sign off the {name} level of {useCase.ref}: these targets are the ones to be judged by
          {mine.length > 0 ? ', and these links say what I expect' : ''}.”
        </p>
        <ActionForm action={signAction}>
          <input type="hidden" name="useCase" value={useCase.ref} />
          <input type="hidden" name="audience" value={level.audience} />
          <input type="hidden" name="reading" value={level.reading} />
          <FormActions>
            <SubmitButton kind="seal" icon="pen" busy="Signing…">
              Sign
            </SubmitButton>
            <button type="button" className="btn btn-quiet" data-close>
              Not now
            </button>
          </FormActions>
        </ActionForm>
      </div>
    </Dialog>
  )
}
