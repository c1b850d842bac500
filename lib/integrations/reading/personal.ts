// What files of machine-learning tools say about people and their machines, which has no place in a register.

export const LEFT_OUT_PERSONAL = 'personal: left out'
export const LEFT_OUT_SECRET = 'secret: left out'

const PERSONAL_KEY =
  /(?:^|[._-])(?:user|owner|author|login|principal|e[_-]?mail|display[_-]?name)s?(?:[_-]?(?:id|name|e?mail))?$/i
const PERSONAL_CAMEL_KEY = /(?:user|owner|author)(?:Id|Name|Email)$|^(?:client|remote)_?(?:ip|addr)|^ip_?address$/i
const SECRET_KEY =
  /(?:^|[._-])(?:password|passwd|secret|api[_-]?key|(?:access|secret|private)[_-]?key(?:[_-]?id)?|(?:auth|access|bearer|refresh)[_-]?token|credentials?)$/i
const SECRET_VALUE =
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30}|\bdapi[0-9a-f]{30}|\bhf_[A-Za-z0-9]{30}|\/\/[^\s/@:]{1,100}:[^\s/@]{1,200}@/
// `git@github.com:` is an account of a machine.
const MAIL = /(?<![\w.+-])(?!git@)[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/
const HOME =
  /(?:^|[\s"'=:,(]|file:\/\/)(?:\/?[A-Za-z]:)?[\\/]{1,2}(?:Workspace[\\/]{1,2})?(?:Users|home)[\\/]{1,2}[^\\/\s"']/

/** Why a value may not be kept among facts, or null. `key` is its own key, not the path to it. */
export function reasonToLeaveOut(key: string, value: string): string | null {
  if (SECRET_KEY.test(key) || SECRET_VALUE.test(value)) return LEFT_OUT_SECRET
  if (isPersonalKey(key) || holdsPersonal(value)) return LEFT_OUT_PERSONAL
  return null
}

export function isPersonalKey(key: string): boolean {
  return PERSONAL_KEY.test(key) || PERSONAL_CAMEL_KEY.test(key)
}

/** Whether an e-mail address or somebody's home folder stands in a text. */
export function holdsPersonal(text: string): boolean {
  return MAIL.test(text) || HOME.test(text)
}

/** A name that a tool made of somebody's folder, without the folder: `/Users/a@b.org/x/Churn` is `Churn`. */
export function withoutHome(name: string): string {
  if (!holdsPersonal(name)) return name
  const parts = name.split(/[\\/]/)
  const person = parts.findIndex((part, i) => MAIL.test(part) || /^(?:Users|home)$/.test(parts[i - 1] ?? ''))
  return parts.slice(person + 1).findLast((part) => part.trim() !== '' && !MAIL.test(part)) ?? ''
}
