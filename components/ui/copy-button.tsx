'use client'

import { useState } from 'react'
import { Icon } from './icon'

export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [outcome, setOutcome] = useState('')
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('Copied')
    } catch {
      setOutcome('Could not copy: select the text and copy it by hand')
    }
    setTimeout(() => setOutcome(''), 2500)
  }
  return (
    <button type="button" className="copy" aria-label={label} title={outcome || label} onClick={copy}>
      <Icon name={outcome === 'Copied' ? 'check' : 'copy'} size={13} />
      <span className="sr-only" aria-live="polite">
        {outcome}
      </span>
    </button>
  )
}
