import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AnswerView } from './answer-view'

test('a file is linked in its workspace: without one the address answers nobody', () => {
  const file = { id: '0198', name: 'plan.pdf', digest: 'sha256:0', size: 1200, mediaType: 'application/pdf' }
  const field = { key: 'plan', kind: 'file', label: 'Plan', required: false, material: true } as const
  const html = renderToStaticMarkup(createElement(AnswerView, { field, answer: file, base: '/w/acme', names: {} }))
  expect(html).toContain('href="/api/v1/files/0198?workspace=acme"')
})
