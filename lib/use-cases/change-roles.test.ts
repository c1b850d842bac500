import { expect, test } from 'vitest'
import { execute } from '@/lib/audit/execute'
import { testWorkspace } from '@/lib/testing/workspace'
import { addRole } from './change-roles'

test('an administrator gives roles to others, and none to herself', async () => {
  const workspace = await testWorkspace({ slug: 'roles' })
  const admin = workspace.as('admin')
  const mine = { useCase: workspace.useCase.ref, person: admin.actor.id!, role: 'subject_matter_expert' as const }
  await expect(execute(admin, addRole, mine)).rejects.toMatchObject({ code: 'forbidden' })
  const other = { ...mine, person: workspace.as('member').actor.id! }
  await expect(execute(admin, addRole, other)).resolves.toMatchObject({ value: { role: 'subject_matter_expert' } })
})
