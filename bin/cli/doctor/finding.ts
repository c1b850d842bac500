export type Finding = { name: string; level: 'fine' | 'notice' | 'fault'; message: string }

export const fine = (name: string, message: string): Finding => ({ name, level: 'fine', message })
/** Worth knowing, and not wrong. */
export const notice = (name: string, message: string): Finding => ({ name, level: 'notice', message })
export const fault = (name: string, message: string): Finding => ({ name, level: 'fault', message })
