// What files of other tools say, in the portal's terms. Every format is read into this and nothing else knows formats.
import type { CheckOutcome, DatasetUse, IdentityKind, QualityDimension } from '@/lib/datasets/vocabulary'
import type { RunArtifact, RunMetric, RunStatus } from '@/lib/experiments/vocabulary'
import type { Answers } from '@/lib/templates/vocabulary'

export interface ImportProblem {
  /** 1-based, in the file as it was given. */
  line: number
  column?: number
  /** Where in the structured part, e.g. `model-index[0].results[2]`. */
  path?: string
  /** Marks what the author left open (template text, empty keys), as opposed to what could not be read. */
  kind?: 'unfilled'
  message: string
}

/** A part of the file that has no place in the portal: it is kept with the file, and listed. */
export interface Unrecognised {
  line: number
  path: string
  /** Its text, cut to 400 characters. */
  text: string
}

export interface ImportReport {
  /** What the file is: `MLmodel 2.9.1`, `OpenLineage 2-0-2`, `dvc.lock 2.0`; null where it does not say. */
  version?: string | null
  kept: string[]
  problems: ImportProblem[]
  /** At most 500; the last then says how many more there are. */
  unrecognised?: Unrecognised[]
}

/** What one file gives. A list that is empty is left out. */
export interface ImportedFacts {
  card?: CardFacts
  models?: ModelFacts[]
  experiments?: ExperimentFacts[]
  runs?: RunFacts[]
  datasets?: DatasetFacts[]
  checks?: CheckRunFacts[]
  lineage?: LineageFacts[]
}

/** A model card as answers to the built-in template `model-card`; see lib/templates/data/model-card.yaml. */
export interface CardFacts {
  /** The model's name, where the file gives one. */
  name: string | null
  /** The source's own version string. */
  label: string | null
  /** By field of the template; only forms that it takes. Ids of table rows are `r1`, `r2` …, so that two readings are equal. */
  answers: Answers
  artifactDigest?: string
  /** Datasets the card names as trained or tested on. */
  datasets?: DatasetUseFacts[]
}

export interface ModelFacts {
  name: string
  description: string
  tags: Record<string, string>
  /** Alias to the source's version string. */
  aliases: Record<string, string>
  versions: ModelVersionFacts[]
}

export interface ModelVersionFacts {
  /** The source's own version string. */
  label: string
  description: string
  /** ISO 8601 in UTC. */
  createdAt: string | null
  /** The source's id of the run that made it. */
  run: string | null
  /** Where the artefact lies. */
  location: string | null
  artifactDigest: string | null
  stage: string | null
  tags: Record<string, string>
  configuration: Record<string, string>
}

export interface ExperimentFacts {
  /** The source's own id. */
  id: string
  name: string
  description: string
  tags: Record<string, string>
}

export interface RunFacts {
  /** The source's own id; null where the file gives none. */
  id: string | null
  /** The source's id of its experiment; null where the file gives none. */
  experiment: string | null
  experimentName: string | null
  name: string
  /** Null where the file does not say. */
  status: RunStatus | null
  /** ISO 8601 in UTC. */
  startedAt: string | null
  endedAt: string | null
  parameters: Record<string, string>
  /** The last value of each. */
  metrics: RunMetric[]
  tags: Record<string, string>
  codeCommit: string | null
  codeRepository: string | null
  environment: Record<string, string>
  artifacts: RunArtifact[]
  datasets: DatasetUseFacts[]
}

/** A dataset version that a run or a model version used. */
export interface DatasetUseFacts {
  dataset: string
  use: DatasetUse
  identity: Identity | null
}

/** What the bytes are, by the tool that counted them. */
export interface Identity {
  kind: IdentityKind
  value: string
}

export interface DatasetFacts {
  name: string
  /** The tool's own space of names: an OpenLineage namespace, a DVC repository; empty where there is none. */
  namespace: string
  description: string
  source: string
  licence: string
  versions: DatasetVersionFacts[]
}

export interface DatasetVersionFacts {
  label: string | null
  identity: Identity
  location: string | null
  rows: number | null
  bytes: number | null
  columns: Array<{ name: string; type: string; description?: string }>
}

export interface CheckRunFacts {
  /** Names what was checked: an expectation suite, a dbt project. */
  name: string
  /** The dataset that was checked, where the file says so. */
  dataset: string | null
  ranAt: string | null
  results: CheckResultFacts[]
}

export interface CheckResultFacts {
  name: string
  dimension: QualityDimension
  outcome: CheckOutcome
  column: string | null
  /** What was found, in words; never rows of the data: they may be personal. */
  observed: string
  expected: string
}

/** A job that read and wrote datasets: one OpenLineage event, or a stage of dvc.lock. */
export interface LineageFacts {
  job: { namespace: string; name: string; description: string }
  /** The source's id of the run; null where there is none. */
  run: string | null
  eventType: string
  /** ISO 8601 in UTC. */
  at: string | null
  inputs: Array<{ namespace: string; name: string }>
  outputs: Array<{ namespace: string; name: string }>
}

export const importChannels = ['browser', 'api', 'pull', 'webhook', 'seed'] as const
/** By which way a file came. */
export type ImportChannel = (typeof importChannels)[number]

/** What an import made or found. */
export interface MadeRecord {
  kind:
    | 'model_version'
    | 'model_card'
    | 'dataset'
    | 'dataset_version'
    | 'experiment'
    | 'run'
    | 'check_run'
    | 'lineage_job'
    | 'registered_model'
  id: string
  ref: string
  /** False where it was there already and nothing of it changed. */
  isNew: boolean
}

export const proposalStatuses = ['open', 'accepted', 'declined', 'overtaken'] as const
export type ProposalStatus = (typeof proposalStatuses)[number]

export const connectionKinds = ['mlflow'] as const
export type ConnectionKind = (typeof connectionKinds)[number]
