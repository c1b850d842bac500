import { Checkbox, RadioGroup } from '@/components/form/choice-fields'
import { NumberField } from '@/components/form/text-field'
import {
  computeCostLabels,
  computeCosts,
  readinesses,
  readinessLabels,
  type StoreAnswers,
} from '@/lib/features/vocabulary'

type WeighProps = {
  action: string
  useCase: string
  answers: StoreAnswers | null
  /** Use cases that share its features now, this one too. */
  counted: number
}

/** The questions as an address: what they were answered with can be linked to, and nothing is recorded yet. */
export function WeighForm({ action, useCase, answers, counted }: WeighProps) {
  return (
    <form method="get" action={`${action}#advice`} className="form">
      <input type="hidden" name="useCase" value={useCase} />
      <RadioGroup
        name="computeCost"
        label="What does it cost to compute the features?"
        required
        defaultValue={answers?.computeCost}
        options={computeCosts.map((value) => ({ value, label: computeCostLabels[value] }))}
      />
      <RadioGroup
        name="readiness"
        label="Do they arrive ready to use?"
        required
        defaultValue={answers?.readiness}
        options={readinesses.map((value) => ({ value, label: readinessLabels[value] }))}
      />
      <div className="max-w-[320px]">
        <NumberField
          name="projects"
          label="How many projects would share them?"
          required
          help={`This one too. The register counts ${counted === 1 ? 'this one alone' : counted}.`}
          defaultValue={String(answers?.projects ?? counted)}
        />
      </div>
      <Checkbox
        name="isOnline"
        label="Somebody waits for each prediction"
        help="The features have to be there at once, as they were in training."
        defaultChecked={answers?.isOnline ?? false}
      />
      <div>
        <button type="submit" className="btn">
          Weigh it
        </button>
      </div>
    </form>
  )
}
