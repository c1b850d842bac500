import type { ImportPreview } from './import-state'

export const countWords = (count: number, one: string, more: string) =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${more}`

/** What was found, in a sentence: "12 values can be recorded, 3 lines have a problem". */
export function previewWords({ counts, series, chosen }: Pick<ImportPreview, 'counts' | 'series' | 'chosen'>): string {
  const { good, duplicates, problems } = counts
  const parts = [
    ...(good > 0 ? [`${countWords(good, 'value', 'values')} can be recorded`] : []),
    ...(duplicates > 0
      ? [duplicates === 1 ? 'one is recorded already' : `${duplicates.toLocaleString('en')} are recorded already`]
      : []),
    ...(problems > 0
      ? [problems === 1 ? 'one line has a problem' : `${problems.toLocaleString('en')} lines have a problem`]
      : []),
  ]
  if (good + duplicates === 0 && series.length > 0) {
    const found = chosen ? 'Nothing of the chosen series is in it' : 'Which series is this metric?'
    return problems > 0 ? `${found.replace(/\?$/, '')}; ${parts.at(-1)}` : found
  }
  if (parts.length === 0) return 'There is no value in it'
  const words = parts.join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
