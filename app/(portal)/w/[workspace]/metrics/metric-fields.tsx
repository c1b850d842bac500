import { Checkbox, RadioGroup, Select } from '@/components/form/choice-fields'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import { Section } from '@/components/ui/section'
import type { MetricAttributes } from '@/lib/metrics/views'
import {
  metricAudienceLabels,
  metricAudiences,
  metricCadenceLabels,
  metricCadences,
  metricDirectionLabels,
  metricDirections,
} from '@/lib/metrics/vocabulary'
import { FigureWarnings } from './figure-warnings'

const audienceHelp = {
  technical: 'How good the model is: recall, error, latency.',
  domain: 'What changes in the expert’s work.',
  business: 'Money, time, customers.',
}

const directionHelp = {
  higher: 'The target is a floor.',
  lower: 'The target is a ceiling.',
  band: 'Too low is as bad as too high.',
}

type FieldsProps = {
  metric: Partial<MetricAttributes>
  people: { value: string; label: string }[]
}

/** The attributes of a metric as form fields; what may be left out can follow later. */
export function MetricFields({ metric, people }: FieldsProps) {
  const figure = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value))
  return (
    <>
      <Section title="What is measured">
        <div className="grid gap-4">
          <TextField name="name" label="Name" required maxLength={120} defaultValue={metric.name} />
          <RadioGroup
            name="audience"
            label="Whose metric it is"
            required
            defaultValue={metric.audience}
            options={metricAudiences.map((value) => ({
              value,
              label: metricAudienceLabels[value],
              help: audienceHelp[value],
            }))}
          />
          <TextArea
            name="definition"
            label="Definition"
            rows={3}
            maxLength={4000}
            help="What is counted, over what, at which moment: two people who follow it get the same number."
            defaultValue={metric.definition}
          />
        </div>
      </Section>
      <Section title="How it is read">
        <div className="metric-figures grid gap-4">
          <div className="max-w-[340px]">
            <TextField
              name="unit"
              label="Unit"
              maxLength={60}
              help="“%”, “customers a month”, “EUR a month”; “share” for a number from 0 to 1."
              defaultValue={metric.unit}
            />
          </div>
          <RadioGroup
            name="direction"
            label="Which way is better"
            required
            defaultValue={metric.direction}
            options={metricDirections.map((value) => ({
              value,
              label: metricDirectionLabels[value],
              help: directionHelp[value],
            }))}
          />
          <div className="metric-band">
            <div className="grid gap-4 tablet:grid-cols-2">
              <NumberField name="bandLow" label="Band from" defaultValue={figure(metric.bandLow)} />
              <NumberField name="bandHigh" label="Band to" defaultValue={figure(metric.bandHigh)} />
            </div>
          </div>
          <div className="grid gap-4 tablet:grid-cols-3">
            <NumberField
              name="baseline"
              label="Baseline"
              help="What is reached today, without the model."
              defaultValue={figure(metric.baseline)}
            />
            <NumberField
              name="target"
              label="Target"
              help="What would make it a success."
              defaultValue={figure(metric.target)}
            />
            <NumberField
              name="guardrail"
              label="Guardrail"
              help="Beyond it someone must act."
              defaultValue={figure(metric.guardrail)}
            />
          </div>
          <FigureWarnings />
          <Checkbox
            name="isValue"
            label="Counts in the value ledger"
            help="What it gains against its baseline is summed up, promised and realised. Its unit is then money or time by the period: “EUR a month”, “hours a week”."
            defaultChecked={metric.isValue}
          />
        </div>
      </Section>
      <Section title="Who keeps it">
        <div className="grid gap-4 tablet:grid-cols-2">
          <Select
            name="owner"
            label="Owner"
            options={people}
            placeholder="Nobody yet"
            help="Acts when the guardrail is passed."
            defaultValue={metric.ownerId ?? ''}
          />
          <Select
            name="cadence"
            label="Measured"
            options={metricCadences.map((value) => ({ value, label: metricCadenceLabels[value] }))}
            placeholder="Not decided yet"
            defaultValue={metric.cadence ?? ''}
          />
        </div>
        <div className="mt-4 grid gap-4">
          <TextField
            name="source"
            label="Source"
            maxLength={500}
            help="Where its values come from: a report, an experiment tracker, production monitoring."
            defaultValue={metric.source}
          />
          <TextField
            name="series"
            label="Prometheus series"
            maxLength={500}
            help="Where its values are read from a Prometheus exposition: a name, with labels where it has several. churn_recall{slice=&quot;all&quot;}"
            defaultValue={metric.series}
          />
        </div>
      </Section>
    </>
  )
}
