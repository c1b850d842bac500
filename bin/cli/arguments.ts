import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The command was called wrongly; its help is shown with the message. */
export class UsageError extends Error {}

/** Parses options and a fixed number of words. @throws UsageError */
export function parse<const Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: string[],
  options: Options,
  words: string[] = [],
) {
  try {
    const parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { ...options, json: { type: 'boolean', default: false } } as Options & {
        json: { type: 'boolean'; default: false }
      },
    })
    if (parsed.positionals.length !== words.length)
      throw new UsageError(
        words.length === 0 ? 'This command takes no words, only options.' : `Give ${words.join(' and ')}.`,
      )
    return parsed
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** @throws UsageError naming the option */
export function required(value: string | undefined, option: string): string {
  if (!value) throw new UsageError(`--${option} is missing.`)
  return value
}
