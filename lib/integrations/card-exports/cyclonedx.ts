import { createHash } from 'node:crypto'
import { isTable, isTicked } from '@/lib/templates/rules'
import type { Answers, TableRow } from '@/lib/templates/vocabulary'
import { canonical } from '../reading/canonical'
import type { Json } from '../reading/located'
import { approvalWords, type ExportedCard, titleOf } from './exported-card'

type Group = { [key: string]: Json | undefined }

/** Registries write licences in lower case; the standard has names of its own. */
const LICENCES = [
  ...['Apache-2.0', 'MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'GPL-2.0-only', 'GPL-3.0-only', 'AGPL-3.0-only', 'MPL-2.0'],
  ...['CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'EPL-2.0', 'Unlicense', 'ISC', 'BSL-1.0', 'Zlib'],
]

/** Answers that have a place of their own in the standard; the others are properties of the card. */
const PLACED = [
  ...['title', 'description', 'license', 'license_name', 'license_link', 'tags', 'base_models', 'task', 'model_type'],
  ...[
    'architecture',
    'intended_users',
    'purpose',
    'direct_use',
    'downstream_use',
    'limitations',
    'results',
    'risk_table',
  ],
]

/** The card as a bill of materials, CycloneDX 1.6: the model with its card, and the data it was made of. The same card gives the same bytes. */
export function cardCycloneDx(card: ExportedCard): string {
  const model = `${card.model.ref}@${card.version.version}`
  const datasets = dataComponents(card)
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber(card),
    version: 1,
    metadata: {
      timestamp: card.revision?.publishedAt ?? card.exportedAt,
      tools: { components: [{ type: 'application', name: 'Countersign' }] },
      component: component(card, model, datasets),
    },
    components: datasets.map(({ component: one }) => one),
    dependencies: [{ ref: model, dependsOn: datasets.map(({ ref }) => ref) }, ...datasets.map(({ ref }) => ({ ref }))],
  }
  return `${JSON.stringify(bom, null, 2)}\n`
}

/** A UUID of the digest (RFC 9562, version 8): of the content that was approved, or of the draft's own answers. */
function serialNumber(card: ExportedCard): string {
  const content = card.revision?.contentDigest ?? canonical(JSON.parse(JSON.stringify(card.answers)) as Json)
  const hex = createHash('sha256').update(`${card.version.ref}\n${content}`).digest('hex')
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return `urn:uuid:${parts.join('-')}`
}

interface DataComponent {
  ref: string
  component: Group
}

function dataComponents({ datasets }: ExportedCard): DataComponent[] {
  const byName = new Map<string, DataComponent>()
  for (const { dataset, use, identity } of datasets) {
    const ref = `dataset:${dataset}${identity ? `@${identity.value}` : ''}`
    if (byName.has(ref)) continue
    const isDigest = identity?.kind === 'sha256' && /^[0-9a-f]{64}$/i.test(identity.value)
    const properties = [
      property('use', use),
      ...(identity && !isDigest ? [property(identity.kind, identity.value)] : []),
    ]
    byName.set(ref, {
      ref,
      component: {
        type: 'data',
        'bom-ref': ref,
        name: dataset,
        ...(isDigest ? { hashes: [{ alg: 'SHA-256', content: identity.value.toLowerCase() }] } : {}),
        data: [{ type: 'dataset', name: dataset }],
        properties,
      },
    })
  }
  return [...byName.values()]
}

function component(card: ExportedCard, ref: string, datasets: DataComponent[]): { [key: string]: Json } {
  const { version, answers, revision } = card
  const artifact = /^sha256:([0-9a-f]{64})$/i.exec(version.artifactDigest ?? '')?.[1]
  const licenses = licencesOf(answers)
  const ancestors = wordsOf(answers.base_models)
  const tags = wordsOf(answers.tags)
  return compact({
    type: 'machine-learning-model',
    'bom-ref': ref,
    name: titleOf(card),
    version: version.label ?? String(version.version),
    description: textOf(answers, 'description'),
    hashes: artifact ? [{ alg: 'SHA-256', content: artifact.toLowerCase() }] : undefined,
    licenses: licenses.length > 0 ? licenses : undefined,
    pedigree:
      ancestors.length > 0
        ? { ancestors: ancestors.map((name) => ({ type: 'machine-learning-model', name })) }
        : undefined,
    modelCard: modelCard(answers, datasets),
    tags: tags.length > 0 ? tags : undefined,
    properties: [
      property('model', card.model.ref),
      property('version', version.ref),
      property('use-case', `${card.useCase.ref} ${card.useCase.name}`),
      property('document', card.document),
      property('revision', revision ? String(revision.revision) : 'draft'),
      ...(revision
        ? [property('content-digest', revision.contentDigest), property('material-digest', revision.materialDigest)]
        : []),
      ...(version.imageDigest ? [property('image-digest', version.imageDigest)] : []),
      ...approvalWords(card).map(({ line, decisions }) => property('approval', [line, ...decisions].join('; '))),
      property('exported-at', card.exportedAt),
    ],
  })
}

function licencesOf(answers: Answers): Json[] {
  const said = textOf(answers, 'license')
  const name = textOf(answers, 'license_name') ?? said
  if (!name) return []
  const id = LICENCES.find((one) => one.toLowerCase() === said?.toLowerCase())
  const link = textOf(answers, 'license_link')
  const url = link && /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(link) ? link : undefined
  return [{ license: compact({ ...(id ? { id } : { name }), url }) }]
}

function modelCard(answers: Answers, datasets: DataComponent[]): { [key: string]: Json } {
  const uses = ['purpose', 'direct_use', 'downstream_use'].flatMap((field) => textOf(answers, field) ?? [])
  const risks = rowsOf(answers.risk_table)
  const rest = Object.entries(answers).flatMap(([field, answer]) => {
    if (PLACED.includes(field) || answer === null) return []
    const text = typeof answer === 'string' ? answer : canonical(JSON.parse(JSON.stringify(answer)) as Json)
    return text === '' ? [] : [property(`card:${field}`, text)]
  })
  return compact({
    modelParameters: compact({
      task: textOf(answers, 'task'),
      architectureFamily: textOf(answers, 'model_type'),
      modelArchitecture: textOf(answers, 'architecture'),
      datasets: datasets.length > 0 ? datasets.map(({ ref }) => ({ ref })) : undefined,
    }),
    quantitativeAnalysis: { performanceMetrics: rowsOf(answers.results).map(metricOf) },
    considerations: compact({
      users: listOf(textOf(answers, 'intended_users')),
      useCases: uses.length > 0 ? uses : undefined,
      technicalLimitations: listOf(textOf(answers, 'limitations')),
      ethicalConsiderations: risks
        .filter(({ cells }) => !cells.who)
        .map(({ cells }) => compact({ name: riskWords(cells), mitigationStrategy: cellOf(cells, 'mitigation') })),
      fairnessAssessments: risks
        .filter(({ cells }) => cells.who)
        .map(({ cells }) =>
          compact({
            groupAtRisk: cellOf(cells, 'who'),
            harms: riskWords(cells),
            mitigationStrategy: cellOf(cells, 'mitigation'),
          }),
        ),
    }),
    properties: [
      ...rest,
      // What the standard has no key for: data, part of it, size, baseline.
      ...rowsOf(answers.results).map(({ cells }) => property('card:result', canonical(cells as Json))),
    ],
  })
}

function metricOf({ cells }: TableRow): Json {
  const value = [cellOf(cells, 'value'), cellOf(cells, 'unit')].filter(Boolean).join(' ')
  const low = cellOf(cells, 'low')
  const high = cellOf(cells, 'high')
  return compact({
    type: cellOf(cells, 'metric'),
    value: value || undefined,
    slice: cellOf(cells, 'group'),
    confidenceInterval: low || high ? compact({ lowerBound: low, upperBound: high }) : undefined,
  })
}

function riskWords(cells: TableRow['cells']): string | undefined {
  const words = ['likelihood', 'severity'].flatMap((key) => (cells[key] ? [`${key} ${cells[key]}`] : []))
  const risk = cellOf(cells, 'risk')
  return [risk, words.length > 0 ? `(${words.join(', ')})` : null].filter(Boolean).join(' ') || undefined
}

function property(name: string, value: string): { name: string; value: string } {
  return { name: `countersign:${name}`, value }
}

function compact(group: Group): { [key: string]: Json } {
  const said = Object.entries(group).filter(
    (entry): entry is [string, Json] => entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0),
  )
  return Object.fromEntries(said)
}

function textOf(answers: Answers, field: string): string | undefined {
  const answer = answers[field]
  return typeof answer === 'string' && answer !== '' ? answer : undefined
}

function listOf(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : [text]
}

function wordsOf(answer: Answers[string] | undefined): string[] {
  return answer !== undefined && isTicked(answer) ? [...new Set(answer)] : []
}

function rowsOf(answer: Answers[string] | undefined): TableRow[] {
  return answer !== undefined && isTable(answer) ? answer : []
}

function cellOf(cells: TableRow['cells'], key: string): string | undefined {
  const cell = cells[key]
  return cell === null || cell === undefined || cell === '' ? undefined : String(cell)
}
