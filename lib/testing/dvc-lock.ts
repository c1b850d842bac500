/** A pipeline of two stages whose data has these digests. */
export const dvcLock = (serial: number) => `schema: '2.0'
stages:
  prepare:
    cmd: python prepare.py
    deps:
    - path: data/raw-${serial}.csv
      hash: md5
      md5: ${String(serial).padStart(32, '0')}
      size: 4514
    outs:
    - path: data/train-${serial}
      hash: md5
      md5: ${String(serial).padStart(32, 'a')}.dir
      size: 16905965
  train:
    cmd: python train.py
    deps:
    - path: data/train-${serial}
      hash: md5
      md5: ${String(serial).padStart(32, 'a')}.dir
      size: 16905965
    outs:
    - path: models/churn-${serial}.pkl
      hash: md5
      md5: ${String(serial).padStart(32, 'b')}
      size: 11840699
`
