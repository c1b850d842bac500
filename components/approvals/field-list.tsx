import { Digest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { Markdown } from '@/components/ui/markdown'
import { Segments } from '@/components/ui/tabs'

export type ListedField = {
  key: string
  label: string
  note?: string
  text: string | null
  kind: 'text' | 'digest' | 'markdown'
  isMaterial: boolean
}

type FieldListProps = {
  fields: ListedField[]
  /** Where long text is shown rendered, and where as it was written. */
  views: { rendered: string; source: string }
  isSource: boolean
}

const LONGEST_RENDERED = 200_000

/** Every field that was hashed, so that nothing is signed unseen. */
export function FieldList({ fields, views, isSource }: FieldListProps) {
  const short = fields.filter(({ kind, text }) => kind !== 'markdown' && text !== null)
  const missing = fields.filter(({ text }) => text === null).map(({ label }) => label)
  const long = fields.filter(({ kind, text }) => kind === 'markdown' && text !== null)
  return (
    <>
      <dl className="snap">
        {short.map((field) => (
          <div key={field.key}>
            <dt>
              {revealed(field.label)}
              {field.note ? <small>{revealed(field.note)}</small> : null}
            </dt>
            <dd>{field.kind === 'digest' ? <Digest value={field.text ?? ''} /> : revealed(field.text ?? '')}</dd>
            <dd className="snap-weight">{field.isMaterial ? 'material' : 'minor'}</dd>
          </div>
        ))}
        {missing.length > 0 ? (
          <div>
            <dt className="text-fg-3">Not given</dt>
            <dd className="text-fg-3">{missing.join(', ')}</dd>
          </div>
        ) : null}
      </dl>
      {long.map((field, at) => (
        <section
          key={field.key}
          className="mt-6"
          id={at === 0 ? 'text' : undefined}
          aria-labelledby={`${field.key}-title`}
        >
          <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
            <h3 className="font-semibold" id={`${field.key}-title`}>
              {revealed(field.label)}
            </h3>
            <span className="text-12 text-fg-2">
              {field.note ? `${revealed(field.note)}, ` : ''}
              {field.isMaterial ? 'material' : 'minor'}
            </span>
            {at === 0 ? (
              <span className="ml-auto">
                <Segments
                  label="How the text is shown"
                  items={[
                    { href: views.rendered, label: 'Rendered', current: !isSource },
                    { href: views.source, label: 'Source', current: isSource },
                  ]}
                />
              </span>
            ) : null}
          </div>
          <LongText text={field.text ?? ''} isSource={isSource} />
        </section>
      ))}
    </>
  )
}

function LongText({ text, isSource }: { text: string; isSource: boolean }) {
  if (!isSource && text.length <= LONGEST_RENDERED) return <Markdown literal={revealed}>{text}</Markdown>
  return (
    <>
      {isSource ? null : (
        <p className="mb-2 text-13 text-fg-3">This text is too long to be rendered; it is shown as it was written.</p>
      )}
      <pre className="snap-source">{revealed(text)}</pre>
    </>
  )
}
