import type { DatasetFacts, DatasetUseFacts } from '@/lib/imports/vocabulary'
import { many } from '../reading/card-parts'
import type { Part } from '../reading/part'
import { sha256Of } from './component'

const MOST_DATASETS = 500

export interface NamedDataset {
  name: string
  isTest: boolean
  /** What the file says of it, for a reader. */
  text: string
  line: number
  sensitive: string[]
}

export interface Datasets {
  /** A dataset that the model card names, in itself or by reference to a component. */
  use(part: Part): NamedDataset | null
  used(): DatasetUseFacts[]
  facts(): DatasetFacts[]
}

/** Components of data, and the datasets that a model card describes or refers to. */
export function collectDatasets(components: Part[]): Datasets {
  const facts = new Map<string, DatasetFacts>()
  const uses: DatasetUseFacts[] = []
  const byRef = new Map<string, NamedDataset>()
  for (const component of components) {
    if (component.at('type').written(60) !== 'data') continue
    component.at('type').text()
    const ref = component.at('bom-ref').text()
    const described = [component, ...many(component.at('data'))].map((part) =>
      describe(part, component.at('name').name()),
    )
    const [whole] = described
    if (!whole) continue
    const text = described.flatMap((one) => one?.text ?? []).join('\n\n')
    const sensitive = described.flatMap((one) => one?.sensitive ?? [])
    add(whole.name, component)
    if (ref) byRef.set(ref, { ...whole, text, sensitive })
  }

  function add(name: string, part: Part): void {
    if (facts.size >= MOST_DATASETS || facts.has(name)) return
    const digest = sha256Of(part)
    const licence = many(part.at('licenses'))
      .flatMap(
        (entry) =>
          entry.at('license', 'id').text() ?? entry.at('license', 'name').text() ?? entry.at('expression').text() ?? [],
      )
      .join(', ')
    const location = part.at('contents', 'url').text()
    facts.set(name, {
      name,
      namespace: '',
      description: part.at('description').text(20_000) ?? '',
      source: location ?? '',
      licence,
      versions: digest
        ? [
            {
              label: part.at('version').name(100),
              identity: { kind: 'sha256', value: digest.slice('sha256:'.length) },
              location,
              rows: null,
              bytes: null,
              columns: [],
            },
          ]
        : [],
    })
  }

  return {
    use(part) {
      const ref = part.at('ref').text()
      const dataset =
        ref === null
          ? describe(part, null)
          : (byRef.get(ref) ?? { name: ref, isTest: false, text: ref, line: part.line, sensitive: [] })
      if (!dataset) return null
      if (ref === null) add(dataset.name, part)
      const identity = facts.get(dataset.name)?.versions[0]?.identity ?? null
      const use = dataset.isTest ? ('test' as const) : ('training' as const)
      if (uses.length < MOST_DATASETS) uses.push({ dataset: dataset.name, use, identity })
      return dataset
    },
    used: () => uses,
    facts: () => [...facts.values()],
  }
}

function describe(part: Part, otherwise: string | null): NamedDataset | null {
  const name = part.at('name').name() ?? otherwise
  if (name === null) return null
  part.at('type').text()
  const governance = part.at('governance')
  const people = ['custodians', 'stewards', 'owners'].flatMap((key) =>
    many(governance.at(key)).flatMap((one) => {
      const who = one.at('organization', 'name').text() ?? one.at('contact', 'name').text()
      return who ? [`${key}: ${who}`] : []
    }),
  )
  const words = [
    `**${name}**`,
    part.at('description').text(20_000),
    part.at('contents', 'url').text(),
    part.at('classification').text() && `Classification: ${part.at('classification').text()}`,
    ...people,
  ].filter((text): text is string => !!text)
  const sensitive = many(part.at('sensitiveData')).flatMap((item) => item.text() ?? [])
  return { name, isTest: /eval|test|valid/i.test(name), text: words.join('\n\n'), line: part.line, sensitive }
}
