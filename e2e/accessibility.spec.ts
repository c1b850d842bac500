/** Every page there is, as somebody who may see it: axe in both themes, what opens opened, and phones. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { dvcLock } from '@/lib/testing/dvc-lock'
import { expectAccessible } from './accessible'
import { acceptInvitation, api, enterAs, invite } from './people'

type Item = { ref: string; status?: string; id: string; name?: string }
type Visit = {
  /** A person of the demo workspace; nobody for a stranger. */
  as?: string
  /** Where it is, found in the demo workspace as this person; more than one where a record has several faces. */
  where: (page: Page) => string[] | Promise<string[]>
}

const W = '/w/halden'
const version = async (page: Page) => {
  const { items } = await api(page, 'halden', '/models?search=churn')
  return `${W}/models/${items[0].ref}/versions/1`
}
const fixed =
  (...addresses: string[]) =>
  () =>
    addresses

const PAGES: Record<string, Visit | Visit[]> = {
  '/': { where: fixed('/') },
  '/sign-in': { where: fixed('/sign-in', '/sign-in?refused=forbidden') },
  // Open ones are read where there are any: in the journeys of a deployment of one's own, and below.
  '/first-administrator/[secret]': { where: fixed('/first-administrator/closed') },
  '/invitations/[secret]': [
    { where: fixed('/invitations/closed') },
    {
      as: 'Ngozi Adeyemi',
      where: async (page) => [await invite(page, 'halden', { email: 'open@halden.example', name: 'Open Invitation' })],
    },
  ],
  '/no-workspace': [],
  // Shown to developers only; a build says that there is nothing.
  '/design': { as: 'Ngozi Adeyemi', where: fixed('/design') },
  '/w/[workspace]': [
    { as: 'Ingrid Solheim', where: fixed(W) },
    { as: 'Amara Okonkwo', where: fixed(W) },
    { as: 'Ruth Abelson', where: fixed(W) },
  ],
  '/w/[workspace]/use-cases': {
    as: 'Ingrid Solheim',
    where: fixed(
      `${W}/use-cases`,
      `${W}/use-cases?view=board`,
      `${W}/use-cases?q=nothing+like+it`,
      `${W}/use-cases?view=board&q=nothing+like+it`,
    ),
  },
  '/w/[workspace]/use-cases/new': [
    { as: 'Ingrid Solheim', where: fixed(`${W}/use-cases/new`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/use-cases/new`) },
  ],
  '/w/[workspace]/use-cases/[ref]': [
    { as: 'Ingrid Solheim', where: fixed(`${W}/use-cases/UC-12`) },
    { as: 'Leila Haddad', where: fixed(`${W}/use-cases/UC-15`) },
  ],
  '/w/[workspace]/use-cases/[ref]/back': { as: 'Ingrid Solheim', where: fixed(`${W}/use-cases/UC-12/back`) },
  '/w/[workspace]/use-cases/[ref]/gate': [
    { as: 'Ingrid Solheim', where: fixed(`${W}/use-cases/UC-12/gate`, `${W}/use-cases/UC-12/gate?to=retraining`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/use-cases/UC-12/gate`) },
  ],
  '/w/[workspace]/use-cases/[ref]/involvement': [
    { as: 'Ingrid Solheim', where: fixed(`${W}/use-cases/UC-12/involvement`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/use-cases/UC-12/involvement`) },
  ],
  '/w/[workspace]/use-cases/[ref]/iterate': { as: 'Ingrid Solheim', where: fixed(`${W}/use-cases/UC-12/iterate`) },
  '/w/[workspace]/use-cases/[ref]/retire': {
    as: 'Ingrid Solheim',
    where: fixed(`${W}/use-cases/UC-12/retire`, `${W}/use-cases/UC-7/retire`),
  },
  '/w/[workspace]/use-cases/[ref]/risk': [
    { as: 'Ingrid Solheim', where: fixed(`${W}/use-cases/UC-12/risk`) },
    { as: 'Leila Haddad', where: fixed(`${W}/use-cases/UC-15/risk`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/use-cases/UC-12/risk`) },
  ],
  '/w/[workspace]/library/risk': { as: 'Ingrid Solheim', where: fixed(`${W}/library/risk`) },
  '/w/[workspace]/library/risk/edit': [
    { as: 'Leila Haddad', where: fixed(`${W}/library/risk/edit`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/library/risk/edit`) },
  ],
  '/w/[workspace]/use-cases/[ref]/edit': { as: 'Ingrid Solheim', where: fixed(`${W}/use-cases/UC-12/edit`) },
  '/w/[workspace]/lineage': {
    as: 'Ingrid Solheim',
    where: fixed(
      `${W}/lineage`,
      `${W}/lineage?of=UC-12`,
      `${W}/lineage?of=UC-12&as=table`,
      `${W}/lineage?of=UC-12&show=problems`,
    ),
  },
  '/w/[workspace]/imports': { as: 'Priya Raghavan', where: fixed(`${W}/imports`) },
  '/w/[workspace]/imports/new': [
    { as: 'Priya Raghavan', where: fixed(`${W}/imports/new`) },
    { as: 'Ingrid Solheim', where: fixed(`${W}/imports/new`) },
  ],
  '/w/[workspace]/imports/[ref]': {
    as: 'Priya Raghavan',
    where: async (page) => [await imported(page, dvcLock(4712))],
  },
  '/w/[workspace]/connections': { as: 'Tomasz Wiśniewski', where: fixed(`${W}/connections`) },
  '/w/[workspace]/connections/new': [
    { as: 'Tomasz Wiśniewski', where: fixed(`${W}/connections/new`) },
    { as: 'Ingrid Solheim', where: fixed(`${W}/connections/new`) },
  ],
  '/w/[workspace]/connections/[ref]': { as: 'Tomasz Wiśniewski', where: async (page) => [await connected(page)] },
  '/w/[workspace]/connections/[ref]/edit': {
    as: 'Tomasz Wiśniewski',
    where: async (page) => [`${await connected(page)}/edit`],
  },
  '/w/[workspace]/documents/[ref]': [
    { as: 'Ingrid Solheim', where: fixed(`${W}/documents/DOC-1`, `${W}/documents/DOC-1?revision=draft`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/documents/DOC-2`) },
  ],
  '/w/[workspace]/documents/[ref]/discussion': [
    { as: 'Amara Okonkwo', where: fixed(`${W}/documents/DOC-1/discussion?field=problem`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/documents/DOC-1/discussion`) },
  ],
  '/w/[workspace]/documents/[ref]/edit': [
    { as: 'Amara Okonkwo', where: fixed(`${W}/documents/DOC-1/edit`, `${W}/documents/DOC-3/edit`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/documents/DOC-1/edit`) },
  ],
  '/w/[workspace]/documents/[ref]/publish': {
    as: 'Amara Okonkwo',
    where: fixed(`${W}/documents/DOC-1/publish`, `${W}/documents/DOC-3/publish`),
  },
  '/w/[workspace]/documents/[ref]/review': { as: 'Amara Okonkwo', where: fixed(`${W}/documents/DOC-1/review`) },
  '/w/[workspace]/documents/[ref]/history': { as: 'Amara Okonkwo', where: fixed(`${W}/documents/DOC-1/history`) },
  '/w/[workspace]/documents/[ref]/compare': {
    as: 'Amara Okonkwo',
    where: fixed(`${W}/documents/DOC-1/compare?from=draft&to=1`),
  },
  '/w/[workspace]/datasets': {
    as: 'Priya Raghavan',
    where: fixed(`${W}/datasets`, `${W}/datasets?quality=low`, `${W}/datasets?q=nothing+like+it`),
  },
  '/w/[workspace]/datasets/new': [
    { as: 'Priya Raghavan', where: fixed(`${W}/datasets/new?useCase=UC-12`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/datasets/new`) },
  ],
  '/w/[workspace]/datasets/[dataset]': [
    { as: 'Priya Raghavan', where: fixed(`${W}/datasets/DS-4`, `${W}/datasets/DS-10`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/datasets/DS-6`) },
  ],
  '/w/[workspace]/datasets/[dataset]/edit': [
    { as: 'Priya Raghavan', where: fixed(`${W}/datasets/DS-4/edit`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/datasets/DS-4/edit`) },
  ],
  '/w/[workspace]/datasets/[dataset]/versions': { as: 'Mateo Quispe', where: fixed(`${W}/datasets/DS-4/versions`) },
  '/w/[workspace]/datasets/[dataset]/versions/new': {
    as: 'Priya Raghavan',
    where: fixed(`${W}/datasets/DS-4/versions/new`),
  },
  '/w/[workspace]/datasets/[dataset]/versions/[version]': [
    { as: 'Priya Raghavan', where: fixed(`${W}/datasets/DS-4/versions/3`, `${W}/datasets/DS-10/versions/1`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/datasets/DS-8/versions/1`) },
  ],
  '/w/[workspace]/datasets/[dataset]/versions/[version]/assess': [
    {
      as: 'Priya Raghavan',
      where: fixed(`${W}/datasets/DS-4/versions/3/assess`, `${W}/datasets/DS-10/versions/1/assess`),
    },
    { as: 'Ruth Abelson', where: fixed(`${W}/datasets/DS-4/versions/3/assess`) },
  ],
  '/w/[workspace]/datasets/[dataset]/versions/[version]/remedies/new': {
    as: 'Priya Raghavan',
    where: fixed(`${W}/datasets/DS-4/versions/3/remedies/new`, `${W}/datasets/DS-10/versions/1/remedies/new`),
  },
  '/w/[workspace]/datasets/[dataset]/checks/[checkRun]': {
    as: 'Mateo Quispe',
    where: fixed(`${W}/datasets/DS-4/checks/CHK-1`),
  },
  '/w/[workspace]/features': {
    as: 'Priya Raghavan',
    where: fixed(`${W}/features`, `${W}/features?q=nothing+like+it`),
  },
  '/w/[workspace]/features/new': [
    { as: 'Priya Raghavan', where: fixed(`${W}/features/new`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/features/new`) },
  ],
  '/w/[workspace]/features/[feature]': [
    { as: 'Priya Raghavan', where: fixed(`${W}/features/FT-3`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/features/FT-3`) },
  ],
  '/w/[workspace]/features/[feature]/edit': [
    { as: 'Priya Raghavan', where: fixed(`${W}/features/FT-3/edit`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/features/FT-3/edit`) },
  ],
  '/w/[workspace]/features/decide': {
    as: 'Priya Raghavan',
    where: fixed(
      `${W}/features/decide`,
      `${W}/features/decide?useCase=UC-12`,
      `${W}/features/decide?useCase=UC-12&computeCost=high&readiness=raw&projects=4`,
    ),
  },
  '/w/[workspace]/experiments': [
    { as: 'Amara Okonkwo', where: fixed(`${W}/experiments`, `${W}/experiments?q=nothing+like+it`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/experiments`) },
  ],
  '/w/[workspace]/experiments/new': [
    { as: 'Amara Okonkwo', where: fixed(`${W}/experiments/new`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/experiments/new`) },
  ],
  '/w/[workspace]/experiments/[experiment]': { as: 'Amara Okonkwo', where: fixed(`${W}/experiments/EXP-1`) },
  '/w/[workspace]/experiments/[experiment]/edit': [
    { as: 'Amara Okonkwo', where: fixed(`${W}/experiments/EXP-2/edit`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/experiments/EXP-2/edit`) },
  ],
  '/w/[workspace]/experiments/[experiment]/compare': {
    as: 'Amara Okonkwo',
    where: fixed(
      `${W}/experiments/EXP-2/compare?runs=RUN-291,RUN-309,RUN-321`,
      `${W}/experiments/EXP-1/compare?scope=use_case&runs=RUN-112,RUN-321&x=p%3Alearning_rate&y=m%3Acalibration_error&all=1`,
      `${W}/experiments/EXP-2/compare?runs=RUN-999`,
    ),
  },
  '/w/[workspace]/experiments/runs/[run]': {
    as: 'Amara Okonkwo',
    where: fixed(`${W}/experiments/runs/RUN-321`, `${W}/experiments/runs/RUN-286`),
  },
  '/w/[workspace]/deployments': [
    {
      as: 'Tomasz Wiśniewski',
      where: fixed(`${W}/deployments`, `${W}/deployments?standing=unapproved`, `${W}/deployments?at=2020-01-01`),
    },
    { as: 'Ruth Abelson', where: fixed(`${W}/deployments`) },
  ],
  '/w/[workspace]/deployments/[deployment]': {
    as: 'Tomasz Wiśniewski',
    where: fixed(`${W}/deployments/DEP-3`, `${W}/deployments/DEP-10`),
  },
  '/w/[workspace]/models/[model]/aliases': {
    as: 'Amara Okonkwo',
    where: fixed(`${W}/models/MDL-7/aliases`, `${W}/models/MDL-11/aliases`),
  },
  '/w/[workspace]/metrics': { as: 'Ingrid Solheim', where: fixed(`${W}/metrics`, `${W}/metrics?state=incomplete`) },
  '/w/[workspace]/metrics/[metric]': [
    {
      as: 'Amara Okonkwo',
      where: fixed(
        `${W}/metrics/MET-1`,
        `${W}/metrics/MET-1?range=all&slices=over+65`,
        `${W}/metrics/MET-1?by=version`,
      ),
    },
    { as: 'Ruth Abelson', where: fixed(`${W}/metrics/MET-1`) },
  ],
  '/w/[workspace]/metrics/[metric]/edit': [
    { as: 'Amara Okonkwo', where: fixed(`${W}/metrics/MET-1/edit`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/metrics/MET-1/edit`) },
  ],
  '/w/[workspace]/metrics/[metric]/observations': [
    {
      as: 'Amara Okonkwo',
      where: fixed(
        `${W}/metrics/MET-1/observations`,
        `${W}/metrics/MET-1/observations?state=withdrawn`,
        `${W}/metrics/MET-1/observations?recorded=12&same=2&left=1`,
      ),
    },
    { as: 'Ruth Abelson', where: fixed(`${W}/metrics/MET-1/observations`) },
  ],
  '/w/[workspace]/metrics/[metric]/observations/new': [
    { as: 'Amara Okonkwo', where: fixed(`${W}/metrics/MET-1/observations/new`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/metrics/MET-1/observations/new`) },
  ],
  '/w/[workspace]/metrics/[metric]/observations/import': [
    {
      as: 'Amara Okonkwo',
      where: fixed(
        `${W}/metrics/MET-1/observations/import`,
        `${W}/metrics/MET-1/observations/import?format=prometheus`,
      ),
    },
    { as: 'Ruth Abelson', where: fixed(`${W}/metrics/MET-1/observations/import`) },
  ],
  '/w/[workspace]/use-cases/[ref]/metrics': [
    {
      as: 'Ingrid Solheim',
      where: fixed(`${W}/use-cases/UC-12/metrics`, `${W}/use-cases/UC-12/metrics?as=table&view=science`),
    },
    { as: 'Mateo Quispe', where: fixed(`${W}/use-cases/UC-12/metrics`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/use-cases/UC-12/metrics?view=engineering`) },
  ],
  '/w/[workspace]/use-cases/[ref]/metrics/links/new': {
    as: 'Amara Okonkwo',
    where: fixed(`${W}/use-cases/UC-12/metrics/links/new?from=MET-3&to=MET-6`),
  },
  '/w/[workspace]/use-cases/[ref]/metrics/links/[link]': [
    { as: 'Amara Okonkwo', where: fixed(`${W}/use-cases/UC-12/metrics/links/LNK-1`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/use-cases/UC-12/metrics/links/LNK-1`) },
  ],
  '/w/[workspace]/use-cases/[ref]/metrics/links/[link]/edit': {
    as: 'Amara Okonkwo',
    where: fixed(`${W}/use-cases/UC-12/metrics/links/LNK-1/edit`),
  },
  '/w/[workspace]/use-cases/[ref]/value': {
    as: 'Ingrid Solheim',
    where: fixed(`${W}/use-cases/UC-12/value`, `${W}/use-cases/UC-23/value`, `${W}/use-cases/UC-19/value`),
  },
  '/w/[workspace]/value': { as: 'Ingrid Solheim', where: fixed(`${W}/value`) },
  '/w/[workspace]/use-cases/[ref]/metrics/new': {
    as: 'Amara Okonkwo',
    where: fixed(`${W}/use-cases/UC-12/metrics/new?from=recall-at-capacity`),
  },
  '/w/[workspace]/library': [
    { as: 'Leila Haddad', where: fixed(`${W}/library`, `${W}/library?phase=Design&q=nothing`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/library`) },
  ],
  '/w/[workspace]/library/new': { as: 'Leila Haddad', where: fixed(`${W}/library/new?from=data-source-sheet`) },
  '/w/[workspace]/library/import': { as: 'Leila Haddad', where: fixed(`${W}/library/import`) },
  '/w/[workspace]/library/[key]': [
    {
      as: 'Leila Haddad',
      where: fixed(`${W}/library/added-value`, `${W}/library/data-source-sheet?as=data_engineer&tier=high`),
    },
    { as: 'Ruth Abelson', where: fixed(`${W}/library/added-value`) },
  ],
  '/w/[workspace]/library/[key]/edit': [
    {
      as: 'Leila Haddad',
      where: fixed(`${W}/library/data-source-sheet/edit`, `${W}/library/key-metrics/edit#t-sections-0-fields-0-label`),
    },
    { as: 'Ruth Abelson', where: fixed(`${W}/library/added-value/edit`) },
  ],
  '/w/[workspace]/library/[key]/edit/publish': {
    as: 'Leila Haddad',
    where: fixed(`${W}/library/added-value/edit/publish`),
  },
  '/w/[workspace]/library/[key]/compare': { as: 'Leila Haddad', where: fixed(`${W}/library/added-value/compare`) },
  '/w/[workspace]/documents/[ref]/migrate': { as: 'Ingrid Solheim', where: fixed(`${W}/documents/DOC-1/migrate`) },
  '/w/[workspace]/models': { as: 'Amara Okonkwo', where: fixed(`${W}/models`) },
  '/w/[workspace]/models/import': { as: 'Amara Okonkwo', where: fixed(`${W}/models/import`) },
  '/w/[workspace]/models/[model]': {
    as: 'Amara Okonkwo',
    where: async (page) => [path.posix.join(await version(page), '../..')],
  },
  '/w/[workspace]/models/[model]/versions/[version]': [
    {
      as: 'Amara Okonkwo',
      where: async (page) => [
        await version(page),
        `${W}/models/MDL-7/versions/3`,
        `${W}/models/MDL-7/versions/3?as=audit`,
      ],
    },
    { as: 'Ruth Abelson', where: async (page) => [await version(page), `${W}/models/MDL-7/versions/3?revision=1`] },
  ],
  '/w/[workspace]/models/[model]/versions/[version]/edit': [
    {
      as: 'Amara Okonkwo',
      where: async (page) => [
        `${await version(page)}/edit?section=risks`,
        `${W}/models/MDL-7/versions/3/edit?section=details`,
      ],
    },
    { as: 'Ruth Abelson', where: async (page) => [`${await version(page)}/edit`] },
  ],
  '/w/[workspace]/models/[model]/versions/[version]/publish': {
    as: 'Amara Okonkwo',
    where: async (page) => [`${await version(page)}/publish`],
  },
  '/w/[workspace]/models/[model]/versions/[version]/history': {
    as: 'Ruth Abelson',
    where: fixed(`${W}/models/MDL-7/versions/3/history`),
  },
  '/w/[workspace]/models/[model]/versions/[version]/compare': [
    {
      as: 'Amara Okonkwo',
      where: fixed(
        `${W}/models/MDL-7/versions/3/compare`,
        `${W}/models/MDL-7/versions/3/compare?with=MDL-7.v2&show=all`,
        `${W}/models/MDL-7/versions/3/compare?from=1&to=2`,
      ),
    },
    { as: 'Ruth Abelson', where: fixed(`${W}/models/MDL-7/versions/3/compare?with=rev-1`) },
  ],
  '/w/[workspace]/models/[model]/versions/[version]/discussion': {
    as: 'Ingrid Solheim',
    where: fixed(`${W}/models/MDL-7/versions/3/discussion`),
  },
  '/w/[workspace]/models/[model]/versions/[version]/migrate': {
    as: 'Amara Okonkwo',
    where: fixed(`${W}/models/MDL-7/versions/3/migrate`),
  },
  '/w/[workspace]/models/[model]/versions/[version]/proposals': {
    as: 'Amara Okonkwo',
    where: fixed(`${W}/models/MDL-7/versions/3/proposals`, `${W}/models/MDL-7/versions/3/proposals?status=declined`),
  },
  '/w/[workspace]/models/[model]/versions/[version]/report/file': {
    as: 'Amara Okonkwo',
    where: async (page) => [`${await version(page)}/report/file`],
  },
  '/w/[workspace]/models/[model]/versions/[version]/release': {
    as: 'Amara Okonkwo',
    where: async (page) => [`${await version(page)}/release`, `${await version(page)}/release?environment=staging`],
  },
  '/w/[workspace]/models/[model]/versions/[version]/report': {
    as: 'Amara Okonkwo',
    where: async (page) => [`${await version(page)}/report`],
  },
  '/w/[workspace]/approvals': [
    { as: 'Leila Haddad', where: fixed(`${W}/approvals`) },
    { as: 'Ruth Abelson', where: fixed(`${W}/approvals`) },
  ],
  '/w/[workspace]/approvals/[ref]': [
    { as: 'Leila Haddad', where: firstInInbox },
    { as: 'Ruth Abelson', where: oneOfEachStatus },
  ],
  '/w/[workspace]/audit': { as: 'Ruth Abelson', where: fixed(`${W}/audit`) },
  '/w/[workspace]/audit/[entry]': {
    as: 'Ruth Abelson',
    where: async (page) => {
      const { items } = await api(page, 'halden', '/audit/entries?group=approvals')
      return [`${W}/audit/${items[0].id}`]
    },
  },
  '/w/[workspace]/settings': { as: 'Ngozi Adeyemi', where: fixed(`${W}/settings`) },
  '/w/[workspace]/settings/account': { as: 'Ngozi Adeyemi', where: fixed(`${W}/settings/account`) },
  '/w/[workspace]/settings/members': [
    { as: 'Ngozi Adeyemi', where: fixed(`${W}/settings/members`) },
    { as: 'Amara Okonkwo', where: fixed(`${W}/settings/members`) },
  ],
  '/w/[workspace]/settings/members/[member]': {
    as: 'Ngozi Adeyemi',
    where: async (page) => [`${W}/settings/members/${await memberId(page, 'Kenji Watanabe')}`],
  },
  '/w/[workspace]/settings/policies': { as: 'Ngozi Adeyemi', where: fixed(`${W}/settings/policies`) },
  '/w/[workspace]/settings/tokens': { as: 'Ngozi Adeyemi', where: fixed(`${W}/settings/tokens`) },
}

async function oneOfEachStatus(page: Page) {
  const { items } = await api(page, 'halden', '/approvals?limit=200')
  const byStatus = new Map((items as Item[]).map(({ status, ref }) => [status, `${W}/approvals/${ref}`]))
  return [...byStatus.values()]
}

/** A file of Priya's, given in the first use case that takes it. */
async function imported(page: Page, text: string): Promise<string> {
  const answer = await page.request.post('/api/v1/imports?workspace=halden&format=dvc&useCase=UC-12', {
    headers: { origin: new URL(page.url()).origin, 'content-type': 'application/octet-stream' },
    data: text,
  })
  const { import: given } = await answer.json()
  return `${W}/imports/${given.ref}`
}

/** A connection to where nobody answers, switched off. */
async function connected(page: Page): Promise<string> {
  const { ref } = await api(page, 'halden', '/connections', {
    useCase: 'UC-12',
    name: 'MLflow of yesterday',
    url: 'http://localhost:1',
  })
  await api(page, 'halden', `/connections/${ref}/switch`, { isOn: false })
  return `${W}/connections/${ref}`
}

async function firstInInbox(page: Page) {
  const { items } = await api(page, 'halden', '/approvals/inbox')
  return [`${W}/approvals/${items[0].ref}`]
}

async function memberId(page: Page, name: string) {
  const { items } = await api(page, 'halden', '/members')
  return (items as Item[]).find((member) => member.name === name)!.id
}

/** Addresses of the file tree, without the groups that no address shows. */
function routes(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => path.dirname(`/${file}`).replace(/\/\([^)]+\)/g, '') || '/')
    .sort()
}

test.describe.configure({ mode: 'parallel', timeout: 120_000 })

const people = new Map<string, Page>()

async function pageOf(browser: Browser, baseURL: string, name?: string): Promise<Page> {
  if (!name) return (await browser.newContext({ baseURL })).newPage()
  if (!people.has(name)) people.set(name, (await enterAs(browser, baseURL, name)).page)
  return people.get(name)!
}

test.afterAll(async () => {
  for (const page of people.values()) await page.context().close()
})

test('every page of the product is looked at here', () => {
  expect(Object.keys(PAGES).sort()).toEqual(routes())
})

for (const [route, visits] of Object.entries(PAGES)) {
  for (const [visit, { as, where }] of [visits].flat().entries()) {
    test(`${route} ${as ? `as ${as}` : 'as a stranger'}`, async ({ browser, baseURL }) => {
      const page = await pageOf(browser, baseURL!, as)
      if (as) await page.goto(W)
      for (const [at, address] of (await where(page)).entries()) {
        await test.step(address, async () => {
          await page.goto(address)
          await expectAccessible(page, { isFurther: visit + at > 0 })
        })
      }
    })
  }
}

test('what is not there', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, baseURL!, 'Amara Okonkwo')
  for (const address of ['/nothing', `${W}/use-cases/UC-999999`, '/w/nobodys']) {
    expect((await page.goto(address))!.status()).toBe(404)
    await expectAccessible(page)
  }
})

test('who is invited and who belongs nowhere any more', async ({ browser, baseURL }) => {
  const admin = await pageOf(browser, baseURL!, 'Ngozi Adeyemi')
  const person = { email: 'lin@halden.example', name: 'Lin Castellanos', password: 'a sentence that is long enough' }
  const link = await invite(admin, 'halden', person)
  const page = await pageOf(browser, baseURL!)
  await page.goto(link)
  await expectAccessible(page)
  await acceptInvitation(page, link, person)
  await admin.goto(`${W}/settings/members/${await memberId(admin, person.name)}`)
  await admin.getByRole('button', { name: 'Remove from the workspace' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(admin).toHaveURL(/members$/)
  await page.goto('/')
  await expect(page).toHaveURL('/no-workspace')
  await expectAccessible(page)
  await page.context().close()
})
