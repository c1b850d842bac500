import type { ReactNode } from 'react'
import '@/components/model-cards/model-card.css'
import '@/components/templates/templates.css'

export default function LibraryLayout({ children }: { children: ReactNode }) {
  return children
}
