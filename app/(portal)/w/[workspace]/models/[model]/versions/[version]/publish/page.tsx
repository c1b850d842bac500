import PublishPage, { generateMetadata as metadataOf } from '../../../../../documents/[ref]/publish/page'
import { cardParams, type VersionParams } from '../version-page'

type Props = { params: Promise<VersionParams> }

export const generateMetadata = ({ params }: Props) => metadataOf({ params: cardParams(params) })

export default function CardPublishPage({ params }: Props) {
  return <PublishPage params={cardParams(params)} />
}
