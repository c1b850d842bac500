import { buttonClass } from '@/components/ui/button-class'
import { ShortDigest } from '@/components/ui/digest'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ref, TextLink } from '@/components/ui/text-link'

export type RevisionFacts = {
  revision: number
  publishedAt: string
  publishedBy: string | null
  note: string
  contentDigest: string
  voided: string[]
}

type Props = {
  revisions: readonly RevisionFacts[]
  versionHref: string
  approvalsHref: string
  /** The pair that is compared. */
  compared: { from: number; to: number } | null
}

/** Every published revision, newest first, and the choice of two to compare; a plain form that asks by its address. */
export function RevisionList({ revisions, versionHref, approvalsHref, compared }: Props) {
  const newest = revisions[0]?.revision ?? 1
  const from = compared?.from ?? Math.max(1, newest - 1)
  const to = compared?.to ?? newest
  return (
    <form action={versionHref}>
      <input type="hidden" name="view" value="revisions" />
      <table className="dt">
        <caption className="sr-only">Published revisions of the card</caption>
        <thead>
          <tr>
            <th scope="col">Revision</th>
            <th scope="col">Published by</th>
            <th scope="col">When</th>
            <th scope="col">Note</th>
            <th scope="col">Voided</th>
            <th scope="col">Digest</th>
            {revisions.length > 1 ? <th scope="col">Compare</th> : null}
          </tr>
        </thead>
        <tbody>
          {revisions.map((item) => (
            <tr key={item.revision}>
              <th scope="row">
                <TextLink href={`${versionHref}?revision=${item.revision}`}>Revision {item.revision}</TextLink>
              </th>
              <td data-label="Published by">{item.publishedBy ?? 'a former member'}</td>
              <td data-label="When">
                <RelativeTime at={item.publishedAt} />
              </td>
              <td data-label="Note">{item.note || 'none'}</td>
              <td data-label="Voided">
                {item.voided.length > 0 ? (
                  <span className="flex flex-wrap gap-2">
                    {item.voided.map((ref) => (
                      <Ref key={ref} href={`${approvalsHref}/${ref}`}>
                        {ref}
                      </Ref>
                    ))}
                  </span>
                ) : (
                  'nothing'
                )}
              </td>
              <td data-label="Digest">
                <ShortDigest value={item.contentDigest} head={8} tail={4} />
              </td>
              {revisions.length > 1 ? (
                <td data-label="Compare">
                  <span className="flex gap-4">
                    <label className="flex min-h-6 items-center gap-1">
                      <input type="radio" name="from" value={item.revision} defaultChecked={item.revision === from} />
                      before<span className="sr-only">: revision {item.revision}</span>
                    </label>
                    <label className="flex min-h-6 items-center gap-1">
                      <input type="radio" name="to" value={item.revision} defaultChecked={item.revision === to} />
                      after<span className="sr-only">: revision {item.revision}</span>
                    </label>
                  </span>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {revisions.length > 1 ? (
        <p className="mt-3 flex justify-end">
          <button type="submit" className={buttonClass('secondary')}>
            Compare these two
          </button>
        </p>
      ) : null}
    </form>
  )
}

/** The two revisions of an address: `?compare=1..2`, or the form's `from` and `to`. Null where they name none. */
export function comparedRevisions(
  params: { compare?: string | string[]; from?: string | string[]; to?: string | string[] },
  newest: number,
): { from: number; to: number } | null {
  const [first, second] =
    typeof params.compare === 'string' ? params.compare.split('..') : [one(params.from), one(params.to)]
  const from = Number(first)
  const to = Number(second)
  const exists = (revision: number) => Number.isInteger(revision) && revision >= 1 && revision <= newest
  return exists(from) && exists(to) && from !== to ? { from, to } : null
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)
