/** Where to go after signing in. Only ever a page of our own. */
const HERE = 'http://here.invalid'

/** The path when it leads to a page of this product; otherwise the home page. */
export function returnPath(given: unknown): string {
  if (typeof given !== 'string' || given.length > 2000) return '/'
  // Browsers read a backslash as a slash and drop tabs and line breaks, so that what looks like a path can name a host.
  if (!given.startsWith('/') || /[\\\p{Cc}]/u.test(given) || !URL.canParse(given, HERE)) return '/'
  const url = new URL(given, HERE)
  if (url.origin !== HERE || url.pathname.startsWith('//')) return '/'
  if (/^\/(api|sign-in|_next)(\/|$)/.test(url.pathname)) return '/'
  url.searchParams.delete('_rsc')
  return `${url.pathname}${url.search}`
}

export function signInPath(to: string): string {
  const path = returnPath(to)
  return path === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to: path })}`
}
