import { expect, it } from 'vitest'
import { reasonToLeaveOut, withoutHome } from './personal'

it.each([
  ['mlflow.user', 'ada'],
  ['mlflow.ownerEmail', 'x'],
  ['mlflow.ownerId', '12'],
  ['mlflow_export_import.run_info.user_id', 'ada'],
  ['note', 'ask ada@example.org'],
  ['path', '/Users/ada/data.csv'],
  ['path', 'file:///home/ada/mlruns/1'],
  ['path', 'file:///C:/Users/ada/mlruns/1'],
  ['path', 'C:\\Users\\ada\\mlruns'],
  ['path', '/Workspace/Users/ada/x'],
])('%s: %s is personal', (key, value) => {
  expect(reasonToLeaveOut(key, value)).toBe('personal: left out')
})

it.each([
  ['aws_secret_access_key', 'x'],
  ['API_KEY', 'x'],
  ['url', 'https://ada:hunter2@example.org/repo.git'],
  ['note', `ghp_${'a'.repeat(36)}`],
])('%s: %s is a secret', (key, value) => {
  expect(reasonToLeaveOut(key, value)).toBe('secret: left out')
})

it.each([
  ['max_tokens', '256'],
  ['tokenizer', 'bert'],
  ['id_column', 'user_id'],
  ['repo', 'git@github.com:example/churn.git'],
  ['repo', 'https://example.org/home/page'],
  ['path', 's3://bucket/home/x'],
  ['path', 'input/home-data/test.csv'],
  ['user_count', '3'],
  ['mlflow.source.name', 'train.py'],
])('%s: %s is kept', (key, value) => {
  expect(reasonToLeaveOut(key, value)).toBeNull()
})

it('takes the person out of a name made of their folder', () => {
  expect(withoutHome('/Users/ada@example.org/experiments/Churn ws')).toBe('Churn ws')
  expect(withoutHome('/Repos/ada@example.org/models/basic/Wine')).toBe('Wine')
  expect(withoutHome('/Users/ada@example.org')).toBe('')
  expect(withoutHome('/Shared/Churn')).toBe('/Shared/Churn')
})
