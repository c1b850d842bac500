import { describe, expect, it } from 'vitest'
import { factsFrom, readTextWith } from '../reading/testing/read-text'
import { dvcImporter } from './importer'
import { LOCK, TRACKED } from './testing/fixtures'

const read = (text: string, filename?: string) => factsFrom(dvcImporter, text, filename)

describe('dvc.lock', () => {
  it('gives datasets by their MD5, as it is written, without code and models', () => {
    const { facts, report } = read(LOCK)
    expect(facts.datasets).toMatchObject([
      {
        name: 'data/raw/contracts.csv',
        versions: [{ identity: { kind: 'dvc_md5', value: '00000000000000000000000000001234' }, bytes: 451_405 }],
      },
      {
        name: 'data/train',
        versions: [
          { identity: { value: 'a28a7e4d342c27c1d7ad3c17ec1dfa7a.dir' } },
          { identity: { value: 'b28a7e4d342c27c1d7ad3c17ec1dfa7a.dir' } },
        ],
      },
    ])
    expect(report.version).toBe('dvc.lock 2.0')
    const rest = report.unrecognised?.map(({ path }) => path)
    expect(rest).toContain('stages.prepare.deps[1]')
    expect(rest).toContain('stages.prepare.outs[0].nfiles')
  })

  it('gives a job for each stage, and its run with parameters', () => {
    const { facts, report } = read(LOCK)
    const node = (name: string) => ({ namespace: '', name })
    expect(facts.lineage).toMatchObject([
      {
        job: { name: 'prepare', description: 'python -m churn.prepare' },
        inputs: [node('data/raw/contracts.csv')],
        outputs: [node('data/train')],
      },
      {
        job: { name: 'train@north', description: 'mkdir -p models\npython -m churn.train' },
        outputs: [node('models/churn.pkl')],
      },
    ])
    expect(facts.runs).toMatchObject([
      {
        name: 'train@north',
        parameters: { 'train.depth': '4', 'train.layers': '[8,8]', seed: '1.10' },
        artifacts: [{ path: 'models/churn.pkl', digest: 'md5:b46ad276c85d06d21d59c0f2c68f1871', kind: 'model' }],
        datasets: [{ dataset: 'data/train', use: 'training' }],
      },
    ])
    expect(facts.lineage?.[1]?.run).toBe(facts.runs?.[0]?.id)
    expect(read(LOCK).facts).toEqual(facts)
    expect(report.unrecognised?.find(({ path }) => path.includes('secret'))?.text).toBe('secret: left out')
  })

  it('remarks a stage that was run with other data than was written last', () => {
    expect(read(LOCK).report.problems).toMatchObject([{ line: 25, message: expect.stringContaining('Run it again') }])
  })

  it('is read in the form before 2.0', () => {
    const old =
      'prepare:\n  cmd: x\n  deps:\n  - path: a.csv\n    md5: 1234567890123456789012345678901e\n  outs:\n  - path: b.csv\n    md5: 00000000000000000000000000000123\n'
    const { facts, report } = read(old, 'dvc.lock')
    expect(report.version).toBe('dvc.lock 1.0')
    expect(facts.datasets?.map(({ versions }) => versions[0]?.identity.value)).toEqual([
      '1234567890123456789012345678901e',
      '00000000000000000000000000000123',
    ])
  })

  it('keeps what a store says of a remote file', () => {
    const { facts } = read(
      'stages:\n  a:\n    cmd: x\n    deps:\n    - path: s3://b/a.csv\n      etag: abc\n      size: 3\n',
    )
    expect(facts.datasets).toMatchObject([
      { name: 's3://b/a.csv', versions: [{ identity: { kind: 'source_version', value: 'abc' } }] },
    ])
  })
})

describe('a .dvc file', () => {
  it('gives its data by the folder it lies in, with the repository it came from', () => {
    expect(read(TRACKED, 'data/raw/contracts.csv.dvc').facts.datasets).toMatchObject([
      {
        name: 'data/raw/contracts.csv',
        description: 'All contracts of a month',
        source: 'https://git.example.org/warehouse',
        versions: [
          {
            label: '45c6096e481915f7d0c7b6c93b936e2e2411d4da',
            identity: { kind: 'dvc_md5', value: 'dcec4b79bf9c7317bd9e17789bf888f0' },
          },
        ],
      },
    ])
  })

  it('of weights is an artefact of a run', () => {
    const { facts } = read(
      'outs:\n- md5: 0a220a943e805b35478c2f0a693c1775\n  size: 1\n  path: churn.onnx\n',
      'models/churn.onnx.dvc',
    )
    expect(facts).toMatchObject({
      runs: [
        {
          name: 'churn.onnx',
          artifacts: [{ path: 'models/churn.onnx', digest: 'md5:0a220a943e805b35478c2f0a693c1775' }],
        },
      ],
    })
  })

  it('that held a stage, before DVC 1, gives its job', () => {
    const { facts } = read(
      'cmd: python a.py\ndeps:\n- md5: a\n  path: in.csv\nouts:\n- md5: b\n  path: out.csv\nwdir: ../work\n',
      'steps/a.dvc',
    )
    expect(facts.lineage).toMatchObject([
      { job: { name: 'a' }, inputs: [{ name: 'work/in.csv' }], outputs: [{ name: 'work/out.csv' }] },
    ])
  })
})

describe('other files of DVC', () => {
  it('dvc.yaml gives the stages as they are to be, and models it declares', () => {
    const { facts, report } = read(
      'stages:\n  train:\n    cmd: t\n    deps: [data/a.csv, src/t.py, "data/\x24{item}.csv"]\n    metrics:\n    - m/s.json:\n        cache: false\nartifacts:\n  churn:\n    path: models/c.pkl\n    type: model\n    desc: Leavers\n    labels: [x, y]\n',
    )
    expect(facts.lineage).toMatchObject([
      { eventType: 'JOB', inputs: [{ name: 'data/a.csv' }], outputs: [{ name: 'm/s.json' }] },
    ])
    expect(facts.models).toMatchObject([{ name: 'churn', description: 'Leavers', tags: { labels: 'x, y' } }])
    expect(report.unrecognised?.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['src/t.py', 'data/\x24{item}.csv']),
    )
  })

  it('params.yaml and metrics give a run', () => {
    expect(read('train: {lr: 2e-05}\n', 'params.yaml').facts.runs).toMatchObject([
      { parameters: { 'train.lr': '2e-05' } },
    ])
    expect(read('{"a": {"f1": 0.6}, "n": NaN, "classes": ["x"]}', 'scores.json').facts.runs).toMatchObject([
      {
        name: 'scores',
        metrics: [
          { key: 'a.f1', value: 0.6 },
          { key: 'n', value: 'NaN' },
        ],
      },
    ])
  })

  it('says what to give otherwise', () => {
    expect(readTextWith(dvcImporter, 'a = 1', 'params.toml')).toMatchObject({
      ok: false,
      message: expect.stringContaining('TOML'),
    })
    expect(readTextWith(dvcImporter, '- a\n')).toMatchObject({
      ok: false,
      line: 1,
      message: expect.stringContaining('Give a dvc.lock'),
    })
  })
})
