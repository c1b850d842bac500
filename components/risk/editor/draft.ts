// The questionnaire while it is edited: every part with an id of the page's own, figures as they are typed.
import type { Questionnaire } from '@/lib/risk/vocabulary'
import { type RiskTier, riskTiers } from '@/lib/use-cases/vocabulary'

export interface OptionDraft {
  id: string
  /** Empty for a new one: made of its words when it is sent. */
  value: string
  label: string
  points: string
  atLeast: RiskTier | ''
}

export interface QuestionDraft {
  id: string
  key: string
  text: string
  why: string
  weight: string
  options: OptionDraft[]
}

export interface QuestionnaireDraft {
  name: string
  thresholds: Record<keyof Questionnaire['thresholds'], string>
  questions: QuestionDraft[]
  /** The next id. */
  next: number
}

export function draftOf({ name, thresholds, questions }: Questionnaire): QuestionnaireDraft {
  let next = 0
  const id = () => `p${next++}`
  const parts = questions.map((question) => ({
    ...question,
    id: id(),
    weight: String(question.weight),
    options: question.options.map((option) => ({
      ...option,
      id: id(),
      points: String(option.points),
      atLeast: option.atLeast ?? ('' as const),
    })),
  }))
  const { limited, high, critical } = thresholds
  return {
    name,
    thresholds: { limited: String(limited), high: String(high), critical: String(critical) },
    questions: parts,
    next,
  }
}

/** As it is sent. What is no figure stays what it is, for the check to find. */
export function questionnaireOf({ name, thresholds, questions }: QuestionnaireDraft): unknown {
  const keys = new Set<string>()
  return {
    name,
    thresholds: {
      limited: figure(thresholds.limited),
      high: figure(thresholds.high),
      critical: figure(thresholds.critical),
    },
    questions: questions.map((question) => {
      const values = new Set<string>()
      return {
        key: keyOf(question.key, question.text, keys),
        text: question.text,
        why: question.why,
        weight: figure(question.weight),
        options: question.options.map(({ value, label, points, atLeast }) => ({
          value: keyOf(value, label, values),
          label,
          points: figure(points),
          ...(atLeast ? { atLeast } : {}),
        })),
      }
    }),
  }
}

export type Edit =
  | { type: 'replace'; draft: QuestionnaireDraft }
  | { type: 'name'; name: string }
  | { type: 'threshold'; tier: keyof Questionnaire['thresholds']; points: string }
  | { type: 'question'; at: number; change: Partial<Pick<QuestionDraft, 'text' | 'why' | 'weight'>> }
  | { type: 'addQuestion' }
  | { type: 'removeQuestion'; at: number }
  | { type: 'moveQuestion'; at: number; by: -1 | 1 }
  | { type: 'option'; at: number; option: number; change: Partial<Omit<OptionDraft, 'id' | 'value'>> }
  | { type: 'addOption'; at: number }
  | { type: 'removeOption'; at: number; option: number }
  | { type: 'moveOption'; at: number; option: number; by: -1 | 1 }

export function edited(draft: QuestionnaireDraft, edit: Edit): QuestionnaireDraft {
  const { questions, next } = draft
  const options = (at: number, change: (options: OptionDraft[]) => OptionDraft[]) => ({
    ...draft,
    questions: questions.map((question, q) =>
      q === at ? { ...question, options: change(question.options) } : question,
    ),
  })
  switch (edit.type) {
    case 'replace':
      return edit.draft
    case 'name':
      return { ...draft, name: edit.name }
    case 'threshold':
      return { ...draft, thresholds: { ...draft.thresholds, [edit.tier]: edit.points } }
    case 'question':
      return { ...draft, questions: questions.map((one, at) => (at === edit.at ? { ...one, ...edit.change } : one)) }
    case 'addQuestion': {
      const blank = (at: number): OptionDraft => ({
        id: `p${next + at}`,
        value: '',
        label: '',
        points: '0',
        atLeast: '',
      })
      const question = { id: `p${next}`, key: '', text: '', why: '', weight: '1', options: [blank(1), blank(2)] }
      return { ...draft, questions: [...questions, question], next: next + 3 }
    }
    case 'removeQuestion':
      return { ...draft, questions: questions.filter((_, at) => at !== edit.at) }
    case 'moveQuestion':
      return { ...draft, questions: moved(questions, edit.at, edit.by) }
    case 'option':
      return options(edit.at, (all) => all.map((one, at) => (at === edit.option ? { ...one, ...edit.change } : one)))
    case 'addOption': {
      const last = questions[edit.at]?.options.at(-1)
      const fresh: OptionDraft = {
        id: `p${next}`,
        value: '',
        label: '',
        points: last?.points ?? '0',
        atLeast: last?.atLeast ?? '',
      }
      return { ...options(edit.at, (all) => [...all, fresh]), next: next + 1 }
    }
    case 'removeOption':
      return options(edit.at, (all) => all.filter((_, at) => at !== edit.option))
    case 'moveOption':
      return options(edit.at, (all) => moved(all, edit.option, edit.by))
  }
}

/** Whether what was kept in the browser is a draft at all. */
export function isDraft(value: unknown): value is QuestionnaireDraft {
  const draft = value as QuestionnaireDraft | null
  return (
    typeof draft?.name === 'string' &&
    typeof draft.thresholds === 'object' &&
    typeof draft.next === 'number' &&
    Array.isArray(draft.questions) &&
    draft.questions.every(({ id, options }) => typeof id === 'string' && Array.isArray(options))
  )
}

export const floorChoices = riskTiers.filter((tier) => tier !== 'low')

function moved<T>(all: T[], at: number, by: -1 | 1): T[] {
  const to = at + by
  if (to < 0 || to >= all.length) return all
  const next = [...all]
  ;[next[at], next[to]] = [next[to]!, next[at]!]
  return next
}

const figure = (text: string) => (/^\s*\d{1,6}\s*$/.test(text) ? Number(text) : text)

/** A short name out of the first words, unlike all others. */
function keyOf(key: string, text: string, taken: Set<string>): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? []
  const bare =
    words
      .slice(0, 4)
      .join('_')
      .slice(0, 32)
      .replace(/^[0-9_]+/, '') || 'part'
  let name = key || bare
  for (let count = 2; !key && taken.has(name); count++) name = `${bare}_${count}`
  taken.add(name)
  return name
}
