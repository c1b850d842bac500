import type { CardDraft } from '../reading/card-draft'
import { bullet, many, sentenceOf } from '../reading/card-parts'
import type { Part } from '../reading/part'

export interface ReadComponent {
  name: string | null
  label: string | null
  digest: string | null
}

/** What any component says of itself: names, makers, licences, where it lies. */
export function readComponent(draft: CardDraft, part: Part): ReadComponent {
  part.at('type').text()
  part.at('bom-ref').text()
  const name = part.at('name').name()
  const group = part.at('group').name()
  draft.text('title', group && name && !name.includes('/') ? `${group}/${name}` : name, part.line)
  const description = part.at('description')
  const said = sentenceOf(description)
  if (said !== 'No description available') draft.markdown('description', said, description.line)
  readMakers(draft, part)
  readLicences(draft, part.at('licenses'))
  readSources(draft, part)
  draft.list(
    'tags',
    many(part.at('tags')).map((tag) => tag.text()),
    part.at('tags').line,
  )
  const ancestors = many(part.at('pedigree', 'ancestors')).map((one) => one.at('name').name())
  draft.list('base_models', ancestors, part.at('pedigree').line)
  readNotes(draft, part.at('releaseNotes'))
  addProperties(draft, part.at('properties'), 'Properties')
  const copyright = part.at('copyright').text(20_000)
  if (copyright && copyright !== 'NOASSERTION')
    draft.markdown('more_information', `### Copyright\n\n${copyright}`, part.at('copyright').line)
  return { name, label: part.at('version').name(100), digest: sha256Of(part) }
}

function readMakers(draft: CardDraft, part: Part): void {
  const makers: string[] = []
  for (const key of ['publisher', 'author', 'manufacturer', 'supplier', 'authors'] as const) {
    for (const maker of many(part.at(key))) {
      const name = maker.isMap ? maker.at('name').text() : maker.text()
      const urls = many(maker.at('url')).flatMap((url) => url.text() ?? [])
      const emails = [maker, ...many(maker.at('contact'))].flatMap((contact) => contact.at('email').text() ?? [])
      const words = [name, ...urls, ...emails].filter((text) => text !== null)
      if (words.length > 0) makers.push(`- ${key === 'supplier' ? 'Supplied by ' : ''}${words.join(', ')}`)
    }
  }
  draft.markdown('developers', [...new Set(makers)].join('\n'), part.line)
}

function readLicences(draft: CardDraft, part: Part): void {
  const names: string[] = []
  for (const entry of many(part)) {
    const licence = entry.at('license')
    entry.at('acknowledgement').text()
    licence.at('acknowledgement').text()
    const id = licence.at('id').text() ?? entry.at('expression').text()
    const name = licence.at('name').text()
    if (id ?? name) names.push(id ?? name!)
    if (id && name) draft.text('license_name', name, licence.line)
    const url = licence.at('url').text()
    if (url && !draft.has('license_link')) draft.text('license_link', url, licence.line)
    else if (url) draft.markdown('sources', `- Licence: ${url}`, licence.line)
    const text = licence.at('text', 'content').text(250_000)
    if (text) draft.markdown('other_sections', `## Licence\n\n${text}`, licence.line)
  }
  draft.text('license', [...new Set(names)].join(', '), part.line)
}

function readSources(draft: CardDraft, part: Part): void {
  const lines: string[] = []
  const purl = part.at('purl').text()
  if (purl) lines.push(`- Package: ${purl}`)
  for (const reference of many(part.at('externalReferences'))) {
    const url = reference.at('url').text()
    if (!url) continue
    const type = reference.at('type').text() ?? 'other'
    const comment = reference.at('comment').text()
    lines.push(bullet(`${type}: ${url}${comment ? ` (${comment})` : ''}`))
  }
  draft.markdown('sources', [...new Set(lines)].join('\n'), part.at('externalReferences').line)
}

function readNotes(draft: CardDraft, notes: Part): void {
  if (!notes.exists) return
  const stamp = notes.at('timestamp')
  const day = /^\d{4}-\d{2}-\d{2}/.exec(stamp.written(60) ?? '')?.[0]
  if (day && draft.date('released_on', day)) stamp.claim()
  const words = [
    notes.at('title').text(),
    notes.at('description').text(20_000),
    ...many(notes.at('notes')).map((note) => {
      note.at('locale').text()
      return note.at('text').isMap ? note.at('text', 'content').text(20_000) : note.at('text').text(20_000)
    }),
  ].filter((text) => text !== null)
  if (words.length > 0) draft.markdown('more_information', `### Release notes\n\n${words.join('\n\n')}`, notes.line)
}

/** Names and values that no standard knows: kept as they are. */
export function addProperties(draft: CardDraft, part: Part, heading: string): void {
  const lines = many(part).flatMap((property) => {
    const name = property.at('name').text()
    const value = property.at('value').text(20_000)
    return name ? [bullet(`**${name}:** ${value ?? ''}`.trimEnd())] : []
  })
  if (lines.length > 0) draft.markdown('other_sections', `## ${heading}\n\n${lines.join('\n')}`, part.line)
}

/** `sha256:…` where the component says it; other algorithms stay in the list of what has no place. */
export function sha256Of(part: Part): string | null {
  for (const hash of many(part.at('hashes'))) {
    const content = hash.at('content').written(200) ?? ''
    if (hash.at('alg').written(20) !== 'SHA-256' || !/^[0-9a-f]{64}$/i.test(content)) continue
    hash.claim()
    return `sha256:${content.toLowerCase()}`
  }
  return null
}
