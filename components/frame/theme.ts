export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Written by the browser, read by the server, so that the first paint is already right. */
export const THEME_COOKIE = 'countersign-theme'

export function asTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system'
}
