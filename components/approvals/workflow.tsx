import { Icon } from '@/components/ui/icon'
import { SealMark } from '@/components/ui/seal'
import { Ref } from '@/components/ui/text-link'
import type { Requirement, WorkflowDefinition, WorkflowStage } from '@/lib/approvals/vocabulary'
import { roleLabels } from '@/lib/platform/vocabulary'

type WorkflowProps = { reference: string; name: string; version: number; definition: WorkflowDefinition }

/** The stages of a workflow in their order, with whom each asks and what their signature means. */
export function Workflow({ reference, name, version, definition }: WorkflowProps) {
  const { stages, dueDays, expiresDays } = definition
  return (
    <>
      <h3 className="mt-2 text-14 font-medium">
        {name}{' '}
        <span className="font-regular text-13 text-fg-3">
          <Ref>{reference}</Ref> v{version}. {dueDays === null ? 'No deadline' : `Answers are due in ${dueDays} days`};{' '}
          {expiresDays === null
            ? 'an approval holds until something voids it'
            : `an approval holds ${expiresDays} days`}
          .
        </span>
      </h3>
      <ol className="stages">
        {stages.map((stage, at) => (
          <Stage key={stage.key} stage={stage} stages={stages} isFirst={at === 0} />
        ))}
      </ol>
    </>
  )
}

function Stage({ stage, stages, isFirst }: { stage: WorkflowStage; stages: WorkflowStage[]; isFirst: boolean }) {
  const after = stage.after.map((key) => stages.find((other) => other.key === key)?.label ?? key)
  return (
    <li className="stage">
      <h4 className="stage-head">
        {isFirst ? null : <Icon name="arrow-right" size={13} />}
        {stage.label}
        <span className="font-regular text-fg-3">
          {after.length > 0 ? `after ${after.join(' and ')}` : 'from the start'}
          {stage.requirements.length > 1 ? ', in any order' : ''}
        </span>
      </h4>
      <table className="dt">
        <caption className="sr-only">Who answers in the stage {stage.label}</caption>
        <thead>
          <tr>
            <th scope="col">Requirement</th>
            <th scope="col">Who answers</th>
            <th scope="col">How many</th>
            <th scope="col">What an approval means</th>
          </tr>
        </thead>
        <tbody>
          {stage.requirements.map((requirement) => (
            <Row key={requirement.key} requirement={requirement} />
          ))}
        </tbody>
      </table>
    </li>
  )
}

function Row({ requirement }: { requirement: Requirement }) {
  const { label, group, quorum, blocking, signature, meaning, differentFrom } = requirement
  return (
    <tr>
      <th scope="row">{label}</th>
      <td data-label="Who answers">
        {'role' in group
          ? roleLabels[group.role]
          : 'people' in group
            ? `${group.people.length} named people`
            : 'Whoever answers for the stage'}
        {differentFrom.length > 0 ? ', somebody else than for the others' : ''}
      </td>
      <td data-label="How many">
        {quorum} {blocking ? 'must approve' : 'may comment; it does not block'}
      </td>
      <td data-label="What an approval means">
        {signature === 'required' ? <SealMark label="Signed: " /> : null} “{meaning}”
      </td>
    </tr>
  )
}
