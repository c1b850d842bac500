/**
 * Mutated files of our own against every registered importer: none throws, none takes more than two seconds of the processor, and
 * what is read is honest: lines that exist, facts that can be hashed, answers that the template takes. Of every card read, each
 * twentieth is written as a README and must read back the same.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { writeHuggingFaceCard } from '@/lib/integrations/hugging-face/write-card'
import type { Importer, ReadOutcome } from '@/lib/integrations/importer'
import { mutationsOf, surprisesIn } from '@/lib/integrations/reading/testing/mutations'
import { importers } from '@/lib/integrations/registry'
import { appPath } from '@/lib/platform/paths'
import { checkAnswers } from '@/lib/templates/answers'
import { readTemplateFile } from '@/lib/templates/read-yaml'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import { filesOf } from './importer-files'
import type { Outcome } from './outcome'
import { mulberry32 } from './random'

const BATCH = 250
const MOST_CPU_MS = 2000
const STAMP = { ref: 'MDL-1 v1', revision: 1, contentDigest: null, materialDigest: null, exportedAt: '', approvals: [] }

/** `cases` is smaller only where `npm test` runs a seed of it. */
export async function run({ seed, cases = 50_000 }: { seed: number; cases?: number }): Promise<Outcome> {
  const soak = new Soak(seed)
  const unknown = importers.filter(({ format }) => filesOf(format).length === 0)
  for (const { format } of unknown) soak.failures.push(`${format}: no file of our own to mutate`)
  for (let round = 0; soak.tried < cases; round++) {
    const importer = importers[round % importers.length]!
    const files = filesOf(importer.format)
    const file = files[Math.floor(round / importers.length) % files.length]
    if (file === undefined) continue
    soak.batch(importer, file, round, Math.min(BATCH, cases - soak.tried))
    // The job that runs this may ask whether it is alive.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { tried: soak.tried, failed: soak.failures.length, seed, note: soak.note() }
}

class Soak {
  tried = 0
  readonly failures: string[] = []
  private readonly template = modelCard()
  private readonly random: () => number
  private readonly read = { ok: 0, cards: 0, roundTrips: 0 }
  private slowest = 0

  constructor(private readonly seed: number) {
    this.random = mulberry32(seed)
  }

  note(): string {
    const { ok, cards, roundTrips } = this.read
    const words = `${importers.length} formats; ${ok} files read, ${this.tried - ok} refused; ${cards} cards, ${roundTrips} written and read back; the slowest took ${Math.round(this.slowest)} ms of the processor.`
    return [words, ...this.failures.slice(0, 10)].join(' | ')
  }

  batch(importer: Importer, file: string, round: number, size: number): void {
    const isJson = /^\s*[{[]/.test(file)
    const texts = isJson ? fc.oneof(mutationsOf(file), surprisesIn(JSON.parse(file))) : mutationsOf(file)
    for (const text of fc.sample(texts, { seed: this.seed + round, numRuns: size })) {
      // Some files are given as what they are not.
      const other = importers[Math.floor(this.random() * importers.length)]!
      const chosen = this.random() < 0.05 ? other : importer
      this.tried++
      try {
        this.one(chosen, this.random() < 0.02 ? text.repeat(1 + Math.floor(this.random() * 60)) : text)
      } catch (error) {
        this.failures.push(
          `${chosen.format}, seed ${this.seed}, round ${round}: ${error instanceof Error ? error.message : error}`,
        )
      }
    }
  }

  private one(importer: Importer, text: string): void {
    const bytes = new TextEncoder().encode(text)
    const before = process.cpuUsage()
    for (const { recognise } of importers) recognise(text.slice(0, 4096), '')
    const outcome = importer.read(bytes)
    const { user, system } = process.cpuUsage(before)
    const took = (user + system) / 1000
    this.slowest = Math.max(this.slowest, took)
    if (took > MOST_CPU_MS) throw new Error(`took ${Math.round(took)} ms`)
    const problem = this.dishonesty(outcome, text)
    if (problem) throw new Error(problem)
  }

  private dishonesty(outcome: ReadOutcome, text: string): string | null {
    const lines = text.split(/\r\n|\r|\n/).length
    const isLine = (line: number) => Number.isInteger(line) && line >= 1 && line <= lines
    if (Object.hasOwn(Object.prototype, 'polluted')) return 'a prototype was reached'
    if (!outcome.ok) {
      if (outcome.line !== undefined && !isLine(outcome.line)) return `refused at line ${outcome.line} of ${lines}`
      return /[.?]$/.test(outcome.message) ? null : `no sentence: ${outcome.message}`
    }
    this.read.ok++
    const { facts, report } = outcome
    canonicalJson(JSON.parse(JSON.stringify(facts)))
    const wrong = [...report.problems, ...(report.unrecognised ?? [])].find(({ line }) => !isLine(line))
    if (wrong) return `a line ${wrong.line} of ${lines} in the report`
    return facts.card ? this.wrongCard(facts.card.answers) : null
  }

  private wrongCard(answers: Answers): string | null {
    const { problems } = checkAnswers(this.template, answers)
    const [problem] = Object.entries(problems)
    if (problem) return `an answer that the template does not take: ${problem.join(' ')}`
    if (this.read.cards++ % 20 !== 0) return null
    this.read.roundTrips++
    const written = new TextEncoder().encode(writeHuggingFaceCard(answers, STAMP))
    const again = importers.find(({ format }) => format === 'huggingface')!.read(written)
    const read = again.ok ? (again.facts.card?.answers ?? {}) : {}
    return canonicalJson(read) === canonicalJson(answers)
      ? null
      : `not the same when written and read back: ${differing(read, answers)}`
  }
}

function differing(a: Answers, b: Answers): string {
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return fields.filter((field) => canonicalJson(a[field] ?? null) !== canonicalJson(b[field] ?? null)).join(', ')
}

function modelCard(): Template {
  const read = readTemplateFile(readFileSync(appPath('lib/templates/data/model-card.yaml')), 1)
  if (!('template' in read)) throw new Error('The built-in template cannot be read.')
  return read.template
}
