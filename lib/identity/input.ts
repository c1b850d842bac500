import { z } from 'zod'
import { duties, useCaseRoles } from '@/lib/platform/vocabulary'

export const email = z
  .string('Give an e-mail address.')
  .trim()
  .max(254, 'At most 254 characters.')
  .pipe(z.email('This is not an e-mail address.'))
  .transform((text) => text.toLowerCase())

export const personName = z
  .string('Give a name.')
  .trim()
  .min(1, 'Give a name: it is printed beside every signature.')
  .max(120, 'At most 120 characters.')
  // A name that reorders or hides letters could make a signature look like another person's.
  .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), 'Leave out invisible characters.')

export const dutyList = z
  .array(z.enum(duties, `Choose among ${duties.join(', ')}.`))
  .max(duties.length)
  .transform((list) => duties.filter((duty) => list.includes(duty)))

export const useCaseRole = z.enum(useCaseRoles, 'Choose a role.')

export const id = z.uuid('This is not an id.')
