export const fieldKinds = ['markdown', 'money', 'duration'] as const

export interface Money {
  amount: number
  /** ISO 4217 */
  currency: string
}

export type Answer = string | number | boolean | Money | null
export type Answers = Record<string, Answer>
