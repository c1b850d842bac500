import type { Importer } from '../importer'
import { readParts } from '../reading/read-parts'
import { count } from '../reading/report'
import { readCheckRun } from './check-run'
import { findResults, isSuite } from './find-results'

const MAX_BYTES = 8 * 1024 * 1024

const FORM = {
  maxBytes: MAX_BYTES,
  what: 'a validation result of Great Expectations',
  help: 'Give the JSON file of a validation result or of a checkpoint, as it lies under uncommitted/validations.',
}

export const greatExpectationsImporter: Importer = {
  format: 'great-expectations',
  label: 'Great Expectations',
  gives: 'results of data checks',
  accepts: ['.json', 'application/json'],
  maxBytes: MAX_BYTES,
  recognise(head) {
    if (/"expectation_config"|"evaluated_expectations"|"great_expectations_version"/.test(head)) return 2
    return /"expect(?:ation_type|ation_suite_name|ation|_[a-z_]{3,60})"/.test(head) ? 1 : 0
  },
  read(bytes) {
    return readParts(bytes, FORM, (root) => {
      const found = findResults(root)
      const checks = found.map(readCheckRun).filter(({ results }) => results.length > 0)
      const results = checks.reduce((sum, check) => sum + check.results.length, 0)
      if (checks.length > 0) root.report.keep(`${count(checks.length, 'validation')} with ${count(results, 'result')}`)
      const version = found[0]?.part
        .at('meta')
        .either('great_expectations_version', 'great_expectations.__version__')
        .text(100)
      const reason = isSuite(root)
        ? 'This is an expectation suite: it says what to check, and holds no results.'
        : 'No results of expectations stand in the file.'
      return { facts: { checks }, version: version ? `Great Expectations ${version}` : null, reason }
    })
  },
}
