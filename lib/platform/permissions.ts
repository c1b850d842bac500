// The role table: who may do what. Deny by default; a permission that is not here does not exist.
import type { Rights } from './context'
import { type RoleId, useCaseRoles } from './vocabulary'

/** `member`: everybody in the workspace. `contributor`: every member but auditors. */
type Grant = RoleId | 'member' | 'contributor'

const builders: Grant[] = ['data_scientist', 'ml_engineer']
const team: readonly Grant[] = useCaseRoles

export const permissions = {
  'account.own': ['member'],
  'workspace.read': ['member'],
  'workspace.manage': ['admin'],
  'people.invite': ['admin'],
  'people.change': ['admin'],
  'token.create': ['contributor'],
  'token.revoke': ['member'],
  'use-case.read': ['member'],
  'use-case.create': ['contributor'],
  'use-case.edit': ['business_stakeholder', 'subject_matter_expert', 'data_scientist', 'ml_engineer'],
  'use-case.staff': ['business_stakeholder', 'admin'],
  'use-case.classify': ['risk_officer'],
  'use-case.advance': team,
  'use-case.retire': ['business_stakeholder'],
  'use-case.assess': [...team, 'risk_officer'],
  'risk-questionnaire.edit': ['risk_officer'],
  'view.save': ['member'],
  'template.read': ['member'],
  'template.edit': ['admin', 'risk_officer'],
  'document.read': ['member'],
  'document.edit': [...team, 'risk_officer', 'security_specialist'],
  'metric.read': ['member'],
  'metric.edit': team,
  'metric.observe': team,
  /** Whose level or metric it is, is looked at by the command. */
  'metric.sign': ['contributor'],
  'comment.write': ['contributor'],
  'file.upload': ['contributor'],
  'dataset.read': ['member'],
  'dataset.edit': ['data_engineer', 'data_scientist', 'ml_engineer'],
  'dataset.assess': ['data_engineer', 'data_scientist', 'ml_engineer', 'subject_matter_expert'],
  'feature.read': ['member'],
  'feature.edit': ['data_engineer', 'data_scientist', 'ml_engineer'],
  'experiment.read': ['member'],
  'experiment.edit': ['data_scientist', 'ml_engineer', 'data_engineer'],
  'deployment.read': ['member'],
  'deployment.report': ['ml_engineer', 'software_engineer', 'backend_engineer', 'data_scientist'],
  'lineage.read': ['member'],
  'lineage.report': ['data_engineer', 'data_scientist', 'ml_engineer', 'backend_engineer'],
  'import.read': ['member'],
  'import.give': ['data_scientist', 'ml_engineer', 'data_engineer'],
  'connection.read': ['member'],
  /** What a registry brings are models too. */
  'connection.edit': builders,
  'model.read': ['member'],
  'model.import': builders,
  'model.edit': builders,
  'model-card.edit': ['data_scientist', 'ml_engineer', 'subject_matter_expert'],
  'approval.read': ['member'],
  'approval.request': team,
  /** Whether a person may answer a request is decided by its workflow, not by a permission alone. */
  'approval.decide': ['contributor'],
  /** Only the one who asked; the command looks at that. */
  'approval.withdraw': team,
  'gate.ask': ['member'],
  'audit.read': ['auditor', 'risk_officer', 'admin'],
  'audit.export': ['auditor', 'risk_officer'],
  'receipt.read': ['member'],
} as const satisfies Record<string, readonly Grant[]>

export type Permission = keyof typeof permissions

/** Only a session of a person, never a token: a script neither decides nor makes administrators. */
const personOnly = new Set<Permission>([
  'approval.decide',
  'metric.sign',
  'account.own',
  'people.invite',
  'people.change',
  'use-case.staff',
])

export function isPersonOnly(permission: Permission): boolean {
  return personOnly.has(permission)
}

/** Whether these rights include the permission, in the use case whose roles they carry. */
export function isAllowed(permission: Permission, rights: Rights): boolean {
  const grants: readonly Grant[] = permissions[permission]
  // An auditor reads everything and writes nothing, whatever else they hold.
  const isAuditor = rights.duties.includes('auditor')
  return grants.some((grant) => {
    if (grant === 'member') return true
    if (isAuditor) return grant === 'auditor'
    return grant === 'contributor' || rights.duties.includes(grant) || rights.roles.includes(grant)
  })
}
