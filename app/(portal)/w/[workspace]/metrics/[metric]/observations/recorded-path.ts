/** The list of values, which says what has just been recorded. */
export function recordedPath(
  workspace: string,
  taken: { metric: string; recorded: number; duplicates: number; problems: readonly unknown[] },
): string {
  const counts = { recorded: taken.recorded, same: taken.duplicates, left: taken.problems.length }
  const query = new URLSearchParams(Object.entries(counts).map(([name, count]) => [name, String(count)]))
  return `/w/${workspace}/metrics/${taken.metric}/observations?${query}`
}

type Asked = Partial<Record<'recorded' | 'same' | 'left', string | string[] | undefined>>

/** "14 values recorded, 2 were recorded already, 3 lines were left out"; null where nothing was. */
export function recordedWords(asked: Asked): string | null {
  if (asked.recorded === undefined) return null
  const count = (name: keyof Asked) => Math.max(0, Math.trunc(Number(asked[name] ?? 0))) || 0
  const many = (n: number, one: string, more: string) => (n === 1 ? `One ${one}` : `${n.toLocaleString('en')} ${more}`)
  const recorded = count('recorded')
  const same = count('same')
  const left = count('left')
  const parts = [
    recorded > 0 ? `${many(recorded, 'value', 'values')} recorded` : 'Nothing new was recorded',
    ...(same > 0 ? [same === 1 ? 'one was there already' : `${same.toLocaleString('en')} were there already`] : []),
    ...(left > 0 ? [`${left === 1 ? 'one line was' : `${left.toLocaleString('en')} lines were`} left out`] : []),
  ]
  return parts.join(', ')
}
