import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Avatar } from '@/components/ui/avatar'
import { CopyButton } from '@/components/ui/copy-button'
import type { DemoPerson } from '@/lib/identity/demo-people'
import { roleLabels } from '@/lib/platform/vocabulary'
import { enterAction } from './actions'

/** One button a person of the demo workspace, and the password that they sign their decisions with. */
export function DemoPeople({ people, to }: { people: DemoPerson[]; to?: string }) {
  return (
    <>
      <h1 className="page-title">Whose eyes do you want to look through?</h1>
      <p className="mt-2 max-w-[68ch] text-15 text-fg-2">
        Halden Mobile is an invented telecom; everything in it is made up. Enter as any of its people. When you sign a
        decision as them, you are asked for the password beside their name.
      </p>
      <ul className="mt-6 border-t border-line-2">
        {people.map((person) => (
          <li
            key={person.email}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-[9px] text-13"
          >
            <Avatar name={person.name} roleId={person.role} size={32} />
            <span className="min-w-[180px] flex-1">
              <b className="text-14 font-medium">{person.name}</b>
              <span className="block text-12 text-fg-3">{roleLabels[person.role]}</span>
            </span>
            <span className="inline-flex w-[272px] items-center gap-1 text-12 text-fg-2">
              <span className="text-fg-3">password to sign</span>
              <code className="font-mono select-all">{person.password}</code>
              <CopyButton text={person.password} label={`Copy the password of ${person.name}`} />
            </span>
            <ActionForm action={enterAction} className="w-[196px]">
              <input type="hidden" name="email" value={person.email} />
              <input type="hidden" name="to" value={to ?? '/'} />
              <SubmitButton kind="secondary" busy="Entering…" className="w-full justify-center">
                {`Enter as ${person.name}`}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </>
  )
}
