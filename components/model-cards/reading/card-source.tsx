import { Icon, type IconName } from '@/components/ui/icon'
import { dayWords, exactWords } from '@/components/ui/relative-time'
import type { AnswerOrigin, RevisionItem } from '@/lib/documents/views'
import type { AnswerSource } from '@/lib/documents/vocabulary'

const looks: Record<AnswerSource, { icon: IconName; words: string }> = {
  person: { icon: 'person', words: '' },
  token: { icon: 'deploy', words: 'by the API' },
  ci: { icon: 'deploy', words: 'by a build' },
  import: { icon: 'file', words: 'out of a file' },
  registry: { icon: 'database', words: 'from a registry' },
  restore: { icon: 'history', words: 'put back' },
  migration: { icon: 'refresh', words: 'from an older template' },
}

const YEAR_MS = 365 * 24 * 3600 * 1000

type Props = {
  origin: AnswerOrigin
  /** Oldest first. */
  revisions: readonly Pick<RevisionItem, 'revision' | 'publishedAt'>[]
  now: number
}

/** In the margin of an answer: who said it, by which way, how long ago, and since which revision it stands so. */
export function CardSource({ origin, revisions, now }: Props) {
  const { icon, words } = looks[origin.source]
  const since = revisions.find(({ publishedAt }) => publishedAt >= origin.at)
  const isOld = now - Date.parse(origin.at) > YEAR_MS
  return (
    <p className="doc-from card-from">
      <Icon name={icon} size={14} />
      <span>
        {origin.byName}
        {words ? <span className="doc-when card-way">{words}</span> : null}
        <span className="doc-when" title={exactWords(new Date(origin.at))}>
          {dayWords(origin.at)}
          {since ? `, r${since.revision}` : ', draft'}
        </span>
        {isOld ? (
          <span className="card-old">
            <Icon name="clock" size={12} /> over a year old
          </span>
        ) : null}
      </span>
    </p>
  )
}
