/**
 * What was typed and not sent, kept in this tab's storage. Passwords, files and hidden fields are never kept. A form's
 * key names the person and the record, so that nobody is shown another person's words.
 */
type Draft = { at: string; values: Record<string, string[]> }

const keyOf = (formKey: string) => `countersign-draft:${formKey}`
const LONGEST = 500_000

function isKept(field: Element): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (
    !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
  ) {
    return false
  }
  return (
    Boolean(field.name) &&
    !['password', 'file', 'hidden', 'submit'].includes(field.type) &&
    !('noDraft' in field.dataset)
  )
}

function writtenIn(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string | undefined {
  if (field.type === 'checkbox' || field.type === 'radio') {
    return (field as HTMLInputElement).checked ? field.value : undefined
  }
  return field.value
}

export function keepDraft(formKey: string, form: HTMLFormElement) {
  const values: Draft['values'] = {}
  for (const field of form.elements) {
    if (!isKept(field)) continue
    const value = writtenIn(field)
    values[field.name] = [...(values[field.name] ?? []), ...(value === undefined ? [] : [value])]
  }
  const text = JSON.stringify({ at: new Date().toISOString(), values } satisfies Draft)
  try {
    if (text.length <= LONGEST) sessionStorage.setItem(keyOf(formKey), text)
  } catch {
    // Storage is full or forbidden: the form still works, only the draft is not kept.
  }
}

export function dropDraft(formKey: string) {
  try {
    sessionStorage.removeItem(keyOf(formKey))
  } catch {}
}

/** Puts a kept draft back; answers when it was kept, or nothing if it says the same as the form. */
export function restoreDraft(formKey: string, form: HTMLFormElement): string | undefined {
  let draft: Draft
  try {
    draft = JSON.parse(sessionStorage.getItem(keyOf(formKey)) ?? 'null')
  } catch {
    return
  }
  if (!draft?.values) return
  let changed = false
  const taken: Record<string, number> = {}
  for (const field of form.elements) {
    if (!isKept(field)) continue
    const kept = draft.values[field.name]
    if (!kept) continue
    if (field.type === 'checkbox' || field.type === 'radio') {
      const box = field as HTMLInputElement
      const checked = kept.includes(box.value)
      changed ||= box.checked !== checked
      box.checked = checked
    } else {
      const at = taken[field.name] ?? 0
      taken[field.name] = at + 1
      const value = kept[at]
      if (value === undefined) continue
      // Typed while the script was still loading: newer than what was kept.
      if ('defaultValue' in field && field.value !== field.defaultValue) continue
      changed ||= field.value !== value
      field.value = value
    }
  }
  return changed ? draft.at : undefined
}
