import type { Metadata } from 'next'
import StatesPage from '../../../../../documents/[ref]/compare/page'
import { cardParams, type VersionParams, versionTitle } from '../version-page'
import { CardComparison } from './card-comparison'

type Search = Record<'from' | 'to' | 'with' | 'show', string | string[] | undefined>
type Props = { params: Promise<VersionParams>; searchParams: Promise<Search> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await versionTitle(params, 'Compare') }
}

/** Two states of this card, where the address names them as a document's does; else this card beside another. */
export default async function ComparePage({ params, searchParams }: Props) {
  const search = await searchParams
  return search.from && search.to ? (
    <StatesPage params={cardParams(params)} searchParams={searchParams} />
  ) : (
    <CardComparison params={params} search={search} />
  )
}
