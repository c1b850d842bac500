import { describe, expect, test } from 'vitest'
import type { RunMetric } from '@/lib/experiments/vocabulary'
import type { TableRow } from '@/lib/templates/vocabulary'
import { readFigure, verifyResults } from './rules'

const tracked = (key: string, value: number | string, dataset: string | null = null): RunMetric => ({
  key,
  value,
  step: null,
  at: null,
  dataset,
})
const row = (cells: TableRow['cells']): TableRow => ({ id: 'r1', cells })
const check = (cells: TableRow['cells'], ...metrics: RunMetric[]) => verifyResults([row(cells)], metrics).r1!
const mark = (cells: TableRow['cells'], ...metrics: RunMetric[]) => check(cells, ...metrics).mark

describe('names are compared by what they mean', () => {
  test.each([
    ['accuracy', 'acc'],
    ['Accuracy', 'test_accuracy'],
    ['f1', 'eval/F1-Score'],
    ['F1 Macro', 'f1_macro'],
    ['macro f1', 'val.f1_score_macro'],
    ['ROC AUC', 'rocAuc'],
    ['auc', 'eval_roc_auc_score'],
    ['Average precision', 'pr_auc'],
    ['recall@10', 'recall_at_10'],
    ['sensitivity', 'TPR'],
    ['Word Error Rate', 'wer'],
    ['Matthews Correlation', 'matthews_corrcoef'],
  ])('%s is %s', (said, key) => {
    expect(mark({ metric: said, value: '0.71' }, tracked(key, 0.7098))).toBe('verified')
  })

  test.each([
    ['accuracy', 'balanced_accuracy'],
    ['f1', 'f1_macro'],
    ['recall@5', 'recall_at_10'],
    ['recall', 'recall_over_65'],
    ['loss', 'log_loss'],
    ['', 'accuracy'],
  ])('%s is not %s', (said, key) => {
    expect(mark({ metric: said, value: '0.71' }, tracked(key, 0.71))).toBe('self_reported')
  })
})

describe('values are equal within the digits that the card shows', () => {
  test.each<[string, string, number]>([
    ['0.71', '', 0.7098],
    ['0.71', '', 0.71],
    ['0.705', '', 0.7049999],
    ['71 %', '', 0.7098],
    ['1 204.5', 'ms', 1204.51],
    ['7', '', 0.07123],
    ['70.98', '', 0.7098],
    ['71', '%', 0.7098],
    ['0.7098', '', 70.98],
    ['71.0%', '', 71.02],
    ['0.71 ± 0.02', '', 0.7098],
    ['0.71 (0.69 to 0.73)', '', 0.7098],
    ['1.2e-3', '', 0.00123],
    ['1,204.5', 'ms', 1204.51],
    ['0,71', '', 0.7098],
    ['-0.5', '', -0.51],
    ['1', '', 0.9999],
    ['12', 'ms', 12.04],
    ['0', '', 0],
    ['.5', '', 0.5],
  ])('%s %s is %d', (value, unit, run) => {
    expect(mark({ metric: 'x', value, unit }, tracked('x', run))).toBe('verified')
  })

  test.each<[string, string, number]>([
    ['0.71', '', 0.7151],
    ['0.75', '', 0.71],
    ['71 %', '', 0.72],
    ['1', '', 0.6],
    ['0', '', 0.3],
    ['71', 'ms', 0.71],
    ['0.7', '', 0.76],
    ['7', '', 0.0771],
  ])('%s %s is not %d', (value, unit, run) => {
    expect(mark({ metric: 'x', value, unit }, tracked('x', run))).toBe('differs')
  })

  test('what is no number is equal to its word', () => {
    expect(mark({ metric: 'x', value: 'NaN' }, tracked('x', 'NaN'))).toBe('verified')
    expect(mark({ metric: 'x', value: 'Infinity' }, tracked('x', 'Infinity'))).toBe('verified')
    expect(mark({ metric: 'x', value: '0.5' }, tracked('x', 'NaN'))).toBe('differs')
    expect(mark({ metric: 'x', value: 'about half' }, tracked('x', 0.5))).toBe('self_reported')
  })
})

describe('a figure is proved only by one of the same data', () => {
  test('of the same group', () => {
    const all = [tracked('recall', 0.71), tracked('recall_over_65', 0.58), tracked('recall/age=18-29', 0.72)]
    expect(mark({ metric: 'recall', value: '0.71' }, ...all)).toBe('verified')
    expect(mark({ metric: 'recall', value: '0.58', group: 'Over 65' }, ...all)).toBe('verified')
    expect(mark({ metric: 'recall', value: '0.71', group: 'Over 65' }, ...all)).toBe('differs')
    expect(mark({ metric: 'recall', value: '0.72', group: 'Age 18–29' }, ...all)).toBe('verified')
    expect(mark({ metric: 'recall', value: '0.71', group: 'Rural' }, ...all)).toBe('self_reported')
  })

  test('of the same part, and never of the training data unless the card says so', () => {
    const both = [tracked('train_accuracy', 0.99), tracked('test_accuracy', 0.9)]
    expect(mark({ metric: 'accuracy', value: '0.99' }, ...both)).toBe('differs')
    expect(mark({ metric: 'accuracy', value: '0.99', split: 'train' }, ...both)).toBe('verified')
    expect(mark({ metric: 'accuracy', value: '0.90', split: 'test' }, ...both)).toBe('verified')
    expect(mark({ metric: 'accuracy', value: '0.90', split: 'validation' }, ...both)).toBe('self_reported')
    expect(mark({ metric: 'accuracy', value: '0.99' }, tracked('train_accuracy', 0.99))).toBe('self_reported')
    expect(mark({ metric: 'accuracy', value: '0.9', split: 'validation' }, tracked('accuracy', 0.9))).toBe('verified')
  })

  test('by the name for readers too', () => {
    const more = JSON.stringify({ name: 'Recall within 60,000 contacts' })
    expect(mark({ metric: 'recall', value: '0.71', more }, tracked('recall_within_60000_contacts', 0.7098))).toBe(
      'verified',
    )
  })

  test('of the same dataset, where both name one', () => {
    const two = [tracked('accuracy', 0.9, 'glue/mrpc'), tracked('accuracy', 0.8, 'squad')]
    expect(mark({ metric: 'accuracy', value: '0.8', dataset: 'squad' }, ...two)).toBe('verified')
    expect(mark({ metric: 'accuracy', value: '0.8', dataset: 'mrpc' }, ...two)).toBe('differs')
    expect(mark({ metric: 'accuracy', value: '0.8' }, ...two)).toBe('verified')
  })
})

test('every mark says why', () => {
  expect(check({ metric: 'recall', value: '0.71' }, tracked('test_recall', 0.7098))).toEqual({
    mark: 'verified',
    metric: tracked('test_recall', 0.7098),
    reason: 'The run tracked 0.7098 as “test_recall”; the card says 0.71.',
  })
  expect(check({ metric: 'recall', value: '0.75' }, tracked('recall', 0.7098, 'march')).reason).toBe(
    'The card says 0.75, and the run tracked 0.7098 as “recall” on march.',
  )
  expect(verifyResults([row({ metric: 'recall', value: '0.71' })], null).r1).toEqual({
    mark: 'self_reported',
    metric: null,
    reason: 'The version names no run, so nothing can be compared: it is what the card says.',
  })
})

test.each(['', 'n/a', '0.7-0.8', 'twelve', '1.2.3', '<0.5', '{}'])('%j is no figure', (said) => {
  expect(readFigure(said)).toBeNull()
})
