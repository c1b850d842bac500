/** Which part may know which: app → components, lib; and inside lib, each layer only those below it. */

const REGISTERS =
  '^lib/(use-cases|templates|documents|discussion|files|models|model-cards|metrics|risk|saved-views|datasets|features|experiments|deployments|monitoring|evidence|workspaces)/'
const PROCESSES = '^lib/(gate|maturity|lineage|search|notifications|notices|inbox)/'
const APPROVALS = '^lib/approvals/'
const AUDIT = '^lib/audit/'
const PLATFORM = '^lib/(platform|identity)/'
const JOBS = '^lib/(jobs|seed)/'
const INTEGRATIONS = '^lib/integrations/'
/** Rules that go by names of their own, where one file of them would be too long to read. */
const NAMED_RULES =
  '^lib/metrics/(standing|ledger/words|observations/downsample|alignment/(drive|effects|exchange|formula|graph|level|misalignments|sentence|who-signs))\\.ts$'
const TESTS = '\\.test\\.tsx?$|/testing/|^(e2e|bench|soak)/'

/** A rule that files of `from` may not import files of `to`. Tests may look anywhere. */
function forbid(name, comment, from, to) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: TESTS },
    to: { path: to },
  }
}

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A file that needs itself through others cannot be read, tested or moved alone.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    forbid('lib-below-app', 'lib serves every way in; it knows none of them.', '^lib/', '^(app|components|bin)/'),
    forbid('db-is-lowest', 'Only vocabularies lie below the schema.', '^db/', '^(app|components|bin)/'),
    {
      name: 'db-knows-vocabularies-only',
      comment:
        'The schema may take its types from vocabularies, and its files from platform/paths; nothing else of lib.',
      severity: 'error',
      from: { path: '^db/', pathNot: TESTS },
      to: { path: '^lib/', pathNot: '/vocabulary\\.ts$|^lib/platform/paths\\.ts$' },
    },
    forbid(
      'platform-is-lowest-in-lib',
      'platform knows audit, for a command records its event; nothing above it.',
      PLATFORM,
      `${APPROVALS}|${REGISTERS}|${PROCESSES}|${INTEGRATIONS}`,
    ),
    forbid(
      'audit-knows-platform',
      'The log records what others do; it knows none of them.',
      AUDIT,
      `${APPROVALS}|${REGISTERS}|${PROCESSES}|${INTEGRATIONS}`,
    ),
    forbid(
      'approvals-know-no-register',
      'Approvals know subjects as (kind, id, digests).',
      APPROVALS,
      `${REGISTERS}|${PROCESSES}|${INTEGRATIONS}`,
    ),
    forbid(
      'registers-below-processes',
      'A register does not know who reads it.',
      REGISTERS,
      `${PROCESSES}|${INTEGRATIONS}`,
    ),
    forbid('processes-below-integrations', 'Processes do not know other systems.', PROCESSES, INTEGRATIONS),
    {
      name: 'jobs-on-top',
      comment: 'Work is handed to jobs through the outbox, by name; only the processes know them.',
      severity: 'error',
      from: { path: '^(app|components|db|lib)/', pathNot: `${JOBS}|${TESTS}` },
      to: { path: JOBS },
    },
    {
      name: 'vocabularies-are-leaves',
      comment: 'A vocabulary is constants alone.',
      severity: 'error',
      from: { path: '/vocabulary\\.ts$' },
      to: { pathNot: '/vocabulary\\.ts$' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules run in the browser and in tests without anything else.',
      severity: 'error',
      from: { path: `/rules\\.ts$|${NAMED_RULES}` },
      // Types of views are gone by the time anything runs.
      to: { pathNot: `/(vocabulary|rules|views)\\.ts$|${NAMED_RULES}` },
    },
    {
      name: 'components-get-props',
      comment: 'Components take data and actions as props; of lib they know vocabularies, rules and view types.',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: { path: '^(db|app|bin)/|^lib/', pathNot: `/(vocabulary|rules|views)\\.ts$|${NAMED_RULES}` },
    },
    {
      name: 'database-behind-lib',
      comment: 'Only lib, the processes and tests speak to the database.',
      severity: 'error',
      from: { path: '^(app|components)/', pathNot: TESTS },
      to: { path: '^db/|node_modules/(drizzle-orm|pg)/' },
    },
    {
      name: 'lib-without-next',
      comment: 'Only platform builds a context from a request.',
      severity: 'error',
      from: { path: '^lib/', pathNot: `^lib/(platform|identity)/|${TESTS}` },
      to: { path: 'node_modules/next/' },
    },
    {
      name: 'no-zod-in-components',
      comment: 'zod is 91 kB in a browser; forms get plain constraints as props.',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'product-without-test-tools',
      comment: 'What ships does not import what only tests and builds have.',
      severity: 'error',
      from: { path: '^(app|components|db|lib)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|dist|\\.data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
