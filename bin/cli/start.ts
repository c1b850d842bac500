export const help = `Usage: countersign start

Installs and builds what is missing, starts the database, web, worker and signer, and prints the address.
Configuration is read from the environment: PORT, COUNTERSIGN_URL, COUNTERSIGN_DATA_DIR, DATABASE_URL, COUNTERSIGN_DEMO and others.

Exit codes: 0 stopped in order, 1 could not start.
`

/** Reached only for the help: the thin script in front of this file starts the supervisor itself. */
export async function run(): Promise<number> {
  process.stdout.write(help)
  return 0
}
