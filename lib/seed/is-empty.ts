import pg from 'pg'

/** Whether the deployment has no workspace yet. Asked as the owner: to every process' role, other workspaces do not exist. */
export async function isEmpty(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query('select 1 from workspaces limit 1')).rowCount === 0
  } finally {
    await client.end()
  }
}
