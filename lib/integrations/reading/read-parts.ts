import type { ImportedFacts } from '@/lib/imports/vocabulary'
import type { ReadOutcome } from '../importer'
import { decodeText, OVERLOADED_TEXT } from './decode-text'
import { isEmpty, withoutEmpty } from './facts'
import type { Located } from './located'
import { Part } from './part'
import { readJson } from './read-json'
import { readYaml } from './read-yaml'
import { draftReport, type ReportDraft } from './report'

export interface FileForm {
  maxBytes: number
  /** “a file of DVC”. */
  what: string
  /** What to give: a whole sentence, said to whoever gave something else. */
  help: string
  /** What a line of it looks like where it may be YAML; without it, it is JSON. */
  yamlExample?: string
  /** Another way to read the text than as one value of JSON or YAML. */
  parse?: (text: string, report: ReportDraft) => Located | null
}

export interface PartsRead {
  facts: ImportedFacts
  version: string | null
  /** Why there are no facts in it, where more is known than that there are none. */
  reason?: string
}

/**
 * A file of JSON or YAML as facts. A file without facts is refused; of any other, every part that `read` did not ask
 * for is listed in the report.
 */
export function readParts(bytes: Uint8Array, form: FileForm, read: (root: Part) => PartsRead): ReadOutcome {
  const decoded = decodeText(bytes, { maxBytes: form.maxBytes, what: form.what, usually: form.help })
  if (!decoded.ok) return decoded
  const report = draftReport()
  if (decoded.overloadedLine !== null) report.problem({ line: decoded.overloadedLine, message: OVERLOADED_TEXT })
  const located = form.parse ? form.parse(decoded.text, report) : parse(decoded.text, form, report)
  return located ? readLocated(located, report, form, read) : report.refusal()
}

/** The same for a tree that was read from another form of text. */
export function readLocated(
  located: Located,
  report: ReportDraft,
  form: FileForm,
  read: (root: Part) => PartsRead,
): ReadOutcome {
  const root = new Part(located, report)
  const { facts, version, reason } = read(root)
  if (isEmpty(facts))
    return {
      ok: false,
      code: 'invalid',
      message: `${reason ?? `Nothing of ${form.what} stands in it.`} ${form.help}`,
      line: root.line,
    }
  report.version(version)
  root.listRest()
  return { ok: true, facts: withoutEmpty(facts), report: report.finish() }
}

function parse(text: string, { yamlExample }: FileForm, report: ReportDraft): Located | null {
  if (yamlExample === undefined || /^[\ufeff\s]*[{[]/.test(text)) return readJson(text, report)
  return readYaml(text, { what: 'the file', example: yamlExample, root: 'any' }, report)
}
