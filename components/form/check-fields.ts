type Checked = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** The sentence for a constraint that the page itself can see is not met; the server has the last word. */
function sentence(field: Checked): string {
  const label = field.dataset.label ?? 'this'
  const { validity } = field
  if (validity.valueMissing) {
    if (field.type === 'radio') return `Choose one for “${label}”.`
    if (field.type === 'checkbox') return `Tick “${label}” to go on.`
    return field instanceof HTMLSelectElement ? `Choose one for “${label}”.` : `Fill in “${label}”.`
  }
  if (validity.typeMismatch && field.type === 'email') return 'Write an e-mail address, like name@example.com.'
  if (validity.tooShort) return `Write at least ${(field as HTMLInputElement).minLength} characters.`
  if (validity.tooLong) return `Write at most ${(field as HTMLInputElement).maxLength} characters.`
  if (validity.patternMismatch) return field.title || `Check how “${label}” is written.`
  return field.validationMessage
}

/** Field errors by name, or undefined where everything holds. */
export function checkFields(form: HTMLFormElement): Record<string, string> | undefined {
  const errors: Record<string, string> = {}
  for (const field of form.elements) {
    if (!('validity' in field) || !('name' in field)) continue
    const input = field as Checked
    if (input.name && input.willValidate && !input.validity.valid) errors[input.name] ??= sentence(input)
  }
  return Object.keys(errors).length > 0 ? errors : undefined
}
