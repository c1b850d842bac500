import { RadioGroup, Select } from '@/components/form/choice-fields'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import { Section } from '@/components/ui/section'
import type { MetricLinkView } from '@/lib/metrics/alignment/views'
import './link-fields.css'

type Terms = Pick<
  MetricLinkView,
  | 'rationale'
  | 'evidence'
  | 'per'
  | 'rate'
  | 'rateLow'
  | 'rateHigh'
  | 'formula'
  | 'uncertainty'
  | 'holdsLow'
  | 'holdsHigh'
>

/** Of both ends, as far as they are chosen. */
export interface EndUnits {
  from?: { name: string; unit: string }
  to?: { name: string; unit: string }
}

export const linkFieldLabels = [
  { name: 'rationale', label: 'Why' },
  { name: 'evidence', label: 'Evidence' },
  { name: 'per', label: 'When the driver moves by' },
  { name: 'rate', label: 'the driven moves by' },
  { name: 'rateLow', label: 'at least' },
  { name: 'rateHigh', label: 'at most' },
  { name: 'formula', label: 'Formula' },
  { name: 'uncertainty', label: 'May be off by' },
  { name: 'holdsLow', label: 'Holds from' },
  { name: 'holdsHigh', label: 'Holds to' },
]

const figure = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value))
const shown = (unit: string | undefined) => unit || undefined

/** Which metric drives which, for a new link. */
export function LinkEnds({
  options,
  from,
  to,
}: {
  options: { value: string; label: string }[]
  from?: string
  to?: string
}) {
  return (
    <div className="grid gap-4 tablet:grid-cols-2">
      <Select name="from" label="This metric" required options={options} defaultValue={from} />
      <Select name="to" label="drives this one" required options={options} defaultValue={to} />
    </div>
  )
}

/** What a link says: why, on what evidence, and what one metric is worth in the other. */
export function LinkFields({ link, ends }: { link?: Terms; ends: EndUnits }) {
  const pricing = !link ? undefined : link.formula !== null ? 'formula' : link.rate !== null ? 'rate' : 'none'
  const driver = ends.from?.name ?? 'the driver'
  const driven = ends.to?.name ?? 'the driven'
  return (
    <>
      <Section title="Why">
        <div className="grid gap-4">
          <TextArea
            name="rationale"
            label="Why one drives the other"
            required
            rows={3}
            maxLength={2000}
            help="“Of 134 leavers more that a point finds a month, 30 % accept the offer.”"
            defaultValue={link?.rationale}
          />
          <TextArea
            name="evidence"
            label="Evidence"
            rows={2}
            maxLength={2000}
            help="What it was read from: months of campaigns, an experiment, arithmetic."
            defaultValue={link?.evidence}
          />
        </div>
      </Section>
      <Section title="What one is worth in the other">
        <div className="link-pricing grid gap-4">
          <RadioGroup
            name="pricing"
            label="How it is known"
            required
            defaultValue={pricing}
            options={[
              { value: 'rate', label: 'As a rate', help: 'So much of one for so much of the other.' },
              { value: 'formula', label: 'As a formula', help: 'Where the rate is not the same everywhere.' },
              { value: 'none', label: 'Nobody knows yet', help: 'The link stands on the map without a figure.' },
            ]}
          />
          <div className="link-rate grid gap-4 tablet:grid-cols-2">
            <NumberField
              name="per"
              label={`When ${driver} moves by`}
              unit={shown(ends.from?.unit)}
              help={!ends.from || /^(share|ratio)$/i.test(ends.from.unit) ? '0.01 of a share is one point.' : undefined}
              defaultValue={figure(link?.per)}
            />
            <NumberField
              name="rate"
              label={`${driven} moves by`}
              unit={shown(ends.to?.unit)}
              help="With a minus where it falls."
              defaultValue={figure(link?.rate)}
            />
            <NumberField
              name="rateLow"
              label="at least"
              unit={shown(ends.to?.unit)}
              defaultValue={figure(link?.rateLow)}
            />
            <NumberField
              name="rateHigh"
              label="at most"
              unit={shown(ends.to?.unit)}
              defaultValue={figure(link?.rateHigh)}
            />
          </div>
          <div className="link-formula grid gap-4 tablet:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
            <TextField
              name="formula"
              label={`${driven} for x of ${driver}`}
              maxLength={300}
              spellCheck={false}
              autoComplete="off"
              help="Numbers, x, + − * / ^, brackets, and min, max, sqrt, log, exp, abs: “4000 * (x - 0.5)”."
              defaultValue={link?.formula ?? ''}
            />
            <NumberField
              name="uncertainty"
              label="May be off by"
              unit="share"
              help="0.2 is a fifth."
              defaultValue={figure(link?.uncertainty)}
            />
          </div>
          <div className="link-holds grid gap-4 tablet:grid-cols-2">
            <NumberField
              name="holdsLow"
              label={`It holds for ${driver} from`}
              unit={shown(ends.from?.unit)}
              help="Outside of where it was seen, what follows is called a guess."
              defaultValue={figure(link?.holdsLow)}
            />
            <NumberField
              name="holdsHigh"
              label="to"
              unit={shown(ends.from?.unit)}
              defaultValue={figure(link?.holdsHigh)}
            />
          </div>
        </div>
      </Section>
    </>
  )
}
