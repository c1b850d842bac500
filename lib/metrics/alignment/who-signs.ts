// Who may sign which side of a link, and a level: whoever answers for it. Pure.
import { type LinkSide, levelRoles, type MetricAudience } from '../vocabulary'

export interface Reader {
  id: string | null
  /** In the use case. */
  roles: readonly string[]
  isAuditor: boolean
}

/** The role by which the reader speaks for the level, `owner` for a metric of their own; null: by none. */
export function roleFor(reader: Reader, audience: MetricAudience, ownerId?: string | null): string | null {
  if (!reader.id || reader.isAuditor) return null
  if (ownerId === reader.id) return 'owner'
  return levelRoles[audience].find((role) => reader.roles.includes(role)) ?? null
}

interface End {
  audience: MetricAudience
  ownerId: string | null
}

/**
 * By which role the reader may sign the side now; null where they may not. Two levels are agreed by two people: who signed for
 * one does not sign for the other as well.
 */
export function signingRole(
  reader: Reader,
  link: { from: End; to: End; signatures: ReadonlyArray<{ side: LinkSide; personId: string }> },
  side: LinkSide,
): string | null {
  if (link.signatures.some((signature) => signature.side === side)) return null
  const isAcross = link.from.audience !== link.to.audience
  if (isAcross && link.signatures.some(({ personId }) => personId === reader.id)) return null
  return roleFor(reader, link[side].audience, link[side].ownerId)
}
