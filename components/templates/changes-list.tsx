import { Status, type Tone } from '@/components/ui/status-chip'
import { type Piece, wordDifference } from '@/components/ui/word-difference'
import type { TemplateChange } from '@/lib/templates/views'

const looks: Record<
  TemplateChange['kind'],
  { tone: Tone; icon: 'plus' | 'minus' | 'arrow-right' | 'pen'; word: string }
> = {
  added: { tone: 'ink', icon: 'plus', word: 'new' },
  removed: { tone: 'warn', icon: 'minus', word: 'taken out' },
  moved: { tone: 'idle', icon: 'arrow-right', word: 'moved' },
  changed: { tone: 'idle', icon: 'pen', word: 'changed' },
}

/** What differs between two versions, each as a sentence; longer texts side by side with the words that changed. */
export function ChangesList({ changes }: { changes: readonly TemplateChange[] }) {
  return (
    <ul className="tpl-changes">
      {changes.map((change) => (
        <li key={`${change.kind}:${change.of}:${change.key}:${change.property ?? ''}`}>
          <span className="flex flex-wrap items-baseline gap-x-3">
            <Status tone={looks[change.kind].tone} icon={looks[change.kind].icon}>
              {looks[change.kind].word}
            </Status>
            <span className="min-w-0">{change.words}</span>
          </span>
          <Sides change={change} />
        </li>
      ))}
    </ul>
  )
}

/** What the sentence does not say already. */
function Sides({ change: { words, before, after } }: { change: TemplateChange }) {
  if (words.includes('”, is now “')) return null
  if (before && after) return <BeforeAfter before={before} after={after} />
  if (!before && !after) return null
  return (
    <p className={`mt-1 px-[10px] py-[6px] whitespace-pre-line ${after ? 'diff-after' : 'diff-before'}`}>
      {after || before}
    </p>
  )
}

function BeforeAfter({ before, after }: { before: string; after: string }) {
  const words = wordDifference(before, after)
  return (
    <div className="diff tpl-before-after">
      <div className="diff-before">
        <span className="sr-only">Before: </span>
        <Pieces pieces={words.before} as="del" />
      </div>
      <div className="diff-after">
        <span className="sr-only">After: </span>
        <Pieces pieces={words.after} as="ins" />
      </div>
    </div>
  )
}

function Pieces({ pieces, as: Mark }: { pieces: Piece[]; as: 'del' | 'ins' }) {
  return pieces.map((piece, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
    piece.kept ? <span key={at}>{piece.text}</span> : <Mark key={at}>{piece.text}</Mark>,
  )
}

/** “One part is new”, “3 changes”, “5 differences: 2 new, 3 changed” */
export function changesWords(changes: readonly TemplateChange[]): string {
  if (changes.length === 0) return 'Nothing differs'
  const kinds = (['added', 'removed', 'moved', 'changed'] as const).filter((kind) =>
    changes.some((one) => one.kind === kind),
  )
  const many = changes.length.toLocaleString('en')
  const [only] = kinds
  if (kinds.length > 1) {
    const parts = kinds.map((kind) => `${changes.filter((one) => one.kind === kind).length} ${looks[kind].word}`)
    return `${many} differences: ${parts.join(', ')}`
  }
  if (only === 'changed') return changes.length === 1 ? 'One change' : `${many} changes`
  const verb = only === 'moved' ? (changes.length === 1 ? 'has' : 'have') : changes.length === 1 ? 'is' : 'are'
  return `${changes.length === 1 ? 'One part' : `${many} parts`} ${verb} ${looks[only!].word}`
}
