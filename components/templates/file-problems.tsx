'use client'

import { useContext } from 'react'
import { FormContext } from '@/components/form/form-context'
import type { FileProblem } from '@/lib/templates/views'

/** Everything that is wrong with an imported file, with the line it stands in. */
export function FileProblems() {
  const { state } = useContext(FormContext)
  const problems = state.error?.current?.problems as FileProblem[] | undefined
  if (!problems) return null
  return (
    <section aria-label="Errors in the file">
      <h2 className="font-semibold">
        Errors in the file <span className="num text-13 font-regular text-fg-3">{problems.length}</span>
      </h2>
      <ol className="file-problems mt-2">
        {problems.map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.message}`}>
            <b className="font-medium">
              Line {problem.line.toLocaleString('en')}, column {problem.column.toLocaleString('en')}
            </b>
            {problem.place ? <span className="text-fg-3"> {problem.place}</span> : null}
            <p>{problem.message}</p>
            {problem.excerpt ? (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a line that scrolls must be reachable by keyboard
              <code tabIndex={0}>{problem.excerpt}</code>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
