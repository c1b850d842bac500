// Common metrics to begin from; kept as readable YAML.
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { defineQuery } from '@/lib/platform/command'
import { appPath } from '@/lib/platform/paths'
import type { CatalogueEntry } from './views'
import { metricAudiences, metricDirections, metricFamilies, metricIndustries } from './vocabulary'

const shape = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-z0-9-]*$/),
      name: z.string().min(3).max(120),
      family: z.enum(metricFamilies),
      audience: z.enum(metricAudiences),
      definition: z.string().min(20).max(1000),
      formula: z.string().min(5).max(300),
      unit: z.string().min(1).max(60),
      direction: z.enum(metricDirections),
      industries: z.array(z.enum(metricIndustries)).default([]),
    }),
  )
  .min(1)

let read: Promise<CatalogueEntry[]> | undefined

export function metricCatalogue(): Promise<CatalogueEntry[]> {
  read ??= readFile(appPath('lib/metrics/data/catalogue.yaml'), 'utf8').then((text) => shape.parse(parse(text)))
  return read
}

export const listMetricCatalogue = defineQuery({
  name: 'metric.catalogue',
  summary: 'List common metrics to begin from',
  permission: 'metric.read',
  input: z.strictObject({}),
  rest: { method: 'GET', path: '/metric-catalogue' },
  run: async () => ({ items: await metricCatalogue() }),
})
