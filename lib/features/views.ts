// What pages and the API are told of features.
import type { StoreAdvice, StoreAnswers } from './vocabulary'

export interface FeatureView {
  id: string
  ref: string
  name: string
  entity: string
  valueType: string
  description: string
  derivation: string
  /** The use case whose team keeps it. */
  useCase: { ref: string; name: string } | null
  dataset: { ref: string; name: string } | null
  ownerId: string | null
  owner: string | null
  /** Use cases that use it now. */
  usedBy: Array<{ ref: string; name: string }>
  createdAt: string
  retiredAt: string | null
  revision: number
}

export interface FeatureUseView {
  useCase: { ref: string; name: string }
  by: string | null
  at: string
  endedAt: string | null
}

export interface FeatureDetail extends FeatureView {
  createdBy: string | null
  uses: FeatureUseView[]
  /** Model versions that were made with it, the newest hundred. */
  modelVersions: Array<{ ref: string; model: string; name: string; version: number }>
  mayEdit: boolean
}

export interface StoreDecisionView {
  id: string
  ref: string
  useCase: { ref: string; name: string }
  answers: StoreAnswers
  /** What was advised, and why. */
  advised: StoreAdvice
  advice: string
  decision: StoreAdvice
  reason: string
  by: string | null
  at: string
}

/** What the register knows before anybody answers. */
export interface StoreFacts {
  useCase: { id: string; ref: string; name: string }
  /** Live features that the use case uses. */
  features: Array<{ ref: string; name: string; entity: string; usedBy: number }>
  /** Other use cases that use one of them too. */
  sharing: Array<{ ref: string; name: string; shared: number }>
  decisions: StoreDecisionView[]
  mayDecide: boolean
}
