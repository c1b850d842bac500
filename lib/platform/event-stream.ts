// Server-sent events: a stream that looks whenever it is woken, and by itself now and then.

export interface StreamEvent {
  /** What the browser names when it comes back (Last-Event-ID). */
  id: string
  data: unknown
}

interface StreamOptions {
  /** What is new; null when nothing is. @throws once the reader may not read on: the stream ends */
  read(): Promise<StreamEvent | null>
  listen(wake: () => void): () => void
  signal: AbortSignal
  /** How long it waits at most before it looks, and says that it is still there. */
  tickMs?: number
  /** How long after a look the next one is at the soonest: what happens at once is told at once. */
  gapMs?: number
}

const encoder = new TextEncoder()

export function eventStream(options: StreamOptions): ReadableStream<Uint8Array> {
  const { read, listen, signal, tickMs = 10_000, gapMs = 200 } = options
  let isWoken = true
  let isStopped = false
  let isCancelled = false
  let lookedAt = 0
  let goOn = () => {}
  const unlisten = listen(() => {
    isWoken = true
    goOn()
  })
  const stop = () => {
    isStopped = true
    unlisten()
    goOn()
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })

  const pause = (ms: number, isUntilWoken: boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      goOn = () => {
        if (!isUntilWoken && !isStopped) return
        clearTimeout(timer)
        resolve()
      }
    })

  async function next(): Promise<string | null> {
    for (;;) {
      const isTick = !isWoken
      if (isTick) await pause(tickMs, true)
      const early = gapMs - (performance.now() - lookedAt)
      if (early > 0 && !isStopped) await pause(early, false)
      if (isStopped) return null
      isWoken = false
      lookedAt = performance.now()
      const event = await read()
      if (event) return `id: ${event.id}\ndata: ${JSON.stringify(event.data)}\n\n`
      // An event and no comment: only so can a page tell silence from a connection that was cut without a word.
      if (isTick) return 'event: tick\ndata: 1\n\n'
    }
  }

  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode('retry: 1000\n\n'))
    },
    async pull(controller) {
      const text = await next().catch(() => null)
      if (text !== null) return controller.enqueue(encoder.encode(text))
      stop()
      if (!isCancelled) controller.close()
    },
    cancel() {
      isCancelled = true
      stop()
    },
  })
}
