// Whether a use case needs a feature store, with the reasons in sentences. The three questions are those of the domain's
// practice: what the features cost to compute, whether they arrive ready to use, and how many projects would share them.
import type { StoreAdvice, StoreAnswers } from '../vocabulary'

interface Weighed {
  /** Above zero speaks for a store, below against. */
  weight: number
  sentence: string
}

export interface Advice {
  advice: StoreAdvice
  reasons: Weighed[]
}

/** From this sum on a store is worth running; from one on, a table that others may read. */
const STORE = 3

export function adviseOnStore(answers: StoreAnswers): Advice {
  const reasons = [ofCost(answers), ofReadiness(answers), ofSharing(answers), ...ofServing(answers)]
  const sum = reasons.reduce((total, { weight }) => total + weight, 0)
  // One project alone has nobody to share with: a store would be kept for its own sake, unless answers must be there at once.
  const isAlone = answers.projects <= 1 && !answers.isOnline
  const advice = sum >= STORE && !isAlone ? 'store' : sum >= 1 ? 'shared_table' : 'not_needed'
  return { advice, reasons }
}

function ofCost({ computeCost }: StoreAnswers): Weighed {
  if (computeCost === 'high')
    return {
      weight: 2,
      sentence: 'They cost much to compute: to compute them once and keep them saves that each time.',
    }
  if (computeCost === 'medium')
    return { weight: 1, sentence: 'They cost something to compute: to keep them saves work that is repeated.' }
  return {
    weight: -1,
    sentence: 'They cost little to compute: each project may as well compute them when it needs them.',
  }
}

function ofReadiness({ readiness }: StoreAnswers): Weighed {
  if (readiness === 'ready')
    return { weight: -2, sentence: 'They arrive ready to use: there is little that a store would add.' }
  if (readiness === 'partly')
    return { weight: 1, sentence: 'Some have to be made first: made in one place, they mean the same everywhere.' }
  return {
    weight: 2,
    sentence:
      'All have to be made of raw data: made twice, training and serving soon mean different things by one name.',
  }
}

function ofSharing({ projects }: StoreAnswers): Weighed {
  if (projects <= 1) return { weight: -1, sentence: 'No other project would use them: there is nobody to share with.' }
  if (projects === 2) return { weight: 1, sentence: 'Two projects would share them: a common table may do.' }
  return {
    weight: 2,
    sentence: `${projects} projects would share them: each that makes its own repeats the work and its mistakes.`,
  }
}

function ofServing({ isOnline }: StoreAnswers): Weighed[] {
  if (!isOnline) return []
  return [
    {
      weight: 1,
      sentence: 'Somebody waits for each prediction: the features have to be there at once, as they were in training.',
    },
  ]
}

/** The reasons as one text, for the record of a decision. */
export function adviceText({ reasons }: Advice): string {
  return reasons.map(({ sentence }) => sentence).join(' ')
}
