// Tells how a use case went from stage to stage, by the product's own gates.
import { decideApproval } from '@/lib/subjects'
import { moveBack, startIteration } from '@/lib/use-cases/change-course'
import { passGate } from '@/lib/use-cases/pass-gate'
import { requestGate } from '@/lib/use-cases/request-gate'
import type { Chronicle } from './chronicle'
import type { CourseStep, GateStory } from './story'

export function tellCourse(chronicle: Chronicle, useCase: string, course: readonly CourseStep[]): void {
  // Of the newest iteration: it begins at 1 and every move adds one.
  let revision = 1
  for (const step of course) {
    if (step.kind === 'iteration') {
      revision = 1
      const { stage, reason } = step
      chronicle.on(step.at, step.by, async (person) => {
        await person.do(startIteration, { useCase, stage, reason })
      })
    } else if (step.kind === 'back') {
      const { to, reason } = step
      const seen = revision
      revision += 1
      chronicle.on(step.at, step.by, async (person) => {
        await person.do(moveBack, { useCase, to, reason, revision: seen })
      })
    } else {
      if (step.passed) revision += 1
      tellGate(chronicle, useCase, step)
    }
  }
}

function tellGate(chronicle: Chronicle, useCase: string, story: GateStory): void {
  const { note, to, skipReason } = story
  let gate = ''
  let asked = { approval: '', contentDigest: '', materialDigest: '' }
  chronicle.on(story.at, story.by, async (person) => {
    const made = await person.do(requestGate, { useCase, note, ...(to ? { to, skipReason } : {}) })
    const { ref, contentDigest, materialDigest } = made.approval
    gate = made.ref
    asked = { approval: ref, contentDigest, materialDigest }
  })
  for (const [at, key, decision, comment] of story.answers) {
    chronicle.on(at, key, async (person) => {
      await person.do(decideApproval, { ...asked, decision, comment, password: person.member.password })
    })
  }
  if (story.passed) {
    chronicle.on(story.passed, story.by, async (person) => {
      await person.do(passGate, { gate })
    })
  }
}
