import { expect, test } from 'vitest'
import { answerWords, exactWords } from './subject-words'

const of = (kind: 'model_version' | 'design_document' | 'stage_gate', fields: Record<string, unknown> = {}) => ({
  subject: { kind, id: '', label: 'X-1', revision: 2 },
  environment: kind === 'model_version' ? 'production' : 'none',
  snapshot: { fields, revision: 2, schema: '' },
})

test('a model version goes somewhere; a document and a gate do not', () => {
  expect(exactWords(of('model_version'))).toBe(', card revision 2, to production')
  expect(exactWords(of('design_document'))).toBe(', revision 2')
  expect(exactWords(of('stage_gate', { from: 'validation', to: 'release_preparation' }))).toBe(
    ', from Validation to Release preparation',
  )
})

test('each answer makes a sentence for each kind', () => {
  const sentence = (kind: string, decision: Parameters<typeof answerWords>[1]) => {
    const { verb, act } = answerWords(kind, decision)
    return `${verb} ${act}X-1`
  }
  expect(sentence('model_version', 'approve')).toBe('approve releasing X-1')
  expect(sentence('stage_gate', 'request_changes')).toBe('ask for changes before opening X-1')
  expect(sentence('design_document', 'request_changes')).toBe('ask for changes to X-1')
  expect(sentence('design_document', 'reject')).toBe('reject X-1')
  expect(sentence('stage_gate', 'abstain')).toBe('abstain from deciding on opening X-1')
})
