import type { Tx } from '@/lib/platform/context'
import type { RecordSource } from './vocabulary'

/** Where a record comes from that a command makes: a person at a form, or a script with a token. */
export function sourceOf(tx: Pick<Tx, 'ctx'>): RecordSource {
  return tx.ctx.actor.via === 'api' ? 'ci' : 'person'
}
