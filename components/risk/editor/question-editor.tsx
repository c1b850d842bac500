'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Icon, type IconName } from '@/components/ui/icon'
import { type RiskTier, riskTierLabels } from '@/lib/use-cases/vocabulary'
import { type Edit, floorChoices, type OptionDraft, type QuestionDraft } from './draft'
import { EditorField } from './editor-field'

type Props = {
  question: QuestionDraft
  at: number
  count: number
  edit: (edit: Edit) => void
  problems: Record<string, string>
}

/** One question: its words, its weight, and its answers from harmless to harmful. */
export function QuestionEditor({ question, at, count, edit, problems }: Props) {
  const place = `questions.${at}`
  const name = `question ${at + 1}`
  const change = (part: 'text' | 'why' | 'weight') => (value: string) =>
    edit({ type: 'question', at, change: { [part]: value } })
  return (
    <fieldset className="border-b border-line py-5" id={question.id}>
      <legend className="sr-only">Question {at + 1}</legend>
      <div className="flex items-start gap-3">
        <span className="num mt-[30px] w-5 flex-none text-fg-3" aria-hidden="true">
          {at + 1}
        </span>
        <div className="grid min-w-0 flex-1 gap-3">
          <div className="grid gap-3 tablet:grid-cols-[minmax(0,1fr)_90px]">
            <EditorField
              place={`${place}.text`}
              label="Question"
              value={question.text}
              onChange={change('text')}
              problems={problems}
            />
            <EditorField
              place={`${place}.weight`}
              label="Weight"
              value={question.weight}
              onChange={change('weight')}
              problems={problems}
              isFigure
            />
          </div>
          <EditorField
            place={`${place}.why`}
            label="Why we ask"
            value={question.why}
            onChange={change('why')}
            problems={problems}
            rows={2}
          />
          <Options question={question} at={at} edit={edit} problems={problems} />
          <div className="flex flex-wrap gap-2">
            <Button icon="plus" onClick={() => edit({ type: 'addOption', at })}>
              Add an answer
            </Button>
            <Button
              kind="quiet"
              icon="arrow-up"
              disabled={at === 0}
              onClick={() => edit({ type: 'moveQuestion', at, by: -1 })}
            >
              Move up<span className="sr-only"> {name}</span>
            </Button>
            <Button
              kind="quiet"
              icon="arrow-down"
              disabled={at === count - 1}
              onClick={() => edit({ type: 'moveQuestion', at, by: 1 })}
            >
              Move down<span className="sr-only"> {name}</span>
            </Button>
            <Button kind="quiet" icon="trash" onClick={() => edit({ type: 'removeQuestion', at })}>
              Remove<span className="sr-only"> {name}</span>
            </Button>
          </div>
        </div>
      </div>
    </fieldset>
  )
}

function Options({ question, at, edit, problems }: Omit<Props, 'count'>) {
  return (
    <ol className="grid gap-2">
      <li className={`hidden text-12 text-fg-3 tablet:grid ${columns}`} aria-hidden="true">
        <span>Answer</span>
        <span>Points</span>
        <span>Tier</span>
      </li>
      {question.options.map((option, index) => (
        <Option
          key={option.id}
          {...{ option, at, index, edit, problems }}
          isFirst={index === 0}
          isLast={index === question.options.length - 1}
        />
      ))}
    </ol>
  )
}

const columns = 'gap-2 tablet:grid-cols-[minmax(0,1fr)_76px_150px_92px]'

type OptionProps = Pick<Props, 'at' | 'edit' | 'problems'> & {
  option: OptionDraft
  index: number
  isFirst: boolean
  isLast: boolean
}

function Option({ option, at, index, isFirst, isLast, edit, problems }: OptionProps) {
  const place = `questions.${at}.options.${index}`
  const name = `answer ${index + 1} of question ${at + 1}`
  const floorId = `${option.id}-floor`
  const change = (part: Partial<OptionDraft>) => edit({ type: 'option', at, option: index, change: part })
  const floorProblem = problems[`definition.${place}.atLeast`]
  return (
    <li className={`grid items-start ${columns}`}>
      <EditorField
        place={`${place}.label`}
        label={`Answer ${index + 1}`}
        quietLabel
        value={option.label}
        onChange={(label) => change({ label })}
        problems={problems}
      />
      <EditorField
        place={`${place}.points`}
        label={`Points of ${name}`}
        quietLabel
        value={option.points}
        onChange={(points) => change({ points })}
        problems={problems}
        isFigure
      />
      <div className="field">
        <label className="sr-only" htmlFor={floorId}>
          Tier that {name} demands
        </label>
        <select
          id={floorId}
          className="input"
          value={option.atLeast}
          aria-invalid={floorProblem ? true : undefined}
          onChange={(event) => change({ atLeast: event.target.value as RiskTier | '' })}
        >
          <option value="">by its points</option>
          {floorChoices.map((tier) => (
            <option key={tier} value={tier}>
              at least {riskTierLabels[tier].toLowerCase()}
            </option>
          ))}
        </select>
        {floorProblem ? <p className="field-error">{floorProblem}</p> : null}
      </div>
      <span className="flex">
        <Small
          icon="arrow-up"
          disabled={isFirst}
          onClick={() => edit({ type: 'moveOption', at, option: index, by: -1 })}
        >
          Move {name} up
        </Small>
        <Small
          icon="arrow-down"
          disabled={isLast}
          onClick={() => edit({ type: 'moveOption', at, option: index, by: 1 })}
        >
          Move {name} down
        </Small>
        <Small icon="cross" onClick={() => edit({ type: 'removeOption', at, option: index })}>
          Remove {name}
        </Small>
      </span>
    </li>
  )
}

function Small(props: { icon: IconName; disabled?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="btn btn-icon" disabled={props.disabled} onClick={props.onClick}>
      <Icon name={props.icon} />
      <span className="sr-only">{props.children}</span>
    </button>
  )
}
