import { createTransport, type Transporter } from 'nodemailer'
import type { Job, JobEnv } from './job'

export interface Mail {
  to: string
  subject: string
  text: string
}

const transports = new Map<string, Transporter>()

/** Sends one mail over SMTP; does nothing where no mail server is configured. @throws so that the job is tried again */
export async function sendMail({ smtpUrl, mailFrom }: JobEnv, mail: Mail): Promise<void> {
  if (!smtpUrl || !mailFrom) return
  let transport = transports.get(smtpUrl)
  if (!transport) {
    transport = createTransport(smtpUrl)
    transports.set(smtpUrl, transport)
  }
  await transport.sendMail({ from: mailFrom, ...mail })
}

export const sendOneMail: Job = async (env, _workspaceId, payload) => {
  const { to, subject, text } = payload as unknown as Mail
  await sendMail(env, { to, subject, text })
}
