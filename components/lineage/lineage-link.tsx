import { ButtonLink } from '@/components/ui/button'
import { lineageHref } from './lineage-nodes'

/** From a record to what it was made of and what rests on it. */
export function LineageLink({ base, of }: { base: string; of: string }) {
  return (
    <ButtonLink kind="quiet" icon="link" href={lineageHref(base, of)}>
      Lineage
    </ButtonLink>
  )
}
