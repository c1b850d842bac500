'use client'

import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { FieldFrame, type FieldProps } from './field-frame'
import { useField } from './form-context'

type FileFieldProps = FieldProps & { accept?: string; maxBytes?: number; multiple?: boolean }

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  return bytes < 1024 * 1024
    ? `${Math.round(bytes / 1024)} KiB`
    : `${(bytes / 1024 / 1024).toFixed(1).replace('.0', '')} MiB`
}

/** Choose, drop or paste a file. Without script it is the browser's own file field. */
export function FileField({ name, label, help, required, quietLabel, accept, maxBytes, multiple }: FileFieldProps) {
  const field = useField(name, Boolean(help))
  const input = useRef<HTMLInputElement>(null)
  const [files, setFiles] = useState<{ name: string; size: number }[]>([])
  const [over, setOver] = useState(false)
  const tooBig = maxBytes ? files.find((file) => file.size > maxBytes) : undefined
  const problem = tooBig
    ? `${tooBig.name} has ${sizeWords(tooBig.size)}; at most ${sizeWords(maxBytes!)} are read.`
    : undefined

  function show() {
    const chosen = [...(input.current?.files ?? [])]
    const big = maxBytes && chosen.some((file) => file.size > maxBytes)
    input.current?.setCustomValidity(big ? `Choose a smaller file: at most ${sizeWords(maxBytes)}.` : '')
    setFiles(chosen.map(({ name, size }) => ({ name, size })))
  }

  function take(list: FileList | undefined | null) {
    if (!list?.length || !input.current) return
    const transfer = new DataTransfer()
    for (const file of multiple ? list : [list[0]!]) transfer.items.add(file)
    input.current.files = transfer.files
    show()
  }

  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }

  function onPaste(event: ClipboardEvent) {
    if (!event.clipboardData.files.length) return
    event.preventDefault()
    take(event.clipboardData.files)
  }

  function clear() {
    if (input.current) input.current.value = ''
    show()
    input.current?.focus()
  }

  return (
    <FieldFrame {...{ label, help, required, quietLabel }} id={field.id} error={field.error ?? problem}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are short cuts of the file field inside */}
      <div
        className={over ? 'drop-zone drop-over' : 'drop-zone'}
        onDrop={onDrop}
        onPaste={onPaste}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
      >
        <input
          {...field.aria}
          ref={input}
          type="file"
          id={field.id}
          name={name}
          accept={accept}
          multiple={multiple}
          data-label={label}
          required={required}
          onChange={show}
        />
        <span className="text-12 text-fg-3">or drop a file here, or paste one</span>
      </div>
      {files.length > 0 ? (
        <ul className="mt-1 text-12" aria-label="Chosen files">
          {files.map((file) => (
            <li key={file.name} className="flex items-center gap-2">
              <Icon name="file" size={13} />
              <span className="num min-w-0 [overflow-wrap:anywhere]">
                {file.name}, {sizeWords(file.size)}
              </span>
            </li>
          ))}
          <li>
            <button type="button" className="lk min-h-6" onClick={clear}>
              Remove
            </button>
          </li>
        </ul>
      ) : null}
    </FieldFrame>
  )
}
