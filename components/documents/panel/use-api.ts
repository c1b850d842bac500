'use client'

import { useCallback, useEffect, useState } from 'react'
import { readApi } from './api'

interface Read<T> {
  /** Of the address that is asked now; null until it has answered. */
  data: T | null
  problem: string | null
  again: () => void
}

/** Reads an address of the API, again whenever `version` rises. What stands there stays until the new answer is here. */
export function useApi<T>(workspace: string, path: string, query: Record<string, string>, version: number): Read<T> {
  const [found, setFound] = useState<{ address: string; data: T | null; problem: string | null }>()
  const [tries, setTries] = useState(0)
  const address = JSON.stringify([path, query])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` and `tries` say when to read again
  useEffect(() => {
    const abort = new AbortController()
    const [to, by] = JSON.parse(address)
    readApi<T>({ workspace }, to, by, abort.signal).then(
      (data) => setFound({ address, data, problem: null }),
      (error: Error) => {
        if (abort.signal.aborted) return
        const problem = error instanceof TypeError ? 'The server cannot be reached.' : error.message
        setFound((before) => ({ address, data: before?.address === address ? before.data : null, problem }))
      },
    )
    return () => abort.abort()
  }, [workspace, address, version, tries])

  const again = useCallback(() => setTries((count) => count + 1), [])
  const current = found?.address === address ? found : null
  return { data: current?.data ?? null, problem: current?.problem ?? null, again }
}
