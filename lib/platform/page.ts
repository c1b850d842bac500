import { notFound } from 'next/navigation'
import { AppError } from './errors'

/** What a page asks for; a record that is not there, or that one may not read, is the page "not found". */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}
