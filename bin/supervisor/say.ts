/** What the supervisor tells the person who started it. The processes' logs go their own way, as JSON lines. */
import type { SupervisorEnv } from '@/lib/platform/env'

const SHOWN_AFTER_MS = 1500

export const say = {
  line(text: string): void {
    process.stdout.write(`${text}\n`)
  },

  warn(text: string): void {
    process.stderr.write(`${text}\n`)
  },

  /** Says what is being done once it takes longer than a person waits without asking, and what to do when it fails. */
  async step<T>(title: string, work: () => Promise<T>, whenItFails: string): Promise<T> {
    const started = Date.now()
    let isShown = false
    const show = setTimeout(() => {
      isShown = true
      say.line(`${title} …`)
    }, SHOWN_AFTER_MS)
    try {
      const result = await work()
      if (isShown) say.line(`${title} … done in ${Math.round((Date.now() - started) / 100) / 10} s`)
      return result
    } catch (error) {
      say.warn(`${title} failed. ${whenItFails}`)
      throw error
    } finally {
      clearTimeout(show)
    }
  },

  ready(env: SupervisorEnv, firstAdministratorLink: string | null): void {
    say.line(`\nCountersign is ready at ${env.url}\n`)
    if (env.demo)
      say.line(
        'Open it and choose one of the people of the demo workspace: "Enter as …" signs you in.\n' +
          "Each person's password, for signing, stands beside the button.",
      )
    else if (firstAdministratorLink)
      say.line(`There is no administrator yet. This link makes the first one, once:\n  ${firstAdministratorLink}`)
    else say.line('Sign in with your e-mail address and password.')
    say.line('Stop with Ctrl-C.')
  },
}
