'use client'

import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'
import type { LiveDocument } from '@/lib/documents/live/views'
import type { TemplateField } from '@/lib/templates/vocabulary'
import { useDraftStore, useFieldState } from './draft-context'
import type { EditorChoices } from './input-props'

/** Comes after the fields: nobody waits for it to write. */
const FieldPanel = dynamic(() => import('../panel/field-panel').then((module) => module.FieldPanel), {
  ssr: false,
  loading: () => <Skeleton />,
})

type Props = {
  workspace: string
  /** `DOC-7` */
  document: string
  field: TemplateField
  live: LiveDocument | null
  people: EditorChoices['people']
}

export function EditorPanel({ workspace, document, field, live, people }: Props) {
  const store = useDraftStore()
  const { revision } = useFieldState(field.key).stored
  return (
    <>
      <h2 className="ed-panel-title">{field.label}</h2>
      <FieldPanel
        workspace={workspace}
        document={document}
        field={field}
        spoken={live?.spoken ?? 0}
        revision={revision}
        threads={live?.comments[field.key] ?? 0}
        asked={live?.asked[field.key] ?? 0}
        people={people}
        me={store.me.id}
        {...(field.kind === 'metrics' ? {} : { putBack: (answer) => store.input(field.key, answer) })}
      />
    </>
  )
}
