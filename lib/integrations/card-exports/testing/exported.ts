import { readFileSync } from 'node:fs'
import { appPath } from '@/lib/platform/paths'
import { readTemplateFile } from '@/lib/templates/read-yaml'
import type { Answers } from '@/lib/templates/vocabulary'
import type { ExportedCard } from '../exported-card'

function builtInTemplate() {
  const read = readTemplateFile(readFileSync(appPath('lib/templates/data/model-card.yaml')), 1)
  if (!('template' in read)) throw new Error(JSON.stringify(read.problems))
  return read.template
}

const HOSTILE =
  '<script>alert(1)</script> "quoted" & \'single\' [link](javascript:alert(1)) ![x](https://evil.example/x.png)'

export const ANSWERS: Answers = {
  title: 'Churn <b>2</b>',
  purpose: `Calls.\n\n- one\n- two\n\n${HOSTILE}`,
  out_of_scope: 'Nobody is refused.',
  limitations: 'Over 65 it finds fewer.',
  contact: '[Halden](https://halden.example/?a=1&b="2")',
  license: 'apache-2.0',
  tags: ['churn', 'a | b'],
  base_models: ['halden/base'],
  training_datasets: ['calls'],
  task: 'tabular-classification',
  co2_grams: 12.5,
  risk_table: [
    {
      id: 'x1',
      cells: { risk: 'Not called', who: 'Over 65', likelihood: 'low', severity: 'high', mitigation: 'Letters' },
    },
    { id: 'x2', cells: { risk: 'Wrong calls', mitigation: 'Second look' } },
  ],
  results: [
    {
      id: 'a',
      cells: { metric: 'auc', value: '0.910', unit: '', group: '', baseline: '0.61', dataset: 'calls', split: 'test' },
    },
    {
      id: 'b',
      cells: {
        metric: 'auc',
        value: '0.58',
        group: 'over 65 <i>',
        low: '0.5',
        high: '0.66',
        baseline: '0.61',
        dataset: 'calls',
        split: 'test',
      },
    },
    { id: 'c', cells: { metric: 'f1', value: '397.00 +/- 103.22' } },
  ],
  other_metadata: 'widget:\n- text: <script>',
}

export function exportedCard(answers: Answers = ANSWERS): ExportedCard {
  const people = {
    person: 'Ann <Lead>',
    role: 'Data scientist',
    decision: 'approved',
    meaning: 'Fit for use',
    at: '2026-11-20T10:00:00Z',
  }
  return {
    model: { ref: 'MDL-7', name: 'Churn' },
    version: {
      ref: 'MDL-7 v3',
      version: 3,
      label: '2.0',
      artifactDigest: `sha256:${'ab'.repeat(32)}`,
      imageDigest: `sha256:${'cd'.repeat(32)}`,
    },
    useCase: { ref: 'UC-2', name: 'Retention', riskTier: null },
    document: 'DOC-12',
    template: builtInTemplate(),
    revision: {
      revision: 4,
      templateVersion: 1,
      note: '',
      publishedAt: '2026-11-19T10:00:00Z',
      publishedBy: 'Ann <Lead>',
      contentDigest: `sha256:${'12'.repeat(32)}`,
      materialDigest: `sha256:${'34'.repeat(32)}`,
    },
    answers,
    origins: {
      title: {
        by: '019a0000-0000-7000-8000-000000000001',
        byName: 'Ann',
        at: '2026-11-18T10:00:00Z',
        source: 'person',
      },
    },
    approvals: [
      {
        ref: 'APR-4',
        title: 'Churn',
        status: 'approved',
        revision: 4,
        openedAt: '2026-11-19T11:00:00Z',
        requester: 'Bob',
        isCurrent: true,
        decisions: [people],
      },
    ],
    names: {},
    datasets: [
      { dataset: 'calls', use: 'training', identity: { kind: 'sha256', value: 'ef'.repeat(32) } },
      { dataset: 'calls of May', use: 'test', identity: { kind: 'dvc_md5', value: '0a'.repeat(16) } },
    ],
    standings: { a: 'verified: equal to RUN-4', b: 'self-reported' },
    exportedAt: '2026-11-21T17:00:00Z',
  }
}
