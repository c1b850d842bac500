// Real files of other people's projects, taken through the command into a real database; skipped where the folder is not there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { execute } from '@/lib/audit/execute'
import { AppError } from '@/lib/platform/errors'
import { appPath } from '@/lib/platform/paths'
import { testWorkspace } from '@/lib/testing/workspace'
import { importers } from '../registry'
import { giveFile } from './give-file'

const root = appPath('..', 'shared', 'samples')
const folders: Record<string, string> = {
  hf_model_cards: 'huggingface',
  hf_eval_results: 'huggingface-eval-results',
  model_card_toolkit: 'model-card-toolkit',
  mlflow: 'mlflow',
  mlbom: 'cyclonedx',
  dvc: 'dvc',
  great_expectations: 'great-expectations',
  dbt: 'dbt',
  openlineage: 'openlineage',
}

describe.skipIf(!existsSync(root)).each(Object.entries(folders))('samples of %s', async (folder, format) => {
  const isRead = importers.some((importer) => importer.format === format)
  const names = isRead ? readdirSync(path.join(root, folder)).sort() : []
  const ws = isRead ? await testWorkspace({ slug: folder.replaceAll('_', '-') }) : null

  test.each(names)('%s is taken, or refused with a reason', async (name) => {
    const file = readFileSync(path.join(root, folder, name))
    const input = { useCase: ws!.useCase.ref, format, filename: name, file }
    try {
      const { value } = await execute(ws!.as('data_scientist'), giveFile, input)
      expect(value.import.ref).toMatch(/^IMP-/)
      const again = await execute(ws!.as('data_scientist'), giveFile, input)
      expect(again.value).toMatchObject({ isNew: false, import: value.import })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      expect(error.code).toBe('invalid')
    }
  })
})
