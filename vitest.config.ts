import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: ['{app,bench,bin,components,db,lib,soak}/**/*.test.{ts,tsx}'],
    globalSetup: ['db/testing/global-setup.ts'],
    pool: 'forks',
    // By itself it leaves one core free, which of two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // It imports next's modules without their file names, which only a bundler resolves.
    server: { deps: { inline: ['next-auth'] } },
    // A key of nobody's: what tests seal is sealed for tests.
    env: { LOG_LEVEL: 'silent', TZ: 'UTC', COUNTERSIGN_SEAL_KEY: 'dGVzdHMtc2VhbC10aGVpci1zZWNyZXRzLXVuZGVyLW0' },
  },
})
