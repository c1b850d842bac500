import { Select } from '@/components/form/choice-fields'
import { roleLabels, useCaseRoles } from '@/lib/platform/vocabulary'

const asked = useCaseRoles.filter((role) => role !== 'business_stakeholder')

/** One person a role to begin with; more are added on the use case's page. */
export function TeamFields({ me, people }: { me: string; people: { value: string; label: string }[] }) {
  return (
    <>
      <p className="mb-3 text-13 text-fg-2">
        {me}, you are its sponsor and first business stakeholder. Who else works on it? Leave open what is not known
        yet; risk officers and security specialists look after every use case.
      </p>
      <div className="grid gap-4 tablet:grid-cols-2">
        {asked.map((role) => (
          <Select key={role} name={`team.${role}`} label={roleLabels[role]} options={people} placeholder="Nobody yet" />
        ))}
      </div>
    </>
  )
}
