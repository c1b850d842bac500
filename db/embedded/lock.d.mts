export type LockHolder = { pid: number; started: string; address?: string; purpose?: string }
export type HeldLock = {
  held: true
  release: () => void
  update: (about: Partial<LockHolder>) => void
}

export function processStart(pid: number): string | null
export function lockHolder(file: string): LockHolder | null
export function takeLock(
  file: string,
  about?: { address?: string; purpose?: string },
): HeldLock | { held: false; holder: LockHolder }
export function waitForLock(
  file: string,
  options?: {
    timeoutMs?: number
    about?: { address?: string; purpose?: string }
    onWait?: (holder: LockHolder) => void
  },
): Promise<HeldLock>
