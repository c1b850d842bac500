'use client'

import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Icon, type IconName } from '@/components/ui/icon'
import { PartContext, useEntries } from './part-context'

type Props = {
  name: string
  label: string
  /** One of them, in words: “choice” */
  one: string
  fresh: () => Record<string, unknown>
  children: (at: number) => ReactNode
}

/** Entries of a list that can be added, moved and taken out: choices, items, columns, conditions. */
export function EntryList({ name, label, one, fresh, children }: Props) {
  const { entries, put, error, id, entryPart } = useEntries(name)
  const move = (at: number, step: number) => put(entries.toSpliced(at, 1).toSpliced(at + step, 0, entries[at]!))
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend className="field-label">{label}</legend>
      {error ? (
        <p className="field-error">
          <Icon name="warning" size={13} />
          <span>{error}</span>
        </p>
      ) : null}
      <ol className="entries">
        {entries.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place until it is written
          <li key={at}>
            <PartContext value={entryPart(at)}>{children(at)}</PartContext>
            <span className="entry-acts">
              <Act icon="arrow-up" label={`Move ${one} ${at + 1} up`} isOff={at === 0} act={() => move(at, -1)} />
              <Act
                icon="arrow-down"
                label={`Move ${one} ${at + 1} down`}
                isOff={at === entries.length - 1}
                act={() => move(at, 1)}
              />
              <Act icon="cross" label={`Take out ${one} ${at + 1}`} act={() => put(entries.toSpliced(at, 1))} />
            </span>
          </li>
        ))}
      </ol>
      <button type="button" className={buttonClass('quiet')} onClick={() => put([...entries, fresh()])}>
        <Icon name="plus" size={14} />
        Add a {one}
      </button>
    </fieldset>
  )
}

type ActProps = { icon: IconName; label: string; isOff?: boolean; act: () => void }

/** Keeps its place in the tab order where it can do nothing. */
export function Act({ icon, label, isOff, act }: ActProps) {
  return (
    <button
      type="button"
      className="btn btn-icon"
      aria-label={label}
      title={label}
      aria-disabled={isOff || undefined}
      onClick={() => {
        if (!isOff) act()
      }}
    >
      <Icon name={icon} size={14} />
    </button>
  )
}
