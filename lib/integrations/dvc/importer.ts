import type { Importer } from '../importer'
import { MAX_BYTES, readDvcFile } from './read-file'

export const dvcImporter: Importer = {
  format: 'dvc',
  label: 'DVC',
  gives: 'datasets with their versions, the stages that made them, parameters and metrics',
  accepts: ['dvc.lock', '.dvc', '.yaml', '.yml', '.json', 'application/yaml', 'application/json'],
  maxBytes: MAX_BYTES,
  recognise(head, filename) {
    if (/(?:^|[\\/_])dvc\.(?:lock|ya?ml)$|\.dvc$/.test(filename)) return 2
    if (/^schema: ['"]2\.0['"]\r?\nstages:/m.test(head) || /^outs:\r?\n- (?:md5|path|etag|hash):/m.test(head)) return 2
    if (/^stages:\r?\n[\s\S]{0,400}?\n\s+cmd:/m.test(head)) return 1
    return /(?:^|[\\/_])(?:params\.ya?ml|[^\\/]*metrics?[^\\/]*\.json|[^\\/]*(?:scores?|eval_report)\.json)$/i.test(
      filename,
    )
      ? 1
      : 0
  },
  read: readDvcFile,
}
