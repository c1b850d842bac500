// Which known failures to ask about: those of the kind of model that the card describes, then those of any model.
import type { Answers } from '@/lib/templates/vocabulary'
import type { FailurePattern, ModelKind } from './vocabulary'

/** Answers that tell what kind of model it is, the surest first. */
const telling = ['task', 'model_type', 'library', 'description', 'title'] as const

/** The kind that fits best; null where nothing tells. */
export function guessKind(kinds: readonly ModelKind[], answers: Answers): ModelKind | null {
  for (const key of telling) {
    const said = wordsOf(answers[key])
    if (said.trim() === '') continue
    const best = kinds
      .map((kind) => ({ kind, weight: weightOf(kind, said) }))
      .reduce((one, other) => (other.weight > one.weight ? other : one), { kind: kinds[0]!, weight: 0 })
    if (best.weight > 0) return best.kind
  }
  return null
}

const wordsOf = (answer: unknown) => (typeof answer === 'string' ? ` ${plain(answer)} ` : '')
const plain = (text: string) =>
  text
    .slice(0, 2000)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Letters of all signs that stand there as words: the more is said of a kind, the surer it is. */
function weightOf({ signs }: ModelKind, said: string): number {
  return signs.reduce((sum, sign) => (said.includes(` ${plain(sign)} `) ? sum + sign.length : sum), 0)
}

export interface Prompt extends FailurePattern {
  kind: string
}

/** Prompts of the kind, then those of any model; of each question once. */
export function promptsFor(kinds: readonly ModelKind[], kind: ModelKind | null): Prompt[] {
  const any = kinds.find(({ key }) => key === 'any')
  return [kind, any]
    .filter((one) => one !== null && one !== undefined)
    .flatMap(({ name, patterns }) => patterns.map((pattern) => ({ ...pattern, kind: name })))
}
