import type { Importer } from '../importer'
import { MAX_BYTES, readCycloneDx } from './read-file'

export const cycloneDxImporter: Importer = {
  format: 'cyclonedx',
  label: 'CycloneDX ML-BOM',
  gives: 'a model card, and its datasets',
  accepts: ['.json', '.cdx.json', 'application/json', 'application/vnd.cyclonedx+json'],
  maxBytes: MAX_BYTES,
  recognise(head, filename) {
    if (/"bomFormat"\s*:\s*"CycloneDX"|"\$schema"\s*:\s*"https?:\/\/cyclonedx\.org/.test(head)) return 2
    return /(?:bom|\.cdx)\.json$/i.test(filename) ? 1 : 0
  },
  read: readCycloneDx,
}
