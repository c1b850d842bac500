import { Select } from '@/components/form/choice-fields'
import { TextArea, TextField } from '@/components/form/text-field'

type Choice = { value: string; label: string }

interface Fields {
  name: string
  entity: string
  valueType: string
  description: string
  derivation: string
  dataset: { ref: string } | null
  ownerId: string | null
}

type FieldsProps = { feature: Partial<Fields>; datasets: Choice[]; entities: string[]; people: Choice[] }

export function FeatureFields({ feature, datasets, entities, people }: FieldsProps) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        required
        maxLength={200}
        spellCheck={false}
        help="As the code calls it: days_since_last_call."
        defaultValue={feature.name}
      />
      <div className="grid gap-4 tablet:grid-cols-2">
        <TextField
          name="entity"
          label="What it is a fact of"
          required
          maxLength={100}
          list="entities"
          help="Customer, contract, cell site."
          defaultValue={feature.entity}
        />
        <TextField
          name="valueType"
          label="Type"
          required
          maxLength={60}
          list="value-types"
          help="Integer, float, category."
          defaultValue={feature.valueType}
        />
      </div>
      <datalist id="entities">
        {entities.map((entity) => (
          <option key={entity} value={entity} />
        ))}
      </datalist>
      <datalist id="value-types">
        {['integer', 'float', 'boolean', 'category', 'text', 'timestamp', 'vector'].map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      <TextArea
        name="description"
        label="Description"
        rows={3}
        maxLength={4000}
        help="What it says, and of which moment: so that training and serving mean the same."
        defaultValue={feature.description}
      />
      <Select
        name="dataset"
        label="Comes from"
        options={datasets}
        placeholder="Not said yet"
        defaultValue={feature.dataset?.ref ?? ''}
      />
      <TextArea
        name="derivation"
        label="Computation"
        rows={3}
        maxLength={4000}
        help="The column, or how it is computed from columns."
        defaultValue={feature.derivation}
      />
      <Select
        name="owner"
        label="Owner"
        options={people}
        placeholder="Nobody yet"
        help="Is asked before it changes."
        defaultValue={feature.ownerId ?? ''}
      />
    </>
  )
}
