'use client'

import dynamic from 'next/dynamic'

export const LazyCanvas = dynamic(() => import('./graph-canvas').then((module) => module.GraphCanvas), {
  ssr: false,
  loading: () => (
    <div className="grid h-full place-items-center text-13 text-fg-3" role="status">
      Drawing…
    </div>
  ),
})
