/** As much of a browser as signing in needs: cookies by origin, forms, redirects followed one by one. */
export type Answerer = (request: Request) => Promise<Response>

export class TestBrowser {
  private readonly jars = new Map<string, Map<string, string>>()

  /** `own` answers for its origin without a network; everything else is fetched. */
  constructor(
    private readonly own: { origin: string; answer: Answerer },
    private readonly headers: Record<string, string> = {},
  ) {}

  cookies(origin = this.own.origin): Map<string, string> {
    const jar = this.jars.get(origin) ?? new Map<string, string>()
    this.jars.set(origin, jar)
    return jar
  }

  async go(url: string, form?: Record<string, string>): Promise<Response> {
    const { origin } = new URL(url)
    const cookie = [...this.cookies(origin)].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = new Request(url, {
      method: form ? 'POST' : 'GET',
      headers: {
        ...(origin === this.own.origin ? this.headers : {}),
        ...(cookie ? { cookie } : {}),
        ...(form ? { origin } : {}),
      },
      body: form ? new URLSearchParams(form) : undefined,
      redirect: 'manual',
    })
    const response = await (origin === this.own.origin ? this.own.answer(request) : fetch(request))
    for (const line of response.headers.getSetCookie()) this.keep(origin, line)
    return response
  }

  /** Follows redirects while `isOn` the way, and returns the last response with its address. */
  async follow(url: string, isOn: (url: string) => boolean = () => true): Promise<{ url: string; response: Response }> {
    let at = url
    for (let hops = 0; hops < 20; hops++) {
      const response = await this.go(at)
      const location = response.headers.get('location')
      if (!location) return { url: at, response }
      const next = new URL(location, at).href
      if (!isOn(next)) return { url: next, response }
      at = next
    }
    throw new Error(`Too many redirects, last to ${at}`)
  }

  private keep(origin: string, line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    const isGone = value === '' || /max-age=0/i.test(line) || /expires=Thu, 01 Jan 1970/i.test(line)
    if (isGone) this.cookies(origin).delete(name)
    else this.cookies(origin).set(name, value)
  }
}
