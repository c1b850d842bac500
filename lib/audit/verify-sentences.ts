/** What a verification of a log tells a person: what it checked, and what it could not. */
import type { EntryCheck } from './entry-check'
import type { LogScope } from './log-source'
import type { OutsideCheckpoints } from './outside-checkpoints'
import type { StateReplay } from './state-replay'
import { count, type VerifyOptions } from './verify-report'

export interface Findings {
  scope: LogScope
  options: VerifyOptions
  entries: EntryCheck
  state: StateReplay
  outside: OutsideCheckpoints | null
  /** Full tiles compared; null where tiles are not kept. */
  tiles: number | null
  hashedLeaves: number
  /** Of them, those after the last entry: whose they are, a hash does not say. */
  hashedAfter: number
  checkpoints: number
  /** Entries with a leaf that no checkpoint covers. */
  uncovered: number
  isStateCompared: boolean
}

export function checkedSentences(findings: Findings): string[] {
  const { scope, entries, state, outside, tiles, hashedLeaves, checkpoints, isStateCompared } = findings
  const numbers = scope.isComplete ? 'Numbers without a gap in every workspace' : 'Numbers in rising order'
  const kept = outside?.compared ?? 0
  const lines: [number, string][] = [
    [
      entries.entries,
      `${count(entries.entries, 'entry', 'entries')}: canonical, what the leaf was made from, and as its columns say`,
    ],
    [entries.entries, numbers],
    [hashedLeaves, `${count(hashedLeaves, 'leaf', 'leaves')} of other workspaces, by hash`],
    [checkpoints, `${count(checkpoints, 'checkpoint')}: signature, and the root recomputed from the leaves`],
    [tiles ?? 0, `${count(tiles ?? 0, 'tile')} against the leaves`],
    [kept, `${count(kept, 'checkpoint')} kept outside, contained unchanged`],
    [entries.kept, `${count(entries.kept, 'personal value')} against what was committed to`],
    [state.rows, `${count(state.rows, 'governed row')} against the newest entry of each`],
    [isStateCompared ? 1 : 0, 'No governed row without an entry, and none gone without one'],
  ]
  return lines.filter(([number]) => number > 0).map(([, sentence]) => sentence)
}

export function uncheckedSentences(findings: Findings): string[] {
  const { scope, options, entries, state, outside, tiles, checkpoints, uncovered, hashedAfter } = findings
  const late = uncovered + entries.unsealed
  const erased = entries.named - entries.kept
  const skipped = outside?.skipped ?? []
  const lines: [boolean, string][] = [
    [checkpoints === 0, 'There is no checkpoint yet'],
    [options.vkey === undefined, `Whose key it is: compare ${scope.vkey} with the one you were given`],
    [
      !options.checkpoints?.length,
      'Whether the whole log was rebuilt with its key: no checkpoint kept outside was given',
    ],
    [
      skipped.length > 0,
      `The checkpoint kept outside of size ${skipped.join(', ')}: its leaves are not here one by one`,
    ],
    [late > 0, `${count(late, 'entry', 'entries')} that no checkpoint covers yet`],
    [
      scope.isComplete && hashedAfter > 0,
      `Whether the last ${count(hashedAfter, 'leaf', 'leaves')}, here by hash alone, ${hashedAfter === 1 ? 'is' : 'are'} of other workspaces: compare the file with the entry of its export`,
    ],
    [!scope.isComplete, 'Completeness and governed rows: the export holds a selection'],
    [erased > 0, `${count(erased, 'personal value')}: erased`],
    [state.erasedColumns > 0, `${count(state.erasedColumns, 'personal column')} of rows: its salt was erased`],
    [state.batches > 0, `${count(state.batches, 'change')} of many rows at once`],
    [state.otherTables.size > 0, `Rows of ${[...state.otherTables].sort().join(', ')}: not part of it`],
    [tiles === null, 'Stored tiles: not part of it'],
  ]
  return lines.filter(([applies]) => applies).map(([, sentence]) => sentence)
}
