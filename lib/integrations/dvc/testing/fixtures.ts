export const LOCK = `schema: '2.0'
stages:
  prepare:
    cmd: python -m churn.prepare
    deps:
    - path: data/raw/contracts.csv
      hash: md5
      md5: 00000000000000000000000000001234
      size: 451405
    - path: src/prepare.py
      hash: md5
      md5: 3f6d6e710b646251704b7e5a1b8b664e
      size: 2614
    outs:
    - path: data/train
      hash: md5
      md5: a28a7e4d342c27c1d7ad3c17ec1dfa7a.dir
      size: 16905965
      nfiles: 158
  train@north:
    cmd:
    - mkdir -p models
    - python -m churn.train
    deps:
    - path: data/train
      md5: b28a7e4d342c27c1d7ad3c17ec1dfa7a.dir
      size: 16905960
    params:
      params.yaml:
        train:
          depth: 4
          layers: [8, 8]
        seed: 1.10
      config/more.yaml:
        secret_access_key: x
    outs:
    - path: models/churn.pkl
      hash: md5
      md5: b46ad276c85d06d21d59c0f2c68f1871
      size: 11840699
`

export const TRACKED = `md5: 0a220a943e805b35478c2f0a693c1775
frozen: true
deps:
- path: exports/contracts.csv
  repo:
    url: https://git.example.org/warehouse
    rev_lock: 45c6096e481915f7d0c7b6c93b936e2e2411d4da
outs:
- md5: dcec4b79bf9c7317bd9e17789bf888f0
  size: 451405
  path: contracts.csv
  desc: All contracts of a month
`
