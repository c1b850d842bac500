import HistoryPage, { generateMetadata as metadataOf } from '../../../../../documents/[ref]/history/page'
import { cardParams, type VersionParams } from '../version-page'

type Props = { params: Promise<VersionParams> }

export const generateMetadata = ({ params }: Props) => metadataOf({ params: cardParams(params) })

export default function CardHistoryPage({ params }: Props) {
  return <HistoryPage params={cardParams(params)} />
}
