'use client'

import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { isTicked } from '@/lib/templates/rules'
import { MOST_WORDS } from '@/lib/templates/vocabulary'
import { groupOf, type InputProps } from './input-props'
import { Line } from './line-input'
import { addedWord, changedWord, type ListedWord, movedWord, pastedLines, withIds, wordsIn } from './list-words'

/**
 * One word a line. Enter adds one below, Backspace in an empty one takes it away, the arrows go up and down, with Alt they
 * move the word; several lines that are pasted are a word each.
 */
export function ListInput(props: InputProps) {
  const { id, value, onChange } = props
  const [known, setKnown] = useState<ListedWord[]>([])
  const words = isTicked(value) && value.length > 0 ? value : ['']
  const list = withIds(known, words)
  if (list.length !== known.length || list.some((one, at) => one !== known[at])) setKnown(list)
  const group = useRef<HTMLDivElement>(null)
  const toFocus = useRef<string | null>(null)

  useEffect(() => {
    const where = toFocus.current
    if (!where) return
    toFocus.current = null
    focusWord(
      group.current,
      list.findIndex(({ id }) => id === where),
    )
  })

  const put = (next: ListedWord[], focus?: string) => {
    toFocus.current = focus ?? null
    setKnown(next)
    onChange(wordsIn(next))
  }
  const remove = (at: number) => {
    const neighbour = list[at - 1] ?? list[at + 1]
    if (neighbour) put(list.toSpliced(at, 1), neighbour.id)
    else onChange([])
  }
  const add = (at: number) => {
    const { list: next, id: added } = addedWord(list, at)
    put(next, added)
  }

  const onKey = (event: KeyboardEvent<HTMLInputElement>, at: number) => {
    if (event.nativeEvent.isComposing) return
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.key === 'Enter') add(at)
    else if (event.key === 'Backspace' && list[at]!.word === '' && list.length > 1) remove(at)
    else if (by && event.altKey) put(movedWord(list, at, by), list[at]!.id)
    else if (by && list[at + by]) focusWord(group.current, at + by)
    else return
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, at: number) => {
    const { selectionStart, selectionEnd, value: typed } = event.currentTarget
    const caret: [number, number] = [selectionStart ?? typed.length, selectionEnd ?? typed.length]
    const pasted = pastedLines(list, at, caret, event.clipboardData.getData('text/plain'))
    if (!pasted) return
    event.preventDefault()
    put(pasted.list, pasted.id)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's own label names it, which a legend inside could not
    <div role="group" {...groupOf(props)} className="ed-list" ref={group}>
      {list.map((one, at) => (
        <div key={one.id} className="ed-word">
          <Line
            id={at === 0 ? id : undefined}
            aria-label={`Word ${at + 1} of ${list.length}`}
            value={one.word}
            onText={(word) => put(changedWord(list, one.id, word))}
            onKeyDown={(event) => onKey(event, at)}
            onPaste={(event) => onPaste(event, at)}
          />
          <button
            type="button"
            className="btn btn-icon"
            aria-label={one.word ? `Remove ${one.word}` : `Remove word ${at + 1}`}
            title="Remove this word"
            onClick={() => remove(at)}
            disabled={list.length === 1 && one.word === ''}
          >
            <Icon name="cross" size={14} />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="btn btn-quiet ed-add"
        disabled={list.length >= MOST_WORDS}
        onClick={() => add(list.length - 1)}
      >
        <Icon name="plus" size={14} /> Add a word
      </button>
    </div>
  )
}

function focusWord(group: HTMLElement | null, at: number) {
  group?.querySelectorAll('input')[at]?.focus()
}
