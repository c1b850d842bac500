'use client'

import { useEffect, useRef, useState } from 'react'
import type { SimilarUseCase } from '@/lib/use-cases/views'

const PAUSE_MS = 300

type Props = {
  /** Answers `{ items }` to `name` and `problem` in its query. */
  source: string
  /** What the references are linked below. */
  base: string
}

/**
 * What is alike to what is being typed in the form around it. It stands beside the fields and takes neither the focus nor their
 * place; an answer that comes too late for what is typed by now is not shown.
 */
export function SimilarUseCases({ source, base }: Props) {
  const place = useRef<HTMLElement>(null)
  const [items, setItems] = useState<SimilarUseCase[]>([])

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let running: AbortController | undefined
    let asked = ''
    const look = async () => {
      const data = new FormData(form)
      const query = new URLSearchParams({ name: textOf(data, 'name', 120), problem: textOf(data, 'problem', 2000) })
      if (query.toString() === asked) return
      asked = query.toString()
      running?.abort()
      running = new AbortController()
      try {
        const answer = await fetch(`${source}&${query}`, { signal: running.signal })
        if (answer.ok) setItems((await answer.json()).items)
      } catch {
        // Offline or typed on: the form does not need this.
      }
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(look, PAUSE_MS)
    }
    // What was put back into the fields counts as typed.
    wait()
    form.addEventListener('input', wait)
    return () => {
      form.removeEventListener('input', wait)
      clearTimeout(timer)
      running?.abort()
    }
  }, [source])

  return (
    <section ref={place} aria-label="Similar use cases" className="text-13">
      <p role="status" className="min-h-5 font-semibold">
        {items.length === 0 ? '' : items.length === 1 ? 'One similar use case' : `${items.length} similar use cases`}
      </p>
      {items.length > 0 ? (
        <>
          <ul className="mt-1">
            {items.map((item) => (
              <li key={item.id} className="border-b border-line py-2">
                <a className="lk inline-flex min-h-6" href={`${base}/${item.ref}`} target="_blank" rel="noreferrer">
                  <span>
                    {item.ref} {item.name}
                    <span className="sr-only"> (opens in a new tab)</span>
                  </span>
                </a>
                <p className="text-12 text-fg-2">
                  {item.why} · {item.area}
                </p>
                <p className="line-clamp-3 text-12 text-fg-3">{item.problem}</p>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-12 text-fg-3">
            If one of them is yours, go on there: everybody can read it, and its stakeholder gives you a role.
          </p>
        </>
      ) : null}
    </section>
  )
}

const textOf = (data: FormData, name: string, most: number) =>
  String(data.get(name) ?? '')
    .trim()
    .slice(0, most)
