'use client'

import { useContext, useEffect, useRef } from 'react'
import { keepDraft } from '@/components/form/draft'
import { FormContext } from '@/components/form/form-context'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ImportState } from './import-state'
import { ImportTables } from './import-tables'
import { countWords, previewWords } from './import-words'
import { SeriesChoice } from './series-choice'

type Props = {
  unit: string
  versions: { id: string; name: string }[]
  draftKey: string
  cancelHref: string
}

/** What was found in the file, and what can be done with it. */
export function ImportActs({ unit, versions, draftKey, cancelHref }: Props) {
  const { state } = useContext(FormContext)
  const { preview } = state as ImportState
  const heading = useRef<HTMLHeadingElement>(null)
  const top = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!preview) return
    heading.current?.focus()
    // Looking is not sending: what was pasted is kept until it is recorded.
    const form = top.current?.closest('form')
    if (form) keepDraft(draftKey, form)
  }, [preview, draftKey])

  const cancel = (
    <ButtonLink kind="quiet" href={cancelHref}>
      Cancel
    </ButtonLink>
  )
  if (!preview) {
    return (
      <FormActions>
        <SubmitButton busy="Reading…">Look at what is in it</SubmitButton>
        {cancel}
      </FormActions>
    )
  }
  const { good, problems } = preview.counts
  const isToChoose = preview.series.length > 0 && good + preview.counts.duplicates === 0 && !preview.chosen
  return (
    <div ref={top} className="grid gap-4 border-t border-line pt-5">
      <input type="hidden" name="looked" value={preview.seen} readOnly />
      <h2 ref={heading} tabIndex={-1} className="text-15 font-semibold outline-none">
        {previewWords(preview)}
      </h2>
      {preview.isChanged ? (
        <Notice tone="info" title="This is not what you looked at before">
          The file, the text or the series was changed since, so nothing was recorded. Look at it again.
        </Notice>
      ) : null}
      {preview.series.length > 0 ? (
        <SeriesChoice key={preview.series.join('\n')} series={preview.series} chosen={preview.chosen} />
      ) : null}
      <ImportTables preview={preview} unit={unit} versions={versions} />
      <FormActions>
        {good > 0 ? (
          <SubmitButton busy="Recording…" name="act" value={problems > 0 ? 'good-lines' : 'all'}>
            {problems > 0
              ? `Record the ${good === 1 ? 'good line' : `${good.toLocaleString('en')} good lines`}`
              : `Record ${countWords(good, 'value', 'values')}`}
          </SubmitButton>
        ) : null}
        <SubmitButton kind={good > 0 ? 'secondary' : 'primary'} busy="Reading…">
          {isToChoose ? 'Look at this series' : 'Look again'}
        </SubmitButton>
        {cancel}
      </FormActions>
      {good > 0 && problems > 0 ? (
        <p className="text-13 text-fg-2">
          {problems === 1
            ? 'The line with the problem is'
            : `The ${problems.toLocaleString('en')} lines with problems are`}{' '}
          left out. To keep them, correct the file and look again: what was recorded already is not recorded twice.
        </p>
      ) : null}
    </div>
  )
}
