/** A real OpenID provider on a free port: asks for a login, consents, demands PKCE. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error the package has no types
import Provider from 'oidc-provider'
import type { TestBrowser } from './browser'

export interface OpenIdProvider {
  issuer: string
  close(): Promise<void>
}

export const client = { id: 'countersign', secret: 'a secret between the two of them' }

export async function startOpenIdProvider(redirectUri: string): Promise<OpenIdProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    cookies: { keys: ['only for this test'] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    findAccount: (_ctx: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({
        sub,
        name: `${sub[0]!.toUpperCase()}${sub.slice(1)} of the provider`,
        email: `${sub}@halden.example`,
      }),
    }),
  })
  server.on('request', provider.callback())
  return { issuer, close: () => close(server) }
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Logs in and consents there as this account; the address that the provider sends the browser back to. */
export async function logInAt(browser: TestBrowser, authorize: string, login: string): Promise<string> {
  const { origin } = new URL(authorize)
  const isThere = (url: string) => url.startsWith(origin)
  let page = await browser.follow(authorize, isThere)
  for (let step = 0; step < 4 && isThere(page.url); step++) {
    const html = await page.response.text()
    const action = /action="([^"]+)"/.exec(html)?.[1]
    const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1]
    if (!action || !prompt) throw new Error(`No form at ${page.url}: ${html.slice(0, 300)}`)
    const answer = await browser.go(new URL(action, page.url).href, {
      prompt,
      ...(prompt === 'login' ? { login, password: 'any' } : {}),
    })
    page = await browser.follow(new URL(answer.headers.get('location')!, page.url).href, isThere)
  }
  return page.url
}
