import DiscussionPage, { generateMetadata as metadataOf } from '../../../../../documents/[ref]/discussion/page'
import { cardParams, type VersionParams } from '../version-page'

type Props = { params: Promise<VersionParams>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = ({ params, searchParams }: Props) =>
  metadataOf({ params: cardParams(params), searchParams })

export default function CardDiscussionPage({ params, searchParams }: Props) {
  return <DiscussionPage params={cardParams(params)} searchParams={searchParams} />
}
