'use client'

import { useCallback } from 'react'
import { Section } from '@/components/ui/section'
import { useLiveDocument } from '../use-live-document'
import { Discussion } from './discussion'
import './panel.css'

type Props = {
  workspace: string
  /** `DOC-7` */
  document: string
  change: number
  me: string
  isShown: boolean
  /** Fields that have threads, and one that is asked for by the address. */
  fields: ReadonlyArray<{ key: string; label: string }>
}

/** Everything that is said about a document, field by field; new words appear by themselves. */
export function DocumentDiscussion({ workspace, document, change, me, isShown, fields }: Props) {
  const onAnswers = useCallback(() => {}, [])
  const { live } = useLiveDocument({ workspace, document, change, isShown, onAnswers })
  const place = { workspace, document, me, version: live?.spoken ?? 0 }
  return (
    <>
      {fields.map(({ key, label }) => (
        <Section key={key} id={`field-${key}`} title={label} count={live?.comments[key]}>
          <Discussion {...place} field={key} label={label} />
        </Section>
      ))}
      <Section title="The document as a whole" count={live?.comments['']}>
        <Discussion {...place} field="" label="the document" />
      </Section>
    </>
  )
}
