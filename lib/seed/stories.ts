import { callIntentRouting } from './stories/call-intent-routing'
import { cellSiteEnergy } from './stories/cell-site-energy'
import { churnPrediction } from './stories/churn-prediction'
import { creditLimit } from './stories/credit-limit'
import { networkFaultTriage } from './stories/network-fault-triage'
import { returnFraud } from './stories/return-fraud'
import { technicianScheduling } from './stories/technician-scheduling'
import type { Story } from './story'

export const stories: readonly Story[] = [
  cellSiteEnergy,
  networkFaultTriage,
  churnPrediction,
  creditLimit,
  callIntentRouting,
  returnFraud,
  technicianScheduling,
]
