'use client'

import type { ImportProblem } from '@/lib/model-cards/vocabulary'

const MOST = 60

/** What the importer would report of the text as it stands; a press puts the caret on the line. */
export function Remarks({ problems, goTo }: { problems: readonly ImportProblem[]; goTo: (line: number) => void }) {
  return (
    <section aria-label="Remarks on the text">
      <h2 className="text-14 font-semibold">
        Remarks <span className="num text-13 font-regular text-fg-3">{problems.length}</span>
      </h2>
      {problems.length === 0 ? (
        <p className="mt-1 text-13 text-fg-2">Everything in the saved text is understood.</p>
      ) : (
        <>
          <p className="mt-1 mb-2 text-12 text-fg-3">None of them stops you from publishing.</p>
          <ul>
            {problems.slice(0, MOST).map((problem, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two remarks on a line may read alike
              <li key={at}>
                <button type="button" className="remark" onClick={() => goTo(problem.line)}>
                  <b className="font-medium">Line {problem.line}</b> {problem.message}
                </button>
              </li>
            ))}
          </ul>
          {problems.length > MOST ? <p className="text-12 text-fg-3">{problems.length - MOST} more</p> : null}
        </>
      )}
    </section>
  )
}
