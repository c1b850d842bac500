import { Menu } from '@/components/ui/menu'

type Props = {
  /** With the revision that is read. */
  hrefOf: (format: string) => string
  forms: ReadonlyArray<{ format: string; label: string; use: string }>
}

/** The card as a file, in the forms of other tools and for readers. */
export function ExportMenu({ hrefOf, forms }: Props) {
  return (
    <Menu label="Export">
      {forms.map(({ format, label, use }) => (
        <a key={format} className="menu-item card-form" href={hrefOf(format)} download>
          <span>
            {label}
            <small>{use}</small>
          </span>
        </a>
      ))}
    </Menu>
  )
}
