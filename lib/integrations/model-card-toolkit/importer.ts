import type { Importer } from '../importer'
import { MAX_BYTES, readModelCardToolkit } from './read-file'

export const modelCardToolkitImporter: Importer = {
  format: 'model-card-toolkit',
  label: 'Model Card Toolkit',
  gives: 'a model card',
  accepts: ['.json', '.pbtxt', 'application/json'],
  maxBytes: MAX_BYTES,
  recognise(head, filename) {
    if (/"(?:model_details|model_parameters|quantitative_analysis)"\s*:|modelcards\.withgoogle\.com/.test(head))
      return 2
    if (/^\s*#\s*proto-message:\s*ModelCard|^\s*model_details\s*:?\s*\{/m.test(head)) return 2
    const isNamed = /model[-_ ]?card[^\\/]*\.(?:json|pbtxt)$/i.test(filename)
    return isNamed && !/"bomFormat"|"schema"\s*:\s*"countersign/.test(head) ? 2 : 0
  },
  read: readModelCardToolkit,
}
