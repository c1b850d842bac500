export const computeCosts = ['low', 'medium', 'high'] as const
/** What it costs to compute the features each time they are needed. */
export type ComputeCost = (typeof computeCosts)[number]

export const computeCostLabels: Record<ComputeCost, string> = {
  low: 'Little: a query over what is there',
  medium: 'Some: joins and windows over months of data',
  high: 'Much: hours of computing, or money by the request',
}

export const readinesses = ['ready', 'partly', 'raw'] as const
/** Whether the features arrive ready to use. */
export type Readiness = (typeof readinesses)[number]

export const readinessLabels: Record<Readiness, string> = {
  ready: 'They arrive ready to use',
  partly: 'Some are ready, others have to be made',
  raw: 'All have to be made of raw data',
}

export const storeAdvices = ['not_needed', 'shared_table', 'store'] as const
export type StoreAdvice = (typeof storeAdvices)[number]

export const storeAdviceLabels: Record<StoreAdvice, string> = {
  not_needed: 'No feature store',
  shared_table: 'A shared table, no store yet',
  store: 'A feature store',
}

/** What a use case says of its features; each is weighed. */
export interface StoreAnswers {
  computeCost: ComputeCost
  readiness: Readiness
  /** Projects that would share them, this one too. */
  projects: number
  /** Predictions are made while somebody waits, so the features have to be there at once. */
  isOnline: boolean
}
