import type { ProposalStatus } from '@/lib/imports/vocabulary'
import type { Answer, TemplateField } from '@/lib/templates/vocabulary'

/** What a file says of a field, beside what stands there. */
export interface ProposalItem {
  id: string
  field: string
  label: string
  section: string
  /** Null where the template does not ask it any more. */
  definition: TemplateField | null
  /** What stands in the draft now, and who gave it. */
  standing: Answer
  standingBy: string | null
  standingAt: string | null
  /** Of the field in the draft: what an acceptance names. */
  revision: number
  /** What stood there when it was proposed. */
  before: Answer
  proposed: Answer
  status: ProposalStatus
  import: { ref: string; filename: string | null; format: string }
  proposedAt: string
  decidedBy: string | null
  decidedAt: string | null
}
