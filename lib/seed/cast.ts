// The people of the demo workspace, and the file that keeps their passwords and how far the seeding came.
import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { newId } from '@/lib/platform/context'
import { type Duty, duties, type RoleId } from '@/lib/platform/vocabulary'

const cast = {
  ingrid: { name: 'Ingrid Solheim', role: 'business_stakeholder' },
  hanna: { name: 'Hanna Kowalczyk', role: 'business_stakeholder' },
  mateo: { name: 'Mateo Quispe', role: 'subject_matter_expert' },
  rolf: { name: 'Rolf Eide', role: 'subject_matter_expert' },
  amara: { name: 'Amara Okonkwo', role: 'data_scientist' },
  lan: { name: 'Lan Nguyễn', role: 'data_scientist' },
  priya: { name: 'Priya Raghavan', role: 'data_engineer' },
  tomasz: { name: 'Tomasz Wiśniewski', role: 'ml_engineer' },
  kenji: { name: 'Kenji Watanabe', role: 'software_engineer' },
  sofia: { name: 'Sofia Lindqvist', role: 'backend_engineer' },
  leila: { name: 'Leila Haddad', role: 'risk_officer' },
  yusuf: { name: 'Yusuf Demir', role: 'security_specialist' },
  ruth: { name: 'Ruth Abelson', role: 'auditor' },
  ngozi: { name: 'Ngozi Adeyemi', role: 'admin' },
} as const satisfies Record<string, { name: string; role: RoleId }>

export type PersonKey = keyof typeof cast
export const personKeys = Object.keys(cast) as PersonKey[]

const person = z.object({
  key: z.custom<PersonKey>((value) => typeof value === 'string' && value in cast),
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.custom<RoleId>((value) => typeof value === 'string'),
  password: z.string(),
})

const planShape = z.object({
  startedAt: z.iso.datetime(),
  /** Null until the last step: a start that was cut short goes on from where it stopped. */
  finishedAt: z.iso.datetime().nullable(),
  people: z.array(person).length(personKeys.length),
})

export type DemoPlan = z.output<typeof planShape>
export type DemoMember = z.output<typeof person>

export function newPlan(now: Date): DemoPlan {
  return {
    startedAt: now.toISOString(),
    finishedAt: null,
    people: personKeys.map((key) => ({
      key,
      id: newId(),
      ...cast[key],
      email: `${key}@halden.example`,
      password: speakable(3),
    })),
  }
}

/** What a start before this one planned; null when there is none that can be read. */
export async function readPlan(file: string): Promise<DemoPlan | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return planShape.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export async function writePlan(file: string, plan: DemoPlan): Promise<void> {
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 })
  await rename(draft, file)
}

export function dutiesOf({ role }: DemoMember): Duty[] {
  return duties.filter((duty) => duty === role)
}

const consonants = 'bdfghjklmnprstvz'
const vowels = 'aiou'

/** Words of alternating consonants and vowels, 16 random bits each: easy to read off one screen and type on another. */
function speakable(words: number): string {
  return Array.from({ length: words }, () => {
    const bits = randomBytes(2).readUInt16BE()
    const letters = [consonants[bits >> 12], vowels[(bits >> 10) & 3], consonants[(bits >> 6) & 15]]
    return [...letters, vowels[(bits >> 4) & 3], consonants[bits & 15]].join('')
  }).join('-')
}
