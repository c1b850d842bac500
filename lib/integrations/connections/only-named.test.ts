import { expect, test } from 'vitest'
import type { ImportedFacts, RunFacts } from '@/lib/imports/vocabulary'
import { onlyNamed } from './only-named'

const run = (id: string, experimentName: string | null, experiment = ''): RunFacts => ({
  id,
  experiment,
  experimentName,
  name: id,
  status: 'finished',
  startedAt: null,
  endedAt: null,
  parameters: {},
  metrics: [],
  tags: {},
  codeCommit: null,
  codeRepository: null,
  environment: {},
  artifacts: [],
  datasets: [],
})
const version = (from: string) => ({
  label: '1',
  description: '',
  createdAt: null,
  run: from,
  location: null,
  artifactDigest: null,
  stage: null,
  tags: {},
  configuration: {},
})
const facts: ImportedFacts = {
  models: [
    { name: 'churn-scorer', description: '', tags: {}, aliases: {}, versions: [version('r3')] },
    { name: 'fraud', description: '', tags: {}, aliases: {}, versions: [version('r4')] },
  ],
  experiments: [
    { id: '1', name: 'churn-trees', description: '', tags: {} },
    { id: '2', name: 'fraud', description: '', tags: {} },
  ],
  runs: [
    run('r1', 'churn-trees'),
    run('r2', 'fraud'),
    run('r3', null, '1'),
    run('r4', null, '2'),
    run('r5', null, '7'),
  ],
}

test('what begins with the name of another team stays there', () => {
  const own = onlyNamed(facts, 'churn', new Set(['7']))
  expect(own.models?.map(({ name }) => name)).toEqual(['churn-scorer'])
  expect(own.experiments?.map(({ name }) => name)).toEqual(['churn-trees'])
  expect(own.runs?.map(({ id }) => id)).toEqual(['r1', 'r3', 'r5'])
})

test('without a name all of it is taken', () => {
  expect(onlyNamed(facts, '', new Set())).toBe(facts)
})
