import type { DatasetUse } from '@/lib/datasets/vocabulary'

export type PathKind = 'code' | 'model' | 'report' | 'data'

const CODE =
  /\.(?:py|ipynb|r|rmd|jl|sh|bash|sql|scala|java|js|ts|go|cpp|toml|cfg|ini|ya?ml|md|txt\.in)$|(?:^|\/)(?:src|scripts?|Makefile|Dockerfile|requirements[^/]*)$/i
const MODEL =
  /\.(?:pkl|pickle|joblib|pt|pth|ckpt|h5|keras|onnx|pb|tflite|safetensors|gguf|model|mlmodel|cbm|ubj|bst|pmml|xgb)$|(?:^|\/)models?$|(?:^|\/)models?\.(?:tar\.gz|tgz|zip|bin|json)$/i
const REPORT =
  /(?:^|\/)(?:metrics?|reports?|plots?|figures?|results?|logs?|evaluation)(?:\/|$)|\.(?:html|png|svg|pdf)$/i

/** DVC does not say what a path is; a register of datasets wants no scripts, weights or charts. */
export function pathKind(path: string): PathKind {
  if (MODEL.test(path)) return 'model'
  if (CODE.test(path)) return 'code'
  return REPORT.test(path) ? 'report' : 'data'
}

export function purposeOfPath(path: string): DatasetUse {
  const name = path.toLowerCase()
  if (/(?:^|[/_.-])train/.test(name)) return 'training'
  if (/(?:^|[/_.-])test/.test(name)) return 'test'
  return /(?:^|[/_.-])(?:val|valid|validation|dev|eval)(?:$|[/_.-])/.test(name) ? 'validation' : 'other'
}
