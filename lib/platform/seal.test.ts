import { expect, test } from 'vitest'
import { seal, sealKeyFrom, unseal } from './seal'

const key = Buffer.from(sealKeyFrom('a'.repeat(40)), 'base64url')

test('a secret comes back, and is not to be seen in what is kept', () => {
  const sealed = seal('s3cret-of-mlflow', 'connection:1', key)
  expect(sealed).not.toContain('s3cret')
  expect(unseal(sealed, 'connection:1', key)).toBe('s3cret-of-mlflow')
  expect(seal('s3cret-of-mlflow', 'connection:1', key)).not.toBe(sealed)
})

test('it opens for nothing else, under no other key, and not when it was changed', () => {
  const sealed = seal('s3cret', 'connection:1', key)
  const other = Buffer.from(sealKeyFrom('b'.repeat(40)), 'base64url')
  expect(() => unseal(sealed, 'connection:2', key)).toThrow()
  expect(() => unseal(sealed, 'connection:1', other)).toThrow()
  const parts = sealed.split('.')
  expect(() =>
    unseal([parts[0], parts[1], `A${parts[2]!.slice(1)}A`, parts[3]].join('.'), 'connection:1', key),
  ).toThrow()
  expect(() => unseal('plain', 'connection:1', key)).toThrow('not a sealed secret')
})
