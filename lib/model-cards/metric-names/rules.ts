// Metrics by what their names mean: `eval/ROC-AUC`, `test_roc_auc_score` and `rocAuc` are one.

export interface NameParts {
  /** In alphabetical order, synonyms as one word. */
  words: string[]
  /** The part of the data that the name tells: train, validation, test. */
  split: string | null
}

/** By the word that stands for all of them; written without spaces. */
const synonyms: Record<string, string[]> = {
  accuracy: ['acc', 'accuracyscore'],
  balancedaccuracy: ['balancedacc', 'bacc', 'balancedaccuracyscore'],
  f1: ['f1score', 'fscore', 'f1measure', 'fmeasure'],
  rocauc: ['auc', 'auroc', 'rocaucscore', 'areaunderroc', 'aucroc', 'areaunderthecurve', 'areaunderroccurve'],
  prauc: ['auprc', 'aucpr', 'averageprecision', 'averageprecisionscore', 'areaunderpr'],
  precision: ['precisionscore', 'ppv', 'positivepredictivevalue'],
  recall: ['recallscore', 'sensitivity', 'tpr', 'truepositiverate', 'hitrate'],
  specificity: ['tnr', 'truenegativerate', 'selectivity'],
  falsepositiverate: ['fpr', 'fallout'],
  falsenegativerate: ['fnr', 'missrate'],
  mcc: ['matthewscorrelation', 'matthewscorrelationcoefficient', 'matthewscorrcoef'],
  cohenkappa: ['kappa', 'cohenskappa', 'cohenkappascore'],
  logloss: ['crossentropy', 'binarycrossentropy', 'crossentropyloss'],
  brierscore: ['brier', 'brierscoreloss'],
  rmse: ['rootmeansquarederror', 'rootmeansquareerror'],
  mse: ['meansquarederror', 'meansquareerror'],
  mae: ['meanabsoluteerror'],
  mape: ['meanabsolutepercentageerror'],
  smape: ['symmetricmeanabsolutepercentageerror'],
  r2: ['r2score', 'rsquared', 'rsquare', 'coefficientofdetermination'],
  wer: ['worderrorrate'],
  cer: ['charactererrorrate'],
  per: ['phonemeerrorrate'],
  map: ['meanaverageprecision'],
  mrr: ['meanreciprocalrank'],
  ndcg: ['normalizeddiscountedcumulativegain', 'normaliseddiscountedcumulativegain'],
  iou: ['jaccard', 'jaccardscore', 'intersectionoverunion'],
  dice: ['dicescore', 'dicecoefficient'],
  perplexity: ['ppl'],
  exactmatch: ['em'],
  spearman: ['spearmanr', 'spearmancorrelation', 'spearmansrho'],
  pearson: ['pearsonr', 'pearsoncorrelation'],
}

const splits: Record<string, string> = {
  train: 'train',
  training: 'train',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  dev: 'validation',
  test: 'test',
  testing: 'test',
  holdout: 'test',
  heldout: 'test',
}

/** Words that say only that it was measured. */
const empty = new Set([
  'eval',
  'evaluation',
  'metric',
  'metrics',
  'the',
  'of',
  'on',
  'for',
  'years',
  'year',
  'old',
  'aged',
])

const meaning = new Map(
  Object.entries(synonyms).flatMap(([one, others]) => [one, ...others].map((word): [string, string] => [word, one])),
)
const LONGEST = 6

export function nameParts(name: string): NameParts {
  const words = name
    .normalize('NFKC')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})(?=\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('@', ' at ')
    .replace(/(\d),(?=\d)/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const found: string[] = []
  let split: string | null = null
  for (let at = 0; at < words.length; ) {
    const { word, taken } = longest(words, at)
    at += taken
    if (splits[word] && split === null) split = splits[word]
    else if (!empty.has(word)) found.push(word)
  }
  return { words: found.sort(), split }
}

/** The longest run of words from here that has a meaning of its own: `average precision`. */
function longest(words: string[], at: number): { word: string; taken: number } {
  for (let taken = Math.min(LONGEST, words.length - at); taken > 0; taken--) {
    const joined = words.slice(at, at + taken).join('')
    const known = meaning.get(joined) ?? (taken === 2 && splits[joined] ? joined : undefined)
    if (known) return { word: known, taken }
  }
  return { word: words[at]!, taken: 1 }
}

export function sameParts(one: readonly string[], other: readonly string[]): boolean {
  const sorted = [...other].sort()
  return one.length === sorted.length && one.every((word, at) => word === sorted[at])
}
