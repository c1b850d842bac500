// A history to be: steps in any order, told in the order of their times, each by a person and at its moment.
import type { z } from 'zod'
import type { Db } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import type { CommandDefinition, Target } from '@/lib/platform/command'
import type { Ctx } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import type { DemoMember, DemoPlan, PersonKey } from './cast'

/** Working days before the start and a time of day in UTC: `119 10:04`. */
export type Moment = `${number} ${number}:${number}`

export class Actor {
  constructor(
    readonly ctx: Ctx,
    readonly member: DemoMember,
    private readonly key: string,
  ) {}

  private count = 0

  /** Keyed, so that a seeding which was cut short can be repeated from its first step. */
  async do<I extends z.ZodType, T extends Target, R>(command: CommandDefinition<I, T, R>, input: unknown): Promise<R> {
    this.count += 1
    try {
      return (await execute(this.ctx, command, input, { key: `${this.key}:${this.count}` })).value
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // A story that the product refuses: who tells it needs to know where.
      const { fields, current } = error
      const place = `${this.member.key} ${this.ctx.clock?.toISOString()} ${command.name}`
      throw new Error(`${place}: ${error.message} ${JSON.stringify({ fields, current })}`, { cause: error })
    }
  }
}

interface Step {
  at: Date
  who: PersonKey
  run(actor: Actor): Promise<void>
}

export class Chronicle {
  private readonly steps: Step[] = []

  constructor(
    private readonly db: Db,
    readonly plan: DemoPlan,
  ) {}

  on(moment: Moment, who: PersonKey, run: (actor: Actor) => Promise<void>): void {
    this.at(dateOf(moment, new Date(this.plan.startedAt)), who, run)
  }

  at(date: Date, who: PersonKey, run: (actor: Actor) => Promise<void>): void {
    this.steps.push({ at: date, who, run })
  }

  member(key: PersonKey): DemoMember {
    return this.plan.people.find((person) => person.key === key)!
  }

  actor(key: PersonKey, workspaceId: string, at: Date, step: string): Actor {
    const member = this.member(key)
    const actor = { kind: 'person', id: member.id, via: 'seed' } as const
    return new Actor({ db: this.db, actor, workspaceId, clock: at }, member, `seed:${step}`)
  }

  async tell(workspaceId: string): Promise<void> {
    const ordered = this.steps.map((step, index) => ({ step, index }))
    ordered.sort((a, b) => a.step.at.getTime() - b.step.at.getTime() || a.index - b.index)
    for (const { step, index } of ordered) await step.run(this.actor(step.who, workspaceId, step.at, String(index)))
  }
}

/** Monday to Friday only: nobody at Halden Mobile approves on a Sunday. */
export function dateOf(moment: Moment, start: Date): Date {
  const [days, time] = moment.split(' ')
  const [hours, minutes] = time!.split(':').map(Number)
  const date = new Date(start)
  for (let left = Number(days); left > 0; ) {
    date.setUTCDate(date.getUTCDate() - 1)
    if (date.getUTCDay() % 6 !== 0) left -= 1
  }
  // Not on the full minute: people are not either.
  date.setUTCHours(hours!, minutes!, (Number(days) * 7 + minutes! * 13) % 60, (Number(days) * 37) % 1000)
  return date
}
