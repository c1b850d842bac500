interface Given {
  taken: readonly string[]
  proposed: readonly string[]
  isNew: boolean
}

/** What a file did to a card: “It filled 3 answers of the draft, and says otherwise than one that a person wrote.” */
export function givenWords({ taken, proposed, isNew }: Given): string {
  if (!isNew) return 'It says nothing that the card does not say already.'
  const filled = taken.length === 0 ? null : `filled ${counted(taken.length)} of the draft`
  const asked = proposed.length === 0 ? null : `says otherwise than ${counted(proposed.length)} that a person wrote`
  return `It ${[filled, asked].filter(Boolean).join(', and ')}.`
}

const counted = (count: number) => (count === 1 ? 'one answer' : `${count} answers`)
