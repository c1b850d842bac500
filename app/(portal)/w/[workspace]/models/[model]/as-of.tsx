import Form from 'next/form'
import { StandingChip } from '@/components/deployments/deployment-standing'
import { spanWords, trafficWords } from '@/components/deployments/words'
import { asOfFinding } from '@/components/models/alias-words'
import { revealed } from '@/components/ui/hidden-characters'
import { dayWords } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref, TextLink } from '@/components/ui/text-link'
import type { AsOfView } from '@/lib/models/views'
import '@/components/deployments/deployments.css'

type Props = { view: AsOfView; day: string | null; here: string; base: string }

/** What the model was at the end of a day. */
export function AsOf({ view, day, here, base }: Props) {
  const { aliases, deployments } = view
  return (
    <Section title={day ? asOfFinding(view) : 'What it was on another day'} id="as-of">
      <Form action={here} className="time-day" scroll={false}>
        <label>
          At the end of
          <input
            type="date"
            name="asOf"
            className="input"
            defaultValue={day ?? undefined}
            max={new Date().toISOString().slice(0, 10)}
            required
          />
        </label>
        <button type="submit" className="btn">
          Look
        </button>
        {day ? <TextLink href={here}>Now</TextLink> : null}
      </Form>
      {day ? (
        <ul className="mt-3 grid gap-2">
          {aliases.map(({ alias, version, reason, movedAt, movedBy }) => (
            <li key={alias}>
              <b>{alias}</b> pointed to <Ref href={`${here}/versions/${version}`}>{`v${version}`}</Ref>{' '}
              <span className="text-fg-3">
                since {dayWords(movedAt)}, {movedBy ?? 'the system'}: {revealed(reason)}
              </span>
            </li>
          ))}
          {deployments.map((deployment) => (
            <li key={deployment.id} className="flex flex-wrap items-center gap-x-2">
              <Ref href={`${base}/deployments/${deployment.ref}`}>{deployment.ref}</Ref>
              <span>
                <b>v{deployment.model.version}</b> in {deployment.environment}, {trafficWords(deployment)}
              </span>
              <span className="text-fg-3">{spanWords(deployment)}</span>
              <StandingChip standing={deployment.standing} gate={deployment.gate} base={base} bare />
            </li>
          ))}
          {aliases.length + deployments.length === 0 ? (
            <li className="text-fg-3">No alias pointed anywhere, and nothing of it ran.</li>
          ) : null}
        </ul>
      ) : null}
    </Section>
  )
}
