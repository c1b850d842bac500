/** An MLmodel as MLflow 2 writes it. */
export const ML_MODEL = `artifact_path: churn
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.xgboost
    python_version: 3.11.9
  xgboost:
    code: null
    data: model.xgb
    model_class: xgboost.sklearn.XGBClassifier
    xgb_version: 2.1.1
mlflow_version: 2.16.2
model_size_bytes: 21863
model_uuid: 0f1d2c3b
run_id: 8f14e45fceea167a5a36dedd4bea2543
signature:
  inputs: '[{"name": "tenure", "type": "long", "required": true}, {"name": "plan | a", "type": "string", "required": false}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1]}}]'
  params: '[{"name": "threshold", "type": "double", "default": 0.31, "shape": null}]'
utc_time_created: '2026-03-02 07:30:01.228549'
`

/** A run as the REST API answers it. */
export const RUN = {
  info: {
    run_id: '8f14e45fceea167a5a36dedd4bea2543',
    run_uuid: '8f14e45fceea167a5a36dedd4bea2543',
    experiment_id: '7',
    run_name: 'receptive-hare-278',
    user_id: 'ada',
    status: 'FINISHED',
    start_time: '1754589325688',
    end_time: 1754589350319,
    lifecycle_stage: 'active',
    artifact_uri: 's3://models/7/8f14',
  },
  data: {
    params: [
      { key: 'max_depth', value: '4' },
      { key: 'data', value: '/home/ada/churn.csv' },
    ],
    metrics: [
      { key: 'auc', value: 0.871, timestamp: 1754589340000, step: 0 },
      { key: 'auc', value: 0.884, timestamp: 1754589345000, step: 1 },
      { key: 'loss', value: 'NaN', timestamp: 1754589345000, step: 1 },
      { key: 'lift', value: 'Infinity', timestamp: 1754589345000, step: '0', dataset_name: 'churn-test' },
    ],
    tags: [
      { key: 'mlflow.runName', value: 'receptive-hare-278' },
      { key: 'mlflow.user', value: 'ada' },
      { key: 'mlflow.source.git.commit', value: 'd38984e536ac5102ccd495fdafe487a418378009' },
      { key: 'mlflow.source.git.repoURL', value: 'https://git.example.org/churn.git' },
      { key: 'contact', value: 'ada@example.org' },
      { key: 'team', value: 'retention' },
    ],
  },
  inputs: {
    dataset_inputs: [
      {
        tags: [{ key: 'mlflow.data.context', value: 'training' }],
        dataset: {
          name: 'churn-train',
          digest: '62ab0d27',
          source_type: 's3',
          source: '{"uri": "s3://data/churn/train.parquet"}',
          schema: '{"mlflow_colspec": [{"type": "long", "name": "tenure", "required": true}]}',
          profile: '{"num_rows": 560000, "num_elements": 560000}',
        },
      },
    ],
  },
}

export const REGISTERED_MODEL = {
  name: 'churn',
  creation_timestamp: 1754589325688,
  user_id: 'ada@example.org',
  description: 'Orders contracts by how likely they are to leave.',
  tags: [{ key: 'use', value: 'retention' }],
  aliases: [{ alias: 'champion', version: '3' }],
  latest_versions: [
    {
      name: 'churn',
      version: '3',
      creation_timestamp: 1754589360000,
      current_stage: 'Production',
      source: 'runs:/8f14e45fceea167a5a36dedd4bea2543/model',
      run_id: '8f14e45fceea167a5a36dedd4bea2543',
      status: 'READY',
    },
  ],
}
