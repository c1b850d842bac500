// The version that the pages of one are about, read once a request.
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { revealed } from '@/components/ui/hidden-characters'
import { ask } from '@/lib/audit/execute'
import { getModelVersion } from '@/lib/models/get-version'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'

import type { DocumentParams } from '../../../../documents/[ref]/document-page'

export type VersionParams = { workspace: string; model: string; version: string }

/** The context, the path's own input and the addresses of the pages around it. */
export async function versionPath(params: Promise<VersionParams>) {
  const { workspace, model, version } = await params
  if (!/^\d{1,9}$/.test(version)) notFound()
  const { ctx, person } = await pageContext(workspace)
  const reference = decodeURIComponent(model).slice(0, 200)
  return {
    ctx,
    person,
    workspace,
    input: { model: reference, version: Number(version) },
    at: (path: string) => `/w/${workspace}${path}`,
    href: `/w/${workspace}/models/${model}/versions/${version}`,
  }
}

const read = cache(async (workspace: string, model: string, version: number) => {
  const { ctx } = await pageContext(workspace)
  return orNotFound(ask(ctx, getModelVersion, { model, version }))
})

export async function versionOf(params: Promise<VersionParams>) {
  const path = await versionPath(params)
  const version = await read(path.workspace, path.input.model, path.input.version)
  const name = revealed(version.model.name)
  return {
    ...path,
    version,
    name,
    title: `${name} v${version.version}`,
    crumbs: [
      { label: 'Models', href: path.at('/models') },
      { label: `${version.model.ref} ${name}`, href: path.at(`/models/${version.model.ref}`) },
      { label: `v${version.version}`, href: path.href },
    ],
  }
}

export async function versionTitle(params: Promise<VersionParams>, what = ''): Promise<string> {
  const { version, name } = await versionOf(params)
  return `${what ? `${what}: ` : ''}${name} · ${version.ref}`
}

/** The version's card, for the pages that it has as any document has them. */
export async function cardParams(params: Promise<VersionParams>): Promise<DocumentParams> {
  const { workspace, version } = await versionOf(params)
  return { workspace, ref: version.card.ref, isOfVersion: true }
}
