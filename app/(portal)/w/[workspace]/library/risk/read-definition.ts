/** The questionnaire out of the form's one field; what is no JSON is left for the command to refuse. */
export function readDefinition(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return text
  }
}
