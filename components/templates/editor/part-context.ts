'use client'

import { createContext, useContext } from 'react'
import type { DraftTemplate } from '@/lib/templates/draft-shape/rules'
import { controlId } from '../problem-words'

export type Path = ReadonlyArray<string | number>

export type Part = {
  draft: DraftTemplate
  /** Where the part stands in the template. */
  path: Path
  values: Record<string, unknown>
  set: (values: Record<string, unknown>) => void
  /** What is wrong, by path. */
  problems: ReadonlyMap<string, string>
}

/** The template, section, question, choice or column that the controls below change. */
export const PartContext = createContext<Part>({
  draft: { sections: [] },
  path: [],
  values: {},
  set: () => {},
  problems: new Map(),
})

/** What one control of the part needs: its id, its value, and what is wrong with it. */
export function useControl(name: string) {
  const part = useContext(PartContext)
  const path = [...part.path, name]
  const id = controlId(path)
  const error = part.problems.get(path.join('.'))
  return {
    id,
    error,
    value: part.values[name],
    set: (value: unknown) => part.set({ [name]: value }),
    aria: { 'aria-invalid': error ? true : undefined, 'aria-describedby': error ? `${id}-error` : undefined },
  }
}

/** A list inside the part, and the context of one of its entries. */
export function useEntries(name: string) {
  const part = useContext(PartContext)
  const value = part.values[name]
  const entries = Array.isArray(value) ? (value as Array<Record<string, unknown>>) : []
  const put = (next: Array<Record<string, unknown>>) => part.set({ [name]: next.length > 0 ? next : undefined })
  return {
    entries,
    put,
    error: part.problems.get([...part.path, name].join('.')),
    id: controlId([...part.path, name]),
    entryPart: (at: number): Part => ({
      ...part,
      path: [...part.path, name, at],
      values: entries[at] ?? {},
      set: (values) =>
        put(
          entries.map((entry, index) =>
            index === at
              ? Object.fromEntries(Object.entries({ ...entry, ...values }).filter(([, one]) => one !== undefined))
              : entry,
          ),
        ),
    }),
  }
}
