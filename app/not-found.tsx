import { PlainFrame } from '@/components/frame/plain-frame'
import { ButtonLink } from '@/components/ui/button'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <PlainFrame>
      <h1 className="page-title">There is nothing here that you may see</h1>
      <p className="mt-2 text-15 text-fg-2">
        The address may be wrong, the record may not exist, or it belongs to a workspace that you are not a member of.
        If somebody sent you this link, ask them to invite you.
      </p>
      <div className="mt-5">
        <ButtonLink href="/" kind="primary">
          Go to your home page
        </ButtonLink>
      </div>
    </PlainFrame>
  )
}
