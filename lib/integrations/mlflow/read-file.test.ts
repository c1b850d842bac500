import { describe, expect, it } from 'vitest'
import { factsFrom, readTextWith } from '../reading/testing/read-text'
import { mlflowImporter } from './importer'
import { ML_MODEL, REGISTERED_MODEL, RUN } from './testing/fixtures'

const read = (value: unknown) => factsFrom(mlflowImporter, value)

describe('an MLmodel', () => {
  it('is a card with its signature, library and what it takes to run it', () => {
    const { facts, report } = read(ML_MODEL)
    expect(facts.card?.answers).toMatchObject({
      library: 'xgboost',
      model_type: 'xgboost.sklearn.XGBClassifier',
      released_on: '2026-03-02',
    })
    expect(facts.card?.answers.inputs_outputs).toBe(
      [
        '### Inputs\n\n| Name | Type | Required |\n| --- | --- | --- |\n| tenure | long | yes |\n| plan \\| a | string | no |',
        '### Outputs\n\n| Name | Type | Required |\n| --- | --- | --- |\n| (the whole) | tensor float64 (-1) | yes |',
        '### Parameters\n\n| Name | Type | Required | Default |\n| --- | --- | --- | --- |\n| threshold | double | yes | 0.31 |',
      ].join('\n\n'),
    )
    expect(facts.card?.answers.runtime).toContain('- Python: 3.11.9\n- xgb: 2.1.1\n')
    expect(facts.runs?.[0]).toMatchObject({ id: '8f14e45fceea167a5a36dedd4bea2543', artifacts: [{ path: 'churn' }] })
    expect(report.version).toBe('MLmodel of MLflow 2.16.2')
    expect(report.unrecognised?.map(({ path }) => path)).toEqual(['flavors.xgboost.data'])
  })

  it('of MLflow 1 names one file of its environment', () => {
    const { facts } = read(ML_MODEL.replace(/env:\n.*\n.*\n/, 'env: conda.yaml\n'))
    expect(facts.card?.answers.runtime).toContain('- Environment: conda.yaml')
  })

  it('whose signature is no JSON is read without it, and it is listed', () => {
    const { facts, report } = read(ML_MODEL.replace(/inputs: .*/, "inputs: '[{broken'"))
    expect(facts.card?.answers.inputs_outputs).not.toContain('### Inputs')
    expect(report.unrecognised).toContainEqual({ line: 19, path: 'signature.inputs', text: '[{broken' })
  })
})

describe('a run', () => {
  it('keeps its parameters, last metrics, tags, code and datasets', () => {
    const { facts, report } = read({ runs: [RUN] })
    expect(facts.runs?.[0]).toEqual({
      id: '8f14e45fceea167a5a36dedd4bea2543',
      experiment: '7',
      experimentName: null,
      name: 'receptive-hare-278',
      status: 'finished',
      startedAt: '2025-08-07T17:55:25.688Z',
      endedAt: '2025-08-07T17:55:50.319Z',
      parameters: { max_depth: '4' },
      metrics: [
        { key: 'auc', value: 0.884, step: 1, at: '2025-08-07T17:55:45.000Z', dataset: null },
        { key: 'loss', value: 'NaN', step: 1, at: '2025-08-07T17:55:45.000Z', dataset: null },
        { key: 'lift', value: 'Infinity', step: 0, at: '2025-08-07T17:55:45.000Z', dataset: 'churn-test' },
      ],
      tags: { team: 'retention' },
      codeCommit: 'd38984e536ac5102ccd495fdafe487a418378009',
      codeRepository: 'https://git.example.org/churn.git',
      environment: {},
      artifacts: [],
      datasets: [{ dataset: 'churn-train', use: 'training', identity: { kind: 'mlflow_digest', value: '62ab0d27' } }],
    })
    expect(facts.datasets?.[0]).toMatchObject({
      name: 'churn-train',
      versions: [
        { location: 's3://data/churn/train.parquet', rows: 560_000, columns: [{ name: 'tenure', type: 'long' }] },
      ],
    })
    expect(JSON.stringify([facts, report])).not.toMatch(/"ada"|ada@|\/home\/ada/)
    const personal = report.unrecognised?.filter(({ text }) => text === 'personal: left out').map(({ path }) => path)
    expect(personal).toEqual([
      'runs[0].info.user_id',
      'runs[0].data.params[1].value data',
      'runs[0].data.tags[1].value mlflow.user',
      'runs[0].data.tags[4].value contact',
    ])
    expect(report.unrecognised?.find(({ path }) => path === 'runs[0].data.metrics')?.text).toContain('1 earlier value')
  })

  it('whose dataset nobody named has it told apart by its experiment', () => {
    const [input] = RUN.inputs.dataset_inputs
    const dataset_inputs = [{ ...input, dataset: { name: 'dataset', digest: 'a1' } }]
    const { facts } = read({ ...RUN, inputs: { dataset_inputs } })
    expect(facts.datasets?.[0]?.name).toBe('dataset of MLflow experiment 7')
    expect(facts.runs?.[0]?.datasets[0]?.dataset).toBe('dataset of MLflow experiment 7')
  })

  it('of the file store is read from its meta.yaml, with its status by number', () => {
    const { facts } = read(
      "artifact_uri: file:///C:/Users/ada/mlruns/7/x\nend_time: null\nexperiment_id: '7'\nlifecycle_stage: deleted\nrun_id: x\nrun_name: hare\nstart_time: 1754589325688\nstatus: 1\ntags: []\nuser_id: ada\n",
    )
    expect(facts.runs?.[0]).toMatchObject({ id: 'x', name: 'hare', status: 'running', endedAt: null })
  })
})

describe('the registry', () => {
  it('gives a model with its aliases and versions', () => {
    const { facts } = read({ registered_models: [REGISTERED_MODEL] })
    expect(facts.models).toEqual([
      {
        name: 'churn',
        description: 'Orders contracts by how likely they are to leave.',
        tags: { use: 'retention' },
        aliases: { champion: '3' },
        versions: [
          {
            label: '3',
            description: '',
            createdAt: '2025-08-07T17:56:00.000Z',
            run: '8f14e45fceea167a5a36dedd4bea2543',
            location: 'runs:/8f14e45fceea167a5a36dedd4bea2543/model',
            artifactDigest: null,
            stage: 'Production',
            tags: {},
            configuration: {},
          },
        ],
      },
    ])
  })

  it('puts versions that are listed one by one with their model, by their aliases', () => {
    const version = (n: string, aliases: string[]) => ({
      name: 'churn',
      version: n,
      run_id: 'r',
      status: 'READY',
      aliases,
    })
    const { facts } = read({ model_versions: [version('1', []), version('2', ['champion'])] })
    expect(facts.models).toMatchObject([
      { name: 'churn', aliases: { champion: '2' }, versions: [{ label: '1' }, { label: '2' }] },
    ])
  })

  it('takes the folder of a person out of the name of an experiment', () => {
    const { facts } = read({
      experiments: [{ experiment_id: '7', name: '/Users/ada@example.org/Churn', lifecycle_stage: 'active' }],
    })
    expect(facts.experiments).toEqual([{ id: '7', name: 'Churn', description: '', tags: {} }])
  })
})

describe('a webhook message', () => {
  const message = (entity: string, action: string, data: object) => ({
    entity,
    action,
    timestamp: '2025-07-31T08:27:32Z',
    data,
  })

  it.each([
    [
      message('model_version_alias', 'created', { name: 'churn', alias: 'champion', version: '3' }),
      { aliases: { champion: '3' } },
    ],
    [
      message('model_version_tag', 'set', { name: 'churn', version: '3', key: 'k', value: 'v' }),
      { versions: [{ tags: { k: 'v' } }] },
    ],
    [
      message('registered_model_tag', 'set', { name: 'churn', key: 'k', value: 'v' }),
      { tags: { k: 'v' }, versions: [] },
    ],
    [
      message('registered_model', 'created', { name: 'churn', tags: { a: 'b' }, description: 'd' }),
      { description: 'd', tags: { a: 'b' } },
    ],
    [
      message('model_version', 'created', { name: 'churn', version: '4', source: 'runs:/r/m', run_id: 'r', tags: {} }),
      { versions: [{ label: '4', run: 'r', location: 'runs:/r/m', createdAt: '2025-07-31T08:27:32.000Z' }] },
    ],
    [
      {
        event: 'MODEL_VERSION_TRANSITIONED_STAGE',
        model_name: 'churn',
        version: '8',
        to_stage: 'Production',
        from_stage: 'None',
      },
      { versions: [{ label: '8', stage: 'Production' }] },
    ],
    [
      { event: 'TRANSITION_REQUEST_CREATED', model_name: 'churn', version: '8', to_stage: 'Production' },
      { versions: [{ label: '8', stage: null }] },
    ],
  ])('%j', (payload, expected) => {
    expect(read(payload).facts.models).toMatchObject([{ name: 'churn', ...expected }])
  })

  it('of what was taken away is a remark', () => {
    const { facts, report } = read(message('model_version_alias', 'deleted', { name: 'churn', alias: 'champion' }))
    expect(facts.models).toMatchObject([{ name: 'churn', aliases: {} }])
    expect(report.problems[0]?.message).toBe(
      'The alias “champion” was taken away in MLflow. It is not taken away here.',
    )
  })
})

it('says what to give where nothing of MLflow is in a file', () => {
  const outcome = readTextWith(mlflowImporter, '{"a": {"b": 1}}')
  expect(outcome).toMatchObject({ ok: false, line: 1, message: expect.stringContaining('Give the MLmodel file') })
})
