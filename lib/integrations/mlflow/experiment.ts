import type { ExperimentFacts } from '@/lib/imports/vocabulary'
import type { Part } from '../reading/part'
import { reasonToLeaveOut, withoutHome } from '../reading/personal'
import { tagsOf } from '../reading/tags'

const LONGEST_DESCRIPTION = 50_000

export function readExperiment(part: Part): ExperimentFacts | null {
  const id = part.either('experiment_id', 'id').name()
  if (id === null) return null
  const written = part.at('name').name() ?? ''
  const name = withoutHome(written)
  if (name !== written) {
    const { path, line } = part.at('name').node!
    part.report.unrecognised({ line, path, text: 'personal: the folder was left out' })
  }
  const experiment: ExperimentFacts = { id, name: name || `Experiment ${id}`, description: '', tags: {} }
  experiment.tags = tagsOf(part.at('tags'), (key, value) => {
    if (key !== 'mlflow.note.content' || value.node?.kind !== 'scalar') return false
    if (reasonToLeaveOut(key, value.node.text)) return false
    experiment.description = value.text(LONGEST_DESCRIPTION) ?? ''
    return true
  })
  const stage = part.at('lifecycle_stage')
  if (stage.text() === 'deleted') stage.problem('This experiment was deleted in MLflow. It was read all the same.')
  return experiment
}
