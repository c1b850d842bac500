import type { ReactNode } from 'react'
import '@/components/model-cards/model-card.css'

/** The looks that the pages of a version share. */
export default function VersionLayout({ children }: { children: ReactNode }) {
  return children
}
