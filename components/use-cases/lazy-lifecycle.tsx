'use client'

import dynamic from 'next/dynamic'

export const LazyLifecycle = dynamic(() => import('./lifecycle-canvas').then((module) => module.LifecycleCanvas), {
  ssr: false,
  loading: () => (
    <div className="grid h-full place-items-center text-12 text-fg-3" role="status">
      Drawing…
    </div>
  ),
})
