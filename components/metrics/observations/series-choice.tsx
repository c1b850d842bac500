import { type Choice, RadioGroup, Select } from '@/components/form/choice-fields'
import { revealed } from '@/components/ui/hidden-characters'

const MOST_BESIDE_EACH_OTHER = 12

/** Every series of the file, and, where a name has several, all of them at once. */
export function SeriesChoice({ series, chosen }: { series: string[]; chosen: string | null }) {
  const known = choicesOf(series)
  const isOther = chosen && !known.some(({ value }) => value === chosen)
  const own = { value: chosen ?? '', label: revealed(chosen ?? ''), help: 'What the metric says it is read from.' }
  const options = isOther ? [own, ...known] : known
  const field = {
    name: 'series',
    label: 'Series',
    required: true,
    options,
    ...(chosen ? { defaultValue: chosen } : {}),
  }
  return (
    <div className="max-w-[720px] [overflow-wrap:anywhere]">
      {options.length > MOST_BESIDE_EACH_OTHER ? <Select {...field} /> : <RadioGroup {...field} />}
    </div>
  )
}

function choicesOf(series: string[]): Choice[] {
  const names = new Map<string, string[]>()
  for (const one of series) {
    const name = one.split('{', 1)[0]!
    names.set(name, [...(names.get(name) ?? []), one])
  }
  return [...names].flatMap(([name, own]) => {
    const each = own.map((one) => ({ value: one, label: revealed(one) }))
    if (own.length === 1) return each
    const whole = { value: name, label: `${name}, all ${own.length}`, help: 'A slice for each set of labels.' }
    // Without labels the series’ own selector names all of them.
    return [whole, ...each.filter(({ value }) => value !== name)]
  })
}
