'use client'

import { useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { MAX_FILE } from '@/lib/files/vocabulary'
import { isFileLink } from '@/lib/templates/rules'
import type { FileLink } from '@/lib/templates/vocabulary'
import { ariaOf, type EditorChoices, type InputProps } from './input-props'

/** A file is sent at once, and is the answer from then on. */
export function FileInput(props: InputProps & Pick<EditorChoices, 'uploadHref' | 'fileHref'>) {
  const { id, value, onChange, uploadHref, fileHref } = props
  const [sending, setSending] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const given = isFileLink(value) ? value : null

  async function send(file: File | undefined) {
    if (!file) return
    setProblem(null)
    if (file.size > MAX_FILE) return setProblem(`${file.name} is larger than ${MAX_FILE / 1024 / 1024} MiB.`)
    setSending(file.name)
    const answer = await upload(uploadHref, file)
    setSending(null)
    if (input.current) input.current.value = ''
    if (typeof answer === 'string') setProblem(answer)
    else onChange(answer)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut of the file field inside
    <div
      className="drop-zone"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void send(event.dataTransfer.files[0])
      }}
    >
      {given ? (
        <span className="flex min-w-0 flex-1 items-center gap-2">
          <Icon name="file" size={14} />
          <a className="lk min-w-0 [overflow-wrap:anywhere]" href={fileHref.replace('{id}', given.id)}>
            {given.name}
          </a>
          <span className="num text-12 text-fg-3">{sizeWords(given.size)}</span>
          <button type="button" className="ed-clear" onClick={() => onChange(null)}>
            Remove
          </button>
        </span>
      ) : null}
      <input
        {...ariaOf(props)}
        ref={input}
        type="file"
        id={id}
        disabled={sending !== null}
        onChange={(event) => void send(event.target.files?.[0])}
      />
      <span className="text-12 text-fg-3" role="status">
        {sending ? `Sending ${sending}…` : given ? 'or drop another one here' : 'or drop a file here'}
      </span>
      {problem ? (
        <p className="field-error w-full" role="alert">
          <Icon name="warning" size={13} />
          <span>{problem}</span>
        </p>
      ) : null}
    </div>
  )
}

/** @returns the file as an answer, or why there is none */
async function upload(href: string, file: File): Promise<FileLink | string> {
  try {
    const url = new URL(href, location.href)
    url.searchParams.set('name', file.name)
    const headers = { 'content-type': 'application/octet-stream' }
    const response = await fetch(url, { method: 'POST', headers, body: file })
    const answer = await response.json()
    if (!response.ok) return String(answer.detail ?? 'The file could not be stored. Try it again.')
    const { id, name, digest, size, mediaType } = answer
    return { id, name, digest, size, mediaType }
  } catch {
    return 'The file did not reach the server. Check the connection, then choose it again.'
  }
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}
