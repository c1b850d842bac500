/** A mail server for journeys: speaks as much of RFC 5321 as a client needs to hand over a mail, and keeps what it is handed. */
import { createServer, type Socket } from 'node:net'

export interface CaughtMail {
  from: string
  to: string[]
  subject: string
  text: string
}

export interface MailCatcher {
  /** For SMTP_URL. */
  url: string
  mails: CaughtMail[]
  close(): Promise<void>
}

export async function startMailCatcher(): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    converse(socket, (mail) => mails.push(mail))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    close() {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function converse(socket: Socket, caught: (mail: CaughtMail) => void): void {
  let from = ''
  let to: string[] = []
  /** Lines of the mail while one is handed over. */
  let data: string[] | null = null
  let rest = ''
  const say = (line: string) => socket.write(`${line}\r\n`)

  function command(line: string): void {
    const path = /<([^>]*)>/.exec(line)?.[1] ?? ''
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
      case 'HELO':
        return void say('250 catcher')
      case 'MAIL':
        from = path
        to = []
        return void say('250 OK')
      case 'RCPT':
        to.push(path)
        return void say('250 OK')
      case 'DATA':
        data = []
        return void say('354 End with a line that is a dot')
      case 'QUIT':
        say('221 Bye')
        return void socket.end()
      case 'RSET':
      case 'NOOP':
        return void say('250 OK')
      default:
        return void say('502 Not known here')
    }
  }

  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (data === null) command(line)
      else if (line === '.') {
        caught({ from, to, ...read(data) })
        data = null
        say('250 Kept')
      } else data.push(line.replace(/^\./, ''))
    }
  })
  say('220 catcher')
}

/** Header and text of a mail of one part. */
function read(lines: string[]): Pick<CaughtMail, 'subject' | 'text'> {
  const gap = lines.indexOf('')
  // A header goes on where a line begins with a space.
  const head = lines
    .slice(0, gap)
    .join('\n')
    .replace(/\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? ''
  const body = lines.slice(gap + 1).join('\n')
  return { subject: words(header('Subject')), text: decode(body, header('Content-Transfer-Encoding').toLowerCase()) }
}

function decode(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString()
  return encoding === 'quoted-printable' ? unquote(text.replace(/=\n/g, '')) : text
}

/** RFC 2047. */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, inside: string) =>
      kind.toLowerCase() === 'b' ? decode(inside, 'base64') : unquote(inside.replaceAll('_', ' ')),
    )
}

function unquote(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
