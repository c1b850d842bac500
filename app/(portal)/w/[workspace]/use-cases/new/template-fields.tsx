import { MoneyField } from '@/components/form/money-field'
import { NumberField, TextArea } from '@/components/form/text-field'
import { Section } from '@/components/ui/section'
import { roleLabels } from '@/lib/platform/vocabulary'
import type { Template, TemplateField } from '@/lib/templates/definition'
import { currencyName, inputName } from '@/lib/templates/read-form'

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY', 'INR', 'BRL', 'CAD', 'AUD']

/** A section of a template as form fields, with why it is asked and what a good answer looks like. */
export function TemplateFields({ section, currency }: { section: Template['sections'][number]; currency: string }) {
  return (
    <Section title={section.name} aside={<span>answered by the {roleLabels[section.role].toLowerCase()}</span>}>
      <dl className="mb-4 grid gap-x-6 gap-y-2 border-l-2 border-line-2 pl-4 text-13 text-fg-2 tablet:grid-cols-2">
        <div>
          <dt className="font-medium text-fg">Why we ask</dt>
          <dd>{section.why}</dd>
        </div>
        <div>
          <dt className="font-medium text-fg">What good looks like</dt>
          <dd>{section.good}</dd>
        </div>
      </dl>
      <div className="grid gap-4">
        {section.fields.map((field) => (
          <Field key={field.key} field={field} currency={currency} />
        ))}
      </div>
    </Section>
  )
}

function Field({ field, currency }: { field: TemplateField; currency: string }) {
  const shared = { name: inputName(field), label: field.label, help: field.help, required: field.required }
  if (field.kind === 'markdown') return <TextArea {...shared} rows={field.required ? 4 : 3} maxLength={20_000} />
  if (field.kind === 'duration') {
    return (
      <div className="max-w-[340px]">
        <NumberField {...shared} unit="months" />
      </div>
    )
  }
  const currencies = [currency, ...CURRENCIES.filter((code) => code !== currency)]
  return (
    <div className="max-w-[340px]">
      <MoneyField {...shared} currencyName={currencyName(field)} currencies={currencies} />
    </div>
  )
}
