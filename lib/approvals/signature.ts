import type { Ctx } from '@/lib/platform/context'

/**
 * Proves that the person at the browser is the one who is signed in, at this moment and for this act.
 * @throws forbidden with the field that has to be filled again; limited after too many attempts.
 */
export type Reauthenticate = (ctx: Ctx, password: string | undefined) => Promise<void>
