// What pages and the API are told of how the metrics of a use case hang together.

import type { MetricView } from '../views'
import type { LinkSide, MetricAudience, MetricStanding } from '../vocabulary'
import type { Exchange } from './exchange'
import type { Misalignment } from './misalignments'

export interface NewestValue {
  value: number
  observedAt: string
  standing: MetricStanding
  /** Since when it stands so. */
  since: string
  /** When a newer value is due by its cadence; null where none says so. */
  dueAt: string | null
  isStale: boolean
  environment: string
  /** `MDL-7 v2`; null where it was not said. */
  version: string | null
  /** The target that stands was set before this was measured; otherwise meeting it proves nothing. */
  isTargetOlder: boolean
}

/** A metric on the alignment map. */
export interface AlignedMetric extends MetricView {
  newest: NewestValue | null
  /** The last values of the overall series, oldest first: for a trend, not for reading. */
  recent: Array<{ at: string; value: number }>
  /** The newest value of each group, version and environment it was measured for, the newest first. */
  latest: LatestValue[]
}

export interface LatestValue {
  slice: string
  /** `MDL-7 v2`; null where it was not said. */
  version: string | null
  environment: string
  value: number
  at: string
}

export interface LinkSignature {
  side: LinkSide
  personId: string
  person: string
  role: string
  signedAt: string
}

export interface MetricLinkView extends Exchange {
  id: string
  ref: string
  useCase: { ref: string; name: string }
  from: {
    id: string
    ref: string
    name: string
    unit: string
    audience: MetricAudience
    ownerId: string | null
    owner: string | null
  }
  to: {
    id: string
    ref: string
    name: string
    unit: string
    audience: MetricAudience
    ownerId: string | null
    owner: string | null
  }
  rationale: string
  evidence: string
  terms: number
  /** Those of the terms that stand. */
  signatures: LinkSignature[]
  /** Both sides signed the terms that stand. */
  isAgreed: boolean
  /** Sides that the reader may sign now. */
  maySign: LinkSide[]
  changedAt: string
  retiredAt: string | null
  revision: number
}

export interface LevelView {
  audience: MetricAudience
  /** The newest sign-off; null when there was none. */
  signed: { person: string; role: string; signedAt: string } | null
  /** What changed since, in words: "the target of MET-3", "LNK-4 is new". Empty: it stands as it was signed. */
  changedSince: string[]
  /** What the level reads as now, to be named when it is signed off. */
  reading: string
  maySign: boolean
}

/** Everything of the alignment map. */
export interface Alignment {
  useCase: { id: string; ref: string; name: string; retiredAt: string | null }
  metrics: AlignedMetric[]
  links: MetricLinkView[]
  levels: LevelView[]
  misalignments: Misalignment[]
  /** "+1 point recall ≈ 40 customers kept a month ≈ €12,000 a month"; one a technical metric that reaches money or time. */
  sentences: Array<{ metric: string; text: string }>
  /** The reader's part: which view is theirs. */
  view: 'business' | 'expert' | 'science' | 'engineering'
  mayEdit: boolean
}
