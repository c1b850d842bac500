'use client'

import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'

/** A word of the field with its meaning, on hover and on focus; Escape hides it. */
export function Term({ children, meaning }: { children: string; meaning: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={250}>
      <Tooltip.Root>
        <Tooltip.Trigger asChild>
          <button type="button" className="term">
            {children}
          </button>
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content className="tip" sideOffset={6} collisionPadding={12}>
            {meaning}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  )
}
