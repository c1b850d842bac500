'use client'

import { useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { isTable } from '@/lib/templates/rules'
import type { Answer, TemplateField } from '@/lib/templates/vocabulary'
import { withRow } from './table-rows'

/** Something to think about at a question, with a sentence to start from. */
export interface FieldPrompt {
  key: string
  /** Of which kind of thing it is known: “Ranking and search”. */
  kind: string
  question: string
  why: string
  example: string
}

type Props = { field: TemplateField; prompts: readonly FieldPrompt[]; value: Answer; onInsert: (value: Answer) => void }

/** What is known to go wrong with such a model: each as a question, and a sentence that can be put into the answer. */
export function FieldPrompts({ field, prompts, value, onInsert }: Props) {
  const [used, setUsed] = useState<readonly string[]>([])
  const insert = ({ key, example }: FieldPrompt) => {
    setUsed([...used, key])
    onInsert(withSentence(field, value, example))
  }
  return (
    <details className="ed-prompts">
      <summary>
        What is known to go wrong: {prompts.length === 1 ? 'one question' : `${prompts.length} questions`}
        <span className="text-fg-3">
          , for {[...new Set(prompts.map(({ kind }) => kind.toLowerCase()))].join(' and ')}
        </span>
      </summary>
      <ul>
        {prompts.map((prompt) => (
          <li key={prompt.key}>
            <p className="font-medium">{prompt.question}</p>
            <p className="text-fg-2">{prompt.why}</p>
            <blockquote>{prompt.example}</blockquote>
            <button type="button" className="btn" onClick={() => insert(prompt)}>
              <Icon name={used.includes(prompt.key) ? 'check' : 'plus'} size={13} />
              {used.includes(prompt.key) ? 'Put in; once more' : 'Start from this sentence'}
              <span className="sr-only">: {prompt.question}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Behind what stands there; in a table as the first cell of a row of its own. */
export function withSentence(field: TemplateField, value: Answer, sentence: string): Answer {
  if (field.kind === 'table') {
    const column = field.columns?.[0]?.key
    const rows = isTable(value) ? value : []
    const added = withRow(rows, rows.length - 1)
    return added.rows.map((row) => (row.id === added.id && column ? { ...row, cells: { [column]: sentence } } : row))
  }
  const text = typeof value === 'string' ? value.trimEnd() : ''
  return text === '' ? sentence : `${text}\n\n${sentence}`
}
