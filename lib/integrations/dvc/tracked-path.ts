import type { Identity } from '@/lib/imports/vocabulary'
import { identityFrom } from '../reading/identity'
import { once } from '../reading/once'
import type { Part } from '../reading/part'
import { type PathKind, pathKind } from './path-kind'

export interface TrackedPath {
  path: string
  kind: PathKind
  /** Asked for only where it is kept, so that it counts as read only there. */
  identity(): Identity | null
  part: Part
}

/** A dependency or an output as dvc.lock and `.dvc` files list them. Code is left in the list of what was not read. */
export function trackedPaths(list: Part, folder = ''): TrackedPath[] {
  return list.items().flatMap((part) => {
    const at = part.at('path').node
    if (at?.kind !== 'scalar') {
      part.problem('This entry has no path. It was not read.')
      return []
    }
    const path = joined(folder, at.text)
    const kind = pathKind(path)
    if (kind === 'code') return []
    part.at('path').claim()
    return [{ path, kind, part, identity: once(() => identityOf(part)) }]
  })
}

/**
 * By the hash DVC counted: MD5 of the bytes, of the list of a folder (`….dir`), or, before DVC 3, of the text with Unix
 * line ends. Remote files have what their store says of them instead.
 */
function identityOf(part: Part): Identity | null {
  const md5 = part.either('md5', 'md5-dos2unix')
  if (md5.exists) {
    part.at('hash').claim()
    return identityFrom(md5, 'dvc_md5')
  }
  const own = part.either('checksum', 'version_id', 'etag')
  const remote = part.at('cloud').entries()[0]?.[1].either('version_id', 'etag')
  const counted = own.exists ? own : remote
  if (counted?.exists) return identityFrom(counted, 'source_version')
  part.problem('This entry has no hash: DVC has not counted it yet. It was read without its version.')
  return null
}

export function joined(folder: string, path: string): string {
  const parts: string[] = []
  if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path)) return path
  for (const part of `${folder}/${path}`.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/') || path
}
