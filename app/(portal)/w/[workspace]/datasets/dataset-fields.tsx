import { RadioGroup, Select } from '@/components/form/choice-fields'
import { TextArea, TextField } from '@/components/form/text-field'
import { Section } from '@/components/ui/section'
import {
  type LegalBasis,
  legalBases,
  legalBasisLabels,
  type PersonalDataClass,
  personalDataClasses,
  personalDataLabels,
} from '@/lib/datasets/vocabulary'

interface Fields {
  name: string
  description: string
  source: string
  licence: string
  legalBasis: LegalBasis
  personalData: PersonalDataClass
  ownerId: string | null
}

const personalHelp: Record<PersonalDataClass, string> = {
  unknown: 'Nobody has looked yet.',
  none: 'Nothing in it is about a person, not even together with other data.',
  pseudonymised: 'About people, without names; whoever holds the key can tell whom.',
  personal: 'About people who can be told from it.',
  special_category: 'Health, belief, origin, union, sex life, genetics or biometrics (GDPR, article 9).',
}

type FieldsProps = { dataset: Partial<Fields>; people: Array<{ value: string; label: string }> }

export function DatasetFields({ dataset, people }: FieldsProps) {
  return (
    <>
      <Section title="What it is">
        <div className="grid gap-4">
          <TextField name="name" label="Name" required maxLength={300} defaultValue={dataset.name} />
          <TextArea
            name="description"
            label="Description"
            rows={3}
            maxLength={4000}
            help="What a row is, of which time and which customers: so that somebody else can tell whether it is theirs too."
            defaultValue={dataset.description}
          />
          <TextField
            name="source"
            label="Source"
            maxLength={1000}
            help="Where it comes from: a system, an export, a supplier."
            defaultValue={dataset.source}
          />
          <Select
            name="owner"
            label="Owner"
            options={people}
            placeholder="Nobody yet"
            help="Answers questions about it, and sees to its quality."
            defaultValue={dataset.ownerId ?? ''}
          />
        </div>
      </Section>
      <Section title="May it be used?">
        <div className="grid gap-4">
          <RadioGroup
            name="personalData"
            label="Personal data"
            required
            defaultValue={dataset.personalData ?? 'unknown'}
            options={personalDataClasses.map((value) => ({
              value,
              label: personalDataLabels[value],
              help: personalHelp[value],
            }))}
          />
          <div className="grid gap-4 tablet:grid-cols-2">
            <Select
              name="legalBasis"
              label="Legal basis"
              options={legalBases
                .filter((value) => value !== 'unknown')
                .map((value) => ({ value, label: legalBasisLabels[value] }))}
              placeholder={legalBasisLabels.unknown}
              help="Why personal data may be processed for this (GDPR, article 6)."
              defaultValue={dataset.legalBasis === 'unknown' ? '' : dataset.legalBasis}
            />
            <TextField
              name="licence"
              label="Licence"
              maxLength={200}
              help="Under which terms it was given: internal, a contract, CC BY 4.0."
              defaultValue={dataset.licence}
            />
          </div>
        </div>
      </Section>
    </>
  )
}
