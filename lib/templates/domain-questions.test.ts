// What the domain says must be asked, and where the library asks it. Left: the words of the domain; right: template.field.
import { describe, expect, test } from 'vitest'
import { builtInTemplates } from './definition'
import { findField } from './rules'

const mustExist: Record<string, Record<string, string>> = {
  'added value': {
    problem: 'added-value.problem',
    context: 'added-value.context',
    'who benefits': 'added-value.beneficiaries',
    'value in money per period': 'added-value.value_per_year',
    'value in time per period': 'added-value.time_saved',
    'range of the value, low': 'added-value.value_pessimistic',
    'range of the value, high': 'added-value.value_optimistic',
    'cost to build': 'added-value.cost_to_build',
    'cost to run': 'added-value.cost_to_run',
    'expected payback': 'added-value.payback_expected',
  },
  'business requirements': {
    'end user': 'business-requirements.end_user',
    'prediction frequency': 'business-requirements.prediction_frequency',
    'response-time need': 'business-requirements.response_time',
    'response-time need of a list': 'business-requirements.ready_by',
    'accuracy need': 'business-requirements.accuracy_need',
    'explainability need': 'business-requirements.explanation',
    'transparency need': 'business-requirements.transparency',
    'compliance and regulatory duties': 'business-requirements.duties',
    'when there is no answer': 'business-requirements.no_answer',
  },
  'key metrics': {
    'technical, domain and business metrics with all their parts': 'key-metrics.metrics',
    'the links between them': 'key-metrics.metrics',
  },
  'data quality and ingestion': {
    'datasets with sources, owners and legal bases': 'data-quality.sources',
    owner: 'data-quality.data_owner',
    'the ingestion pipeline': 'data-quality.pipeline',
    'its automated checks': 'data-quality.checks',
  },
  'feature engineering': {
    'features used, their owner, cost and benefit of each': 'feature-plan.features',
    'the feature-store decision': 'feature-plan.store_decision',
    'its reasons': 'feature-plan.store_reasons',
  },
  experiments: {
    'tracked runs: parameters, data version, code commit, metrics': 'experiment-plan.recorded',
    'compared against the key metrics': 'experiment-plan.results',
  },
  validation: {
    'a candidate version': 'validation-report.candidate',
    'held-back data': 'validation-report.held_back',
    performance: 'validation-report.results',
    generalisation: 'validation-report.generalisation',
    'fairness by group': 'validation-report.groups',
    bias: 'validation-report.bias',
    'against the business requirements': 'validation-report.requirements',
  },
  'release preparation': {
    'runtime environment': 'architecture.runtime',
    'image digest': 'architecture.image_digest',
    'API contract': 'architecture.api_contract',
    'monolith or microservice': 'architecture.architecture',
    'its reasons': 'architecture.architecture_reasons',
    'a test on a sample before go-live': 'architecture.sample_passed',
  },
  rollout: {
    strategy: 'deployment-plan.strategy',
    'stop conditions': 'deployment-plan.stop_conditions',
    'a rollback plan': 'deployment-plan.rollback_plan',
  },
  monitoring: {
    'statistical monitoring of inputs and predictions': 'monitoring-plan.signals',
    'computational monitoring of requests, latency and resources': 'monitoring-plan.service_signals',
    'feedback loop against ground truth': 'monitoring-plan.ground_truth',
    alerts: 'monitoring-plan.alerts',
  },
  retraining: {
    'trigger: schedule, data volume, drift, metric under guardrail': 'retraining-policy.triggers',
    'training data choice': 'retraining-policy.training_data',
    cost: 'retraining-policy.cost_per_retraining',
    'who decides': 'retraining-policy.decider',
  },
  retired: {
    reason: 'retirement.reason',
    replacement: 'retirement.replacement',
    'where its data and records are kept': 'retirement.kept',
  },
}

const responsibilities: Record<string, Record<string, string>> = {
  'business stakeholder': {
    'go or no-go at the gates': 'added-value.go_conditions',
    'whether the outcome met the expectation': 'monitoring-plan.outcome_review',
    'who says so': 'added-value.value_owner',
    'alignment with the goals of the company': 'added-value.context',
  },
  'subject-matter expert': {
    'domain requirements': 'business-requirements.domain_requirements',
    'meaning of the data': 'data-quality.traps',
    'whether features make sense': 'feature-plan.expert_view',
    'review of errors by group': 'validation-report.error_review',
    'expected changes in the domain': 'monitoring-plan.expected_changes',
  },
  'data scientist': {
    analysis: 'experiment-plan.exploration',
    training: 'experiment-plan.approaches',
    'model card': 'validation-report.in_model_card',
    'evaluation after deployment': 'monitoring-plan.slices',
  },
  'data engineer': {
    'collection and storage': 'data-source-sheet.collection',
    'quality tests before, during and after training': 'data-quality.checks',
  },
  'machine-learning engineer': {
    'features to serving': 'architecture.features_served',
    reproducibility: 'architecture.pinned',
    'CI/CD/CT': 'architecture.pipeline',
    'repeated runs': 'experiment-plan.repeatable',
  },
  'software engineer': {
    'where it meets the existing systems': 'business-requirements.integration',
    'systems that call it': 'architecture.consumers',
    'the service stays up': 'monitoring-plan.service_signals',
  },
  'backend engineer': {
    'infrastructure for development': 'experiment-plan.environment',
    'infrastructure for deployment': 'architecture.infrastructure',
    cost: 'architecture.infrastructure_cost',
  },
  'risk and compliance officer': {
    'independent review': 'validation-report.findings',
    'human oversight': 'business-requirements.human_oversight',
  },
  'security specialist': {
    'review of data, model and pipeline': 'architecture.security_checks',
    access: 'data-quality.access',
  },
}

const topics: Record<string, Record<string, string>> = {
  data: {
    accuracy: 'data-quality.accuracy',
    'its evidence': 'data-quality.accuracy_evidence',
    completeness: 'data-quality.completeness',
    'evidence of completeness': 'data-quality.completeness_evidence',
    consistency: 'data-quality.consistency',
    'evidence of consistency': 'data-quality.consistency_evidence',
    timeliness: 'data-quality.timeliness',
    'evidence of timeliness': 'data-quality.timeliness_evidence',
    'a remedy for low quality': 'data-quality.remedies',
    'a version is identified by content': 'data-quality.versioning',
    'cost of computing the features': 'feature-plan.compute_cost',
    'whether they arrive ready to use': 'feature-plan.ready_to_use',
    'number of projects that would share them': 'feature-plan.sharing_projects',
  },
  'experiments, models, versions': {
    'where runs are tracked': 'experiment-plan.tracker',
    'dataset versions': 'experiment-plan.data_versions',
    environment: 'experiment-plan.environment',
    'everything is versioned': 'architecture.pinned',
  },
  deployment: {
    environment: 'deployment-plan.environment',
    'serving in real time, batch or edge': 'deployment-plan.serving',
    'traffic share': 'deployment-plan.traffic_share',
    'CI/CD asks the portal before it deploys': 'deployment-plan.gate_asked',
    'who decides at night': 'deployment-plan.night_decider',
    communication: 'deployment-plan.communication',
    'the version that is gone back to': 'deployment-plan.rollback_version',
  },
  'monitoring, drift, retraining': {
    'predictions against ground truth by slice': 'monitoring-plan.slices',
    'data drift': 'monitoring-plan.data_drift',
    'concept drift': 'monitoring-plan.concept_drift',
    'label drift': 'monitoring-plan.label_drift',
    degradation: 'monitoring-plan.degradation',
    'an incident with an owner': 'monitoring-plan.incident_owner',
    'business environment': 'retraining-policy.pace',
    'required performance': 'retraining-policy.required_performance',
    'manual or automatic': 'retraining-policy.automation',
  },
}

const library = await builtInTemplates()
const rows = (questions: Record<string, Record<string, string>>) =>
  Object.entries(questions).flatMap(([of, list]) =>
    Object.entries(list).map(([what, where]) => [of, what, where] as const),
  )

function fieldAt(where: string) {
  const [key, field] = where.split('.') as [string, string]
  const template = library.get(key)
  return template && findField(template, field)
}

test.each([...rows(responsibilities), ...rows(topics)])('%s: %s', (_of, _what, where) => {
  expect(fieldAt(where), where).toBeDefined()
})

describe('must exist before the gate opens', () => {
  const computed = ['added-value.payback_expected']
  const optional = ['added-value.time_saved', 'added-value.value_pessimistic', 'added-value.value_optimistic']
  const elsewhere = ['retirement.replacement']

  test.each(rows(mustExist))('%s: %s', (_of, _what, where) => {
    const field = fieldAt(where)
    expect(field, where).toBeDefined()
    if ([...computed, ...optional, ...elsewhere].includes(where)) return
    expect(field, where).toMatchObject({ required: true })
    expect(field?.requiredBy, where).toBeUndefined()
  })
})
