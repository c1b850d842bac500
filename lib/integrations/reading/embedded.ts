import { Part } from './part'
import { readJson } from './read-json'
import { draftReport } from './report'

/**
 * The JSON text that a value holds, such as MLflow's signature, or the value itself where it is no text. What is not
 * read of it is listed as beneath the value; its lines are the value's.
 */
export function embedded(part: Part): Part {
  if (part.node?.kind !== 'scalar' || typeof part.node.value !== 'string') return part
  const scratch = draftReport()
  const root = readJson(part.node.text, scratch)
  if (!root || root.kind === 'scalar') return part
  part.claim()
  const { line, path } = part.node
  const inside = (below: string) => `${path}${below.startsWith('[') || below === '' ? '' : ' '}${below}`
  const whole = new Part(root, {
    ...part.report,
    problem: (problem) => part.report.problem({ ...problem, line, path: inside(problem.path ?? '') }),
    unrecognised: (rest) => part.report.unrecognised({ ...rest, line, path: inside(rest.path) }),
  })
  part.embed(whole)
  return whole
}
