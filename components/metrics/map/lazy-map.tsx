'use client'

import dynamic from 'next/dynamic'

export const LazyMap = dynamic(() => import('./map-canvas').then((module) => module.MapCanvas), {
  ssr: false,
  loading: () => (
    <div className="grid h-full place-items-center text-12 text-fg-3" role="status">
      Drawing…
    </div>
  ),
})
