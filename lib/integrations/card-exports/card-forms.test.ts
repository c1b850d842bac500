import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeAnswer } from '@/lib/templates/normal-form/rules'
import { fieldsOf, isTable } from '@/lib/templates/rules'
import type { Answers } from '@/lib/templates/vocabulary'
import { huggingFaceImporter } from '../hugging-face/importer'
import type { Importer } from '../importer'
import { expectHonest } from '../reading/testing/expect-honest'
import { itWithstandsHostileFiles } from '../reading/testing/hostile'
import { mutationsOf, surprisesIn } from '../reading/testing/mutations'
import { readTextWith } from '../reading/testing/read-text'
import { sampleBytes, sampleNames } from '../reading/testing/samples'
import { type CardFormKey, cardForms } from './card-files'
import { countersignImporter } from './importer'
import { ANSWERS, exportedCard } from './testing/exported'

const forms = Object.keys(cardForms) as CardFormKey[]

/** As published, with rows numbered: every reading numbers them anew. */
function published(answers: Answers): Answers {
  const { template } = exportedCard()
  const said: Answers = {}
  for (const field of fieldsOf(template)) {
    const answer = normalizeAnswer(field, answers[field.key] ?? null)
    if (answer === null) continue
    said[field.key] = isTable(answer) ? answer.map(({ cells }, i) => ({ id: `r${i + 1}`, cells })) : answer
  }
  return said
}

function readBack(importer: Importer, text: string): Answers {
  const outcome = readTextWith(importer, text)
  if (!outcome.ok) throw new Error(outcome.message)
  return published(outcome.facts.card!.answers)
}

describe.each(forms)('a card as %s', (form) => {
  it('says what it is, in which revision, by which digests, and who approved it', () => {
    const text = cardForms[form].write(exportedCard())
    for (const said of ['MDL-7 v3', '12'.repeat(32), '34'.repeat(32), 'APR-4', 'Fit for use', '0.910']) {
      if (said === 'MDL-7 v3' && (form === 'markdown' || form === 'html')) expect(text).toContain('MDL-7 Churn')
      else expect(text).toContain(said)
    }
  })

  it('is the same bytes for the same card', () => {
    expect(cardForms[form].write(exportedCard())).toBe(cardForms[form].write(exportedCard()))
  })

  it('can be made of a draft, and of an empty card', () => {
    expect(cardForms[form].write({ ...exportedCard(), revision: null, approvals: [] })).toMatch(
      /draft|"revision": null/,
    )
    expect(() => cardForms[form].write({ ...exportedCard({}), datasets: [], standings: undefined })).not.toThrow()
  })
})

describe('a card that is read back', () => {
  it.each([
    ['huggingface', huggingFaceImporter],
    ['json', countersignImporter],
  ] as const)('from %s is the same', (form, importer) => {
    expect(readBack(importer, cardForms[form].write(exportedCard()))).toEqual(published(ANSWERS))
  })

  it('from JSON keeps its names, label, digest and datasets, and no approval', () => {
    const outcome = readTextWith(countersignImporter, cardForms.json.write(exportedCard()))
    const { model, version, datasets } = exportedCard()
    expect(outcome).toMatchObject({
      ok: true,
      facts: { card: { name: model.name, label: version.label, artifactDigest: version.artifactDigest, datasets } },
      report: { version: 'countersign/model-card-export@1', problems: [] },
    })
    expect(outcome.ok && outcome.report.unrecognised).toBeUndefined()
  })

  it('lists an answer to a question that is not asked here', () => {
    const text = JSON.stringify({ schema: 'countersign/model-card-export@1', answers: { title: 'x', own: 'y' } })
    expect(readTextWith(countersignImporter, text)).toMatchObject({
      report: { unrecognised: [{ path: 'answers.own', text: 'y' }] },
    })
    expect(readTextWith(countersignImporter, text.replace('@1', '@9'))).toMatchObject({
      ok: false,
      message: expect.stringMatching(/@9/),
    })
  })

  it('is read from any mutation without a throw', () => {
    const text = cardForms.json.write(exportedCard())
    fc.assert(
      fc.property(fc.oneof(mutationsOf(text), surprisesIn(JSON.parse(text))), (mutated) =>
        expectHonest(readTextWith(countersignImporter, mutated), mutated),
      ),
      { seed: 6, numRuns: 200 },
    )
  })
})

describe('hostile JSON', () => {
  itWithstandsHostileFiles(countersignImporter, { json: JSON.parse(cardForms.json.write(exportedCard())) })
})

describe('the web page', () => {
  const html = cardForms.html.write(exportedCard())

  it('holds no element of an author, no script, and fetches nothing', () => {
    expect(html).not.toMatch(/<script|<img|<b>2|<i>|javascript:alert\(1\)"|src=|@import|url\(/i)
    expect(html).toContain('&#60;script&#62;')
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'https://halden.example/?a=1&#38;b=&#34;2&#34;',
    ])
    expect(html).toContain("default-src 'none'")
  })

  it('draws results by group with their baseline, and says them in words', () => {
    expect(html.match(/<svg /g)).toHaveLength(1)
    expect(html).toContain('aria-label="auc on calls, test: Everybody 0.910; over 65 &#60;i&#62; 0.58; baseline 0.61"')
    expect(html).toContain('class="baseline"')
    expect(html).toContain('verified: equal to RUN-4')
  })

  it('has every tag closed', () => {
    const open: string[] = []
    for (const [, close, name, self] of html
      .replace(/<style>[\s\S]*?<\/style>|<!doctype html>/g, '')
      .matchAll(/<(\/?)([a-z0-9]+)[^>]*?(\/?)>/g)) {
      if (self || /^(?:meta|br|hr)$/.test(name!)) continue
      if (close) expect(open.pop()).toBe(name)
      else open.push(name!)
    }
    expect(open).toEqual([])
  })
})

const schemas = path.resolve(import.meta.dirname, '../../../../shared/samples/schemas')
const schema = path.join(schemas, 'bom-1.6.schema.json')

describe.runIf(existsSync(schema))('the bill of materials by the official schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true })
  addFormats.default(ajv)
  // Formats and parts that are schemas of their own: lists of licences, and signatures, which ours has none of.
  ajv.addFormat('iri-reference', /^[^\s<>"{}|\\^`]*$/)
  ajv.addFormat('idn-email', true)
  ajv.addSchema({ $id: 'http://cyclonedx.org/schema/spdx.schema.json', type: 'string' })
  ajv.addSchema({ $id: 'http://cyclonedx.org/schema/jsf-0.82.schema.json', definitions: { signature: {} } })
  const validate = existsSync(schema) ? ajv.compile(JSON.parse(readFileSync(schema, 'utf8'))) : () => true

  const expectValid = (answers: Answers) => {
    validate(JSON.parse(cardForms.cyclonedx.write(exportedCard(answers))))
    expect('errors' in validate ? validate.errors : null).toBeNull()
  }

  it('is valid, full and empty', () => {
    expectValid(ANSWERS)
    expectValid({})
    validate(
      JSON.parse(cardForms.cyclonedx.write({ ...exportedCard({}), datasets: [], revision: null, approvals: [] })),
    )
    expect('errors' in validate ? validate.errors : null).toBeNull()
  })

  it.each(sampleNames('hf_model_cards'))('is valid for %s', (name) => {
    const outcome = huggingFaceImporter.read(sampleBytes('hf_model_cards', name), { filename: name })
    if (outcome.ok) expectValid(outcome.facts.card!.answers)
  })
})
