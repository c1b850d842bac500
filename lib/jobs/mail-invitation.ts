import type { Job } from './job'
import { sendMail } from './mail'

/** The link is in the payload because only its hash is stored anywhere else; the job's row is deleted once it has run. */
export const mailInvitation: Job = async (env, _workspaceId, payload) => {
  const { email, name, workspace, path } = payload as Record<'email' | 'name' | 'workspace' | 'path', string>
  await sendMail(env, {
    to: email,
    subject: `You are invited to ${workspace} on Countersign`,
    text: [
      `Hello ${name},`,
      '',
      `you are invited to ${workspace} on Countersign, where model releases are decided and signed.`,
      '',
      'This link is for you alone and works once, for seven days:',
      `${env.url}${path}`,
    ].join('\n'),
  })
}
