/** `fields`: the sentence for each field by its name. `current`: for a conflict, what stands there now. */
export type FormError = {
  code: string
  message: string
  fields?: Record<string, string>
  requestId?: string
  current?: Record<string, unknown>
}

/** What an action answers. Without `error` it is done; `notice` is the sentence that says so. */
export type FormState = { error?: FormError; values?: Record<string, string>; notice?: string; done?: boolean }

export type FormAction = (state: FormState, formData: FormData) => Promise<FormState>
