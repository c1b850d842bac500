import type { MemberView } from '@/lib/workspaces/members'

/** Who may own a metric, the team of its use case first. */
export function ownersAmong(members: MemberView[], team: ReadonlyArray<{ person: string }>) {
  const isInTeam = new Set(team.map(({ person }) => person))
  return members
    .filter(({ duties }) => !duties.includes('auditor'))
    .sort((a, b) => Number(isInTeam.has(b.personId)) - Number(isInTeam.has(a.personId)))
    .map(({ personId, name }) => ({ value: personId, label: name }))
}
