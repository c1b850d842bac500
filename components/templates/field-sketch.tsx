import type { TemplateField, TemplateOption } from '@/lib/templates/vocabulary'

/** How a question will be answered, drawn and not to be used: what belongs to its kind is told by words beside it. */
export function FieldSketch({ field }: { field: TemplateField }) {
  switch (field.kind) {
    case 'markdown':
      return <span className="sketch sketch-tall" />
    case 'list':
      return (
        <>
          <span className="sketch">a word a line</span>
          <span className="sketch" />
        </>
      )
    case 'choice':
      return <Options options={field.options} mark="sketch-dot" />
    case 'checklist':
      return <Options options={field.items} mark="sketch-box" />
    case 'yes_no':
      return (
        <Options
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          mark="sketch-dot"
        />
      )
    case 'scale':
      return <Scale field={field} />
    case 'table':
      return <Columns field={field} />
    case 'metrics':
      return <p className="text-12 text-fg-3">Filled from the metrics register of the use case.</p>
    default:
      return <span className="sketch">{unitOf(field)}</span>
  }
}

function unitOf(field: TemplateField): string {
  if (field.kind === 'money') return 'EUR'
  if (field.kind === 'duration') return field.durationUnit ?? 'months'
  if (field.kind === 'date') return 'year, month, day'
  if (field.kind === 'person') return 'a person of the workspace'
  if (field.kind === 'file') return 'a file'
  if (field.kind === 'record') return (field.record ?? 'record').replaceAll('_', ' ')
  return field.unit ?? ''
}

const listOf = <T,>(value: T[] | undefined): T[] => (Array.isArray(value) ? value : [])

function Options({ options, mark }: { options: TemplateOption[] | undefined; mark: string }) {
  return (
    <ul className="sketch-options">
      {listOf(options).map((option, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while they are written two choices may be alike
        <li key={at}>
          <span className={mark} aria-hidden="true" />
          <span className="min-w-0">{option?.label || '…'}</span>
        </li>
      ))}
    </ul>
  )
}

function Scale({ field }: { field: TemplateField }) {
  const steps = typeof field.steps === 'number' ? Math.min(10, Math.max(0, Math.floor(field.steps))) : 0
  return (
    <p className="sketch-scale">
      <span>{field.lowLabel}</span>
      {Array.from({ length: steps }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number
        <b key={at}>{at + 1}</b>
      ))}
      <span>{field.highLabel}</span>
    </p>
  )
}

function Columns({ field }: { field: TemplateField }) {
  return (
    <p className="sketch-columns">
      {listOf(field.columns).map((column, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while they are written two columns may be alike
        <span key={at}>
          {column?.label || '…'}
          {column?.unit ? ` (${column.unit})` : ''}
        </span>
      ))}
    </p>
  )
}
