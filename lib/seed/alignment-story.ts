// How metrics of the demo hang together and what was measured, kept as YAML beside the documents.
import { z } from 'zod'
import { moment, person, readStory, when } from './document-story'

const figure = z.number().optional()

const link = z.strictObject({
  ...when,
  from: z.string(),
  to: z.string(),
  rationale: z.string(),
  evidence: z.string().optional(),
  per: figure,
  rate: figure,
  rateLow: figure,
  rateHigh: figure,
  holdsLow: figure,
  holdsHigh: figure,
})

/** Without spans, `values` are all there are, oldest first. */
const observed = z.preprocess(
  (given) => {
    const { values, ...story } = given as { values?: unknown[] }
    return values ? { ...story, count: values.length, spans: [{ values }] } : story
  },
  z.strictObject({
    metric: z.string(),
    by: person,
    /** The first recording; what was measured by then comes as a file. */
    from: moment,
    every: z.enum(['week', 'month', 'quarter']),
    /** How many values are recorded at once. */
    together: z.int().min(1).default(1),
    environment: z.string().optional(),
    /** Counted from the newest, which is 0. */
    notes: z.record(z.string(), z.string()).default({}),
    count: z.int().min(1),
    /** Times in which things stood otherwise, each from its moment on; of each the last value is of its last week or month. */
    spans: z.array(z.strictObject({ since: moment.optional(), values: z.array(z.number()).min(1) })).min(1),
    /** Of some of them, up to the newest. */
    slices: z.record(z.string(), z.array(z.number())).default({}),
  }),
)

/** Measured once, of what is not in use. */
const tried = z.strictObject({
  ...when,
  metric: z.string(),
  environment: z.string(),
  version: z.string().optional(),
  rows: z.array(z.strictObject({ value: z.number(), slice: z.string().optional(), note: z.string().optional() })),
})

const alignmentStory = z.strictObject({
  links: z.array(link),
  signOffs: z.array(z.strictObject({ ...when, audience: z.string() })),
  /** Since when a version was in production: what was measured there was of it. */
  inUse: z.array(z.strictObject({ version: z.string(), since: moment })),
  observed: z.array(observed),
  tried: z.array(tried),
})

export type AlignmentStory = z.output<typeof alignmentStory>
export type ObservedStory = z.output<typeof observed>

export const readAlignmentStory = (file: string): AlignmentStory => readStory(file, alignmentStory)
