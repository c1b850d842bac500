import { Icon } from '@/components/ui/icon'
import type { CardPart } from '@/lib/model-cards/roles/rules'
import type { OwnPart } from '@/lib/model-cards/roles/vocabulary'
import { isAnswered } from '@/lib/templates/rules'
import type { Answers } from '@/lib/templates/vocabulary'

type Props = { parts: readonly CardPart[]; own: Record<OwnPart, { title: string }>; answers: Answers }

/** The parts of the card as links, in the reader's order, each with how much of it is answered. */
export function CardPlaces({ parts, own, answers }: Props) {
  return (
    <nav className="doc-places" aria-label="Sections of the card">
      {parts.map((part) =>
        part.kind === 'own' ? (
          <a key={part.part} href={`#${part.part}`}>
            {own[part.part].title}
          </a>
        ) : (
          <a key={part.section.key} href={`#${part.section.key}`}>
            {part.section.name}
            <Share part={part} answers={answers} />
          </a>
        ),
      )}
    </nav>
  )
}

function Share({ part, answers }: { part: Extract<CardPart, { kind: 'section' }>; answers: Answers }) {
  const answered = part.fields.filter((field) => isAnswered(field, answers[field.key])).length
  const isMissing = part.fields.some((field) => field.required && !isAnswered(field, answers[field.key]))
  if (answered === part.fields.length) return <Icon name="check" size={13} className="text-ok" label="complete" />
  return (
    <span className={isMissing ? 'num text-12 text-warn' : 'num text-12 text-fg-3'}>
      {Math.round((answered / part.fields.length) * 100)} %
      {isMissing ? <span className="sr-only">, something required is missing</span> : null}
    </span>
  )
}
