import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'

export type AskedRequirement = {
  key: string
  label: string
  stage: string
  quorum: number
  asked: string[]
  isSigned: boolean
}

/** Who will be asked, by name; a requirement that nobody can answer is said before anybody waits for it. */
export function AskedList({ requirements }: { requirements: readonly AskedRequirement[] }) {
  const unanswerable = requirements.filter(({ asked, quorum }) => asked.length < quorum)
  return (
    <>
      <ul className="panel-list max-w-[720px]">
        {requirements.map((item) => (
          <li key={item.key} className="flex flex-wrap gap-x-4">
            <span className="w-[180px] text-fg-2">{item.label}</span>
            <span className="min-w-0 flex-1">
              {item.asked.length > 0 ? <b className="font-medium">{namesOf(item.asked, item.quorum)}</b> : 'nobody yet'}
            </span>
            <span className="flex items-center gap-1 text-12 text-fg-3">
              <Icon name="pen" size={12} /> {item.isSigned ? 'signs' : 'answers'}
            </span>
          </li>
        ))}
      </ul>
      {unanswerable.length > 0 ? (
        <Notice tone="warn" title="This could not be approved as it stands">
          {unanswerable.map(({ label }) => label).join(', ')}: too few people have this role besides those who wrote the
          version or ask for it. Give somebody the role in the use case; they are then asked too.
        </Notice>
      ) : null}
    </>
  )
}

/** "Ingrid Solheim", "Ingrid Solheim or Mateo Quispe", "two of Ingrid Solheim, Mateo Quispe and Leila Haddad" */
export function namesOf(names: readonly string[], quorum: number): string {
  const list = (last: string) =>
    names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`
  if (quorum <= 1) return list('or')
  if (quorum >= names.length) return list('and')
  return `${quorum} of ${list('and')}`
}
