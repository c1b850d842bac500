import type { CardFacts, ModelFacts } from '@/lib/imports/vocabulary'
import type { ReadOutcome } from '../importer'
import { draftCard } from '../reading/card-draft'
import { many } from '../reading/card-parts'
import type { Part } from '../reading/part'
import { type FileForm, type PartsRead, readParts } from '../reading/read-parts'
import { count } from '../reading/report'
import { readComponent, sha256Of } from './component'
import { collectDatasets, type Datasets } from './datasets'
import { readCardOf } from './model-card'

export const MAX_BYTES = 16 * 1024 * 1024
const MODEL = 'machine-learning-model'
const MOST_MODELS = 200

const FORM: FileForm = {
  maxBytes: MAX_BYTES,
  what: 'a bill of materials for machine learning (CycloneDX)',
  help: 'Give a CycloneDX file in JSON, 1.5 or later, with a component of the type machine-learning-model.',
}

/** CycloneDX 1.5 to 1.7: the first model as a card, further ones as models, components of data as datasets. */
export function readCycloneDx(bytes: Uint8Array): ReadOutcome {
  return readParts(bytes, FORM, readBom)
}

function readBom(root: Part): PartsRead {
  root.at('bomFormat').text(40)
  const version = root.at('specVersion').text(40)
  for (const key of ['$schema', 'serialNumber', 'version']) root.at(key).text(200)
  root.at('metadata', 'timestamp').text(60)
  const described = root.at('metadata', 'component')
  const components = [described, ...many(root.at('components'))].flatMap(withNested)
  const models = components.filter((part) => part.at('type').written(60) === MODEL)
  const [main = standIn(described), ...others] = models
  const datasets = collectDatasets(components)
  if (!main) {
    const reason = `The bill of materials lists ${count(components.filter(({ exists }) => exists).length, 'component')}, but no model.`
    return { facts: { datasets: datasets.facts() }, version: named(version), reason }
  }
  if (models.length === 0)
    main.problem(
      'No component is of the type machine-learning-model. The component that the file describes was taken for the model.',
    )
  const card = readCard(root, main, datasets)
  const further = others.slice(0, MOST_MODELS).flatMap(modelOf)
  root.report.keep(`a model card from the component “${card.name ?? 'without a name'}”`)
  if (further.length > 0) root.report.keep(count(further.length, 'further model'))
  if (datasets.facts().length > 0) root.report.keep(count(datasets.facts().length, 'dataset'))
  return { facts: { card, models: further, datasets: datasets.facts() }, version: named(version) }
}

function named(version: string | null): string {
  return version ? `CycloneDX ${version}` : 'CycloneDX'
}

function withNested(part: Part): Part[] {
  const found = [part]
  // By a list that grows as it is walked: components may nest.
  for (let i = 0; i < found.length && i < 20_000; i++) found.push(...found[i]!.at('components').items())
  return found
}

/** A description of something that carries a card, or properties such as a model has, by the wrong type. */
function standIn(described: Part): Part | undefined {
  return described.has('modelCard') || described.at('properties').items().length > 0 ? described : undefined
}

function readCard(root: Part, main: Part, datasets: Datasets): CardFacts {
  const draft = draftCard(root.report)
  const { name, label, digest } = readComponent(draft, main)
  readCardOf(draft, main.at('modelCard'), datasets)
  const authors = many(root.at('metadata', 'authors')).flatMap((author) => {
    const said = [author.at('name').text(), author.at('organization').text(), author.at('email').text()]
    return said.some((text) => text !== null) ? [`- ${said.filter((text) => text !== null).join(', ')}`] : []
  })
  draft.markdown('authors', authors.join('\n'), root.at('metadata').line)
  const used = datasets.used()
  return {
    name,
    label,
    answers: draft.answers(),
    ...(digest ? { artifactDigest: digest } : {}),
    ...(used.length > 0 ? { datasets: used } : {}),
  }
}

function modelOf(part: Part): ModelFacts[] {
  const name = part.at('name').name()
  if (name === null) return []
  part.at('type').text()
  const label = part.at('version').name(100)
  const description = part.at('description').text(20_000) ?? ''
  const version = {
    label: label ?? '',
    description: '',
    createdAt: null,
    run: null,
    location: part.at('purl').text(),
    artifactDigest: sha256Of(part),
    stage: null,
    tags: {},
    configuration: {},
  }
  return [{ name, description, tags: {}, aliases: {}, versions: label ? [version] : [] }]
}
