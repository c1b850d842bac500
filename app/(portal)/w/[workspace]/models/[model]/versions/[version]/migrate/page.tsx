import MigratePage, { generateMetadata as metadataOf } from '../../../../../documents/[ref]/migrate/page'
import { cardParams, type VersionParams } from '../version-page'

type Props = { params: Promise<VersionParams>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = ({ params, searchParams }: Props) =>
  metadataOf({ params: cardParams(params), searchParams })

export default function CardMigratePage({ params, searchParams }: Props) {
  return <MigratePage params={cardParams(params)} searchParams={searchParams} />
}
