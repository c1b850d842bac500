// Tells how the documents and metrics of a use case came about: started, filled by several people, discussed, published.
import { addComment } from '@/lib/discussion/add-comment'
import { resolveThread } from '@/lib/discussion/change-comment'
import { publishDocument } from '@/lib/documents/publish-document'
import { requestAnswer } from '@/lib/documents/requests/request-answer'
import { saveAnswers } from '@/lib/documents/save-answers'
import { startDocument } from '@/lib/documents/start-document'
import { createMetric } from '@/lib/metrics/create-metric'
import { editMetric } from '@/lib/metrics/edit-metric'
import { AnswerValues, type KnownRecords } from './answer-values'
import type { Actor, Chronicle } from './chronicle'
import {
  type DocumentStep,
  type DocumentStory,
  type MetricStory,
  readDocumentStory,
  readMetricStories,
} from './document-story'

/** The document that began with its use case, once that is told. */
export interface FirstDocument {
  ref: string
  /** Fields that its first answers gave. */
  revisions: Record<string, number>
}

export function tellDocument(
  chronicle: Chronicle,
  useCase: string,
  file: string,
  records: KnownRecords,
  first: () => FirstDocument,
): void {
  const story = readDocumentStory(file)
  const writing = new Writing(story, new AnswerValues(chronicle, records), first)
  if (story.start) {
    chronicle.on(story.start.at, story.start.by, async (author) => {
      const { template, title } = story
      writing.begin(await author.do(startDocument, { useCase, template, ...(title ? { title } : {}) }))
    })
  }
  for (const step of story.steps) chronicle.on(step.at, step.by, (author) => writing.take(step, author, chronicle))
}

/** What a seeding remembers of a document between its steps: what an editor would have on the screen. */
class Writing {
  private ref = ''
  private revision = 0
  private change = 0
  private revisions: Record<string, number> = {}
  private readonly threads = new Map<string, string>()

  constructor(
    private readonly story: DocumentStory,
    private readonly values: AnswerValues,
    private readonly first: () => FirstDocument,
  ) {}

  begin({ ref }: { ref: string }): void {
    this.ref = ref
  }

  async take(step: DocumentStep, author: Actor, chronicle: Chronicle): Promise<void> {
    if (!this.story.start && this.ref === '') {
      const { ref, revisions } = this.first()
      Object.assign(this, { ref, revision: 1, change: 1, revisions: { ...revisions } })
    }
    const document = this.ref
    if ('answers' in step) await this.save(step.answers, author)
    else if ('publish' in step) {
      const { revision } = await author.do(publishDocument, {
        document,
        revision: this.revision,
        change: this.change,
        note: step.publish,
      })
      this.revision = revision
    } else if ('say' in step) await this.say(step, author)
    else if ('resolve' in step) await author.do(resolveThread, { comment: this.threads.get(step.resolve) })
    else {
      const { field, note } = step
      const person = chronicle.member(step.ask).id
      const dueOn = step.due && this.values.day(step.due)
      await author.do(requestAnswer, { document, field, person, note, ...(dueOn ? { dueOn } : {}) })
    }
  }

  private async save(given: Record<string, unknown>, author: Actor): Promise<void> {
    const fields = Object.keys(given)
    const saved = await author.do(saveAnswers, {
      document: this.ref,
      answers: Object.fromEntries(fields.map((field) => [field, this.values.read(given[field], author.ctx.clock!)])),
      revisions: Object.fromEntries(fields.map((field) => [field, this.revisions[field] ?? 0])),
    })
    this.change = saved.change
    Object.assign(this.revisions, saved.revisions)
  }

  private async say(step: Extract<DocumentStep, { say: string }>, author: Actor): Promise<void> {
    const thread = this.threads.get(step.thread)
    const subject = { kind: 'document', ref: this.ref }
    const { id } = await author.do(addComment, {
      subject,
      body: step.say,
      ...(step.quote ? { quote: step.quote } : {}),
      ...(thread ? { thread } : step.field ? { field: step.field } : {}),
    })
    if (!thread) this.threads.set(step.thread, id)
  }
}

export function tellMetrics(chronicle: Chronicle, useCase: string, file: string, records: KnownRecords): void {
  for (const story of readMetricStories(file)) {
    chronicle.on(story.at, story.by, (author) => tellMetric(chronicle, author, useCase, story, records))
  }
}

async function tellMetric(
  chronicle: Chronicle,
  author: Actor,
  useCase: string,
  { at: _, by: __, owner, ...story }: MetricStory,
  records: KnownRecords,
): Promise<void> {
  const person = owner ? { owner: chronicle.member(owner).id } : {}
  if ('edit' in story) {
    const { edit, ...attributes } = story
    // Each metric of the demo is changed once at most.
    await author.do(editMetric, { metric: records.get(edit)?.id, revision: 1, ...attributes, ...person })
    return
  }
  const { id, ref } = await author.do(createMetric, { useCase, ...story, ...person })
  records.set(story.name, { kind: 'metric', id, ref })
}
