'use client'

import { useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { THEME_COOKIE, THEMES, type Theme } from './theme'

const WORD = { system: 'System', light: 'Light', dark: 'Dark' }
const ICON = { system: 'screen', light: 'sun', dark: 'moon' } as const

function applyTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=31536000; samesite=lax${secure}`
}

/** One press goes to the other of light and dark, whichever is seen now. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  function toggle() {
    const shown = document.documentElement.dataset.theme
    const isDark = shown === 'dark' || (shown !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
    const next = isDark ? 'light' : 'dark'
    applyTheme(next)
    setTheme(next)
  }
  return (
    <button
      type="button"
      className="btn btn-icon"
      onClick={toggle}
      aria-label="Switch between light and dark"
      title="Light or dark"
    >
      <Icon name={ICON[theme]} />
    </button>
  )
}

/** All three choices, in the person's menu. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  return (
    <fieldset className="seg" aria-label="Theme">
      {THEMES.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={theme === choice}
          onClick={() => {
            applyTheme(choice)
            setTheme(choice)
          }}
        >
          {WORD[choice]}
        </button>
      ))}
    </fieldset>
  )
}
