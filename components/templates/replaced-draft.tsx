'use client'

import { useContext } from 'react'
import { FormContext } from '@/components/form/form-context'

/** The revision of the draft that an import replaces: none, until the person was told of one and imports again. */
export function ReplacedDraft() {
  const { state } = useContext(FormContext)
  const revision = state.error?.code === 'conflict' ? state.error.current?.revision : undefined
  return (
    <>
      <input type="hidden" name="revision" value={String(revision ?? 0)} readOnly />
      {revision ? (
        <p className="text-13 text-warn">Importing once more replaces that draft. What it says now is not kept.</p>
      ) : null}
    </>
  )
}
