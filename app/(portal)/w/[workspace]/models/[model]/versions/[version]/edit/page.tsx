import EditPage, { generateMetadata as metadataOf } from '../../../../../documents/[ref]/edit/page'
import { cardParams, type VersionParams } from '../version-page'

type Props = { params: Promise<VersionParams>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = ({ params, searchParams }: Props) =>
  metadataOf({ params: cardParams(params), searchParams })

export default function CardEditPage({ params, searchParams }: Props) {
  return <EditPage params={cardParams(params)} searchParams={searchParams} />
}
