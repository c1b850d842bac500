import { Select } from '@/components/form/choice-fields'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import { revealed } from '@/components/ui/hidden-characters'
import type { Figures } from '@/lib/metrics/rules'
import { environments } from '@/lib/platform/vocabulary'
import { ValueStanding } from './value-standing'

type Props = {
  metric: Figures
  versions: { id: string; name: string; label: string | null }[]
  /** Names that slices have so far, to be written the same way again. */
  slices: string[]
  today: string
}

/** What one value says: how much, when, of which model version, where and of whom. */
export function ObservationFields({ metric, versions, slices, today }: Props) {
  const environmentLabels = environments.map((name) => ({ value: name, label: sentenceCase(name) }))
  return (
    <>
      <div className="grid gap-4 tablet:grid-cols-3">
        <NumberField name="value" label="Value" required unit={metric.unit || undefined} />
        <TextField
          name="date"
          label="Measured on"
          type="date"
          required
          defaultValue={today}
          help="The day the figure is true of, not the day it was worked out."
        />
        <TextField name="time" label="At" type="time" unit="UTC" help="Where more than one value comes a day." />
      </div>
      <ValueStanding figures={metric} />
      <div className="grid gap-4 tablet:grid-cols-2">
        <Select
          name="version"
          label="Model version"
          placeholder={versions.length > 0 ? 'Not said' : 'The use case has none yet'}
          options={versions.map(({ id, name, label }) => ({
            value: id,
            label: label ? `${name} (${revealed(label)})` : name,
          }))}
        />
        <Select name="environment" label="Environment" placeholder="Not said" options={environmentLabels} />
      </div>
      <TextField
        name="slice"
        label="Slice"
        maxLength={120}
        list="slices"
        autoComplete="off"
        help="Of whom alone it is true, such as “contract under a year”. Left empty it is the value over all."
      />
      <datalist id="slices">
        {slices.map((slice) => (
          <option key={slice} value={slice} />
        ))}
      </datalist>
      <TextArea
        name="note"
        label="Note"
        rows={2}
        maxLength={500}
        help="How it came about: the sample, its uncertainty, what was different this time."
      />
    </>
  )
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
