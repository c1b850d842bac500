'use client'

import { useContext } from 'react'
import { roleLabels, useCaseRoles } from '@/lib/platform/vocabulary'
import { reasonLabels, recordKindLabels } from '@/lib/templates/field-words/rules'
import {
  durationUnits,
  type FieldKind,
  fieldKindLabels,
  fieldKinds,
  reasonTimes,
  recordKinds,
} from '@/lib/templates/vocabulary'
import { riskTierLabels, riskTiers, stageLabels, stages } from '@/lib/use-cases/vocabulary'
import { Choices, Columns } from './choices'
import { Conditions } from './conditions'
import { Choose, Figure, Line, Lines, Tick, Ticks } from './controls'
import { fieldKeys, keyFor, withKind } from './edit-template'
import { PartContext } from './part-context'

const of = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
  values.map((value) => ({ value, label: labels[value] }))

const stageChoices = of(stages, stageLabels)
/** An auditor and an administrator write in no document. */
const roleChoices = of([...useCaseRoles, 'risk_officer', 'security_specialist'] as const, roleLabels)

export function TemplateForm() {
  return (
    <div className="form">
      <Line name="name" label="Name" />
      <Lines
        name="purpose"
        label="Purpose"
        help="What the document is for, in a sentence or two; stands at its head."
      />
      <Choose
        name="stage"
        label="Stage"
        options={stageChoices}
        help="At whose gate required questions have to be answered, unless a question names another."
      />
      <Ticks
        name="tiers"
        label="Needed by use cases of"
        options={of(riskTiers, riskTierLabels)}
        help="None ticked: every use case needs it."
      />
      <Tick
        name="many"
        label="A use case has several of it, each with a title"
        help="Such as one for each data source."
      />
    </div>
  )
}

export function SectionForm({ publishedKeys }: { publishedKeys: readonly string[] }) {
  const { draft, values, set } = useContext(PartContext)
  const taken = draft.sections.map(({ key }) => key)
  const name = (words: string) => {
    const before = { key: String(values.key ?? ''), label: values.name }
    // A section keeps its key as soon as one of its questions is published: versions are compared by it.
    const isPublished = Array.isArray(values.fields) && values.fields.some((one) => publishedKeys.includes(one?.key))
    set({ name: words, key: keyFor(before, words, taken, isPublished) })
  }
  return (
    <div className="form">
      <Line name="name" label="Name" onText={name} />
      <Choose name="role" label="Who fills it" options={roleChoices} />
      <Lines
        name="why"
        label="Why we ask"
        rows={3}
        help="What goes wrong without it. People answer better when they know."
      />
      <Lines name="good" label="What good looks like" rows={3} help="An example says more than a rule." />
      <Conditions />
      <Line name="key" label="Key" help="Its name in files and in the API." />
    </div>
  )
}

export function FieldForm({ publishedKeys }: { publishedKeys: readonly string[] }) {
  const { draft, values, set } = useContext(PartContext)
  const field = { ...values, key: String(values.key ?? '') }
  const isPublished = publishedKeys.includes(field.key)
  const choose = (kind: string) => {
    const next = withKind(field, kind as FieldKind)
    const gone = Object.keys(values).filter((name) => !(name in next))
    set({ ...Object.fromEntries(gone.map((name) => [name, undefined])), ...next })
  }
  return (
    <div className="form">
      <Line
        name="label"
        label="Question"
        onText={(label) => set({ label, key: keyFor(field, label, fieldKeys(draft), isPublished) })}
      />
      <Lines name="help" label="Help" optional rows={2} help="Stands below the question." />
      <Choose
        name="kind"
        label="Kind of answer"
        options={of(fieldKinds, fieldKindLabels)}
        onChoose={choose}
        help={
          isPublished
            ? 'With another kind, answers that cannot be converted are lost where documents move on.'
            : undefined
        }
      />
      <Particulars kind={String(values.kind ?? '')} />
      <Tick name="required" label="Required: the gate asks for it" />
      {values.required === true ? (
        <Choose name="requiredBy" label="By the gate of" optional none="This template’s stage" options={stageChoices} />
      ) : null}
      <Tick
        name="material"
        isOnByDefault
        label="Material: a change voids approvals"
        help="Untick it only for what nobody decides on."
      />
      <Conditions own={field.key} />
      <Line
        name="key"
        label="Key"
        help={
          isPublished
            ? 'Answers are kept under this key. With another one, documents that move on lose theirs.'
            : 'Answers are kept under this key; it is made of the question until you write it yourself.'
        }
      />
    </div>
  )
}

function Particulars({ kind }: { kind: string }) {
  switch (kind) {
    case 'number':
      return (
        <div className="entry-fields entry-three">
          <Line name="unit" label="Unit" optional />
          <Figure name="min" label="Smallest" optional />
          <Figure name="max" label="Largest" optional />
        </div>
      )
    case 'duration':
      return (
        <div className="entry-fields entry-three">
          <Choose
            name="durationUnit"
            label="In"
            options={durationUnits.map((unit) => ({ value: unit, label: unit }))}
          />
          <Figure name="min" label="Smallest" optional />
          <Figure name="max" label="Largest" optional />
        </div>
      )
    case 'choice':
      return <Choices name="options" label="Choices: words, and the value stored" one="choice" />
    case 'checklist':
      return <Choices name="items" label="Items: words, and the value stored" one="item" />
    case 'scale':
      return (
        <div className="entry-fields entry-three">
          <Figure name="steps" label="Steps" />
          <Line name="lowLabel" label="Word at 1" />
          <Line name="highLabel" label="Word at the end" />
        </div>
      )
    case 'yes_no':
      return <Choose name="reason" label="A reason is asked" options={of(reasonTimes, reasonLabels)} />
    case 'record':
      return <Choose name="record" label="Links to" options={of(recordKinds, recordKindLabels)} />
    case 'table':
      return (
        <>
          <Columns />
          <Figure name="minRows" label="Rows at least" optional />
        </>
      )
    default:
      return null
  }
}
