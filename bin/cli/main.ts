/** The command line. Results go to standard output, everything else to standard error; each command documents its exit codes. */
import { EnvironmentError } from '@/lib/platform/env'
import { AppError } from '@/lib/platform/errors'
import { UsageError } from './arguments'

type Command = { summary: string; load: () => Promise<{ help: string; run: (argv: string[]) => Promise<number> }> }

const COMMANDS: Record<string, Command> = {
  start: { summary: 'start Countersign', load: () => import('./start') },
  'token create': { summary: 'make an API token and print it', load: () => import('./token') },
  gate: { summary: 'ask whether a model version may be deployed', load: () => import('./gate') },
  verify: { summary: 'verify the audit log, live or from an exported file', load: () => import('./verify') },
  backup: { summary: 'write the whole database to one file', load: () => import('./backup') },
  restore: { summary: 'fill an empty database from a backup', load: () => import('./restore') },
  migrate: { summary: "bring the database to this version's schema", load: () => import('./migrate') },
  doctor: { summary: 'check the configuration and say what is wrong', load: () => import('./doctor') },
}

const HELP = `Usage: countersign <command> [options]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}`)
  .join('\n')}

Every command takes --help and --json. Errors go to standard error.
Exit codes: 0 done, 1 refused or something is wrong, 2 wrong use or could not be done.
`

export async function main(argv: string[]): Promise<number> {
  const name = Object.keys(COMMANDS).find((each) => each.split(' ').every((word, index) => argv[index] === word))
  const command = name === undefined ? undefined : COMMANDS[name]
  if (!name || !command) {
    const asked = argv[0]
    if (asked === undefined || asked === '--help' || asked === 'help') {
      process.stdout.write(HELP)
      return 0
    }
    process.stderr.write(`There is no command "${asked}".\n\n${HELP}`)
    return 2
  }
  const rest = argv.slice(name.split(' ').length)
  const { help, run } = await command.load()
  if (rest.includes('--help')) {
    process.stdout.write(help)
    return 0
  }
  try {
    return await run(rest)
  } catch (error) {
    return report(error, rest.includes('--json'), help)
  }
}

function report(error: unknown, asJson: boolean, help: string): number {
  const message = error instanceof Error ? error.message : String(error)
  const fields = error instanceof AppError ? error.fields : undefined
  if (asJson) process.stderr.write(`${JSON.stringify({ error: message, ...(fields ? { fields } : {}) })}\n`)
  else if (error instanceof UsageError) process.stderr.write(`${message}\n\n${help}`)
  else {
    process.stderr.write(`${message}\n`)
    for (const [name, sentence] of Object.entries(fields ?? {}))
      process.stderr.write(`  --${name.split('.')[0]}: ${sentence}\n`)
  }
  if (!(error instanceof UsageError || error instanceof EnvironmentError) && process.env.LOG_LEVEL === 'debug')
    process.stderr.write(`${(error as Error).stack}\n`)
  return 2
}
