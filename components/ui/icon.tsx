/** Icons drawn for this product on a grid of 16, as one path each: they cost no script and follow the colour of their text. */
const PATHS = {
  house: 'M2.5 7.3 8 2.8l5.5 4.5v6H9.9V9.7H6.1v3.6H2.5z',
  target: 'M8 2.2A5.8 5.8 0 1 0 13.8 8M8 5.1A2.9 2.9 0 1 0 10.9 8M8 8l5.3-5.3M10.7 2.7v2.6h2.6',
  cube: 'M8 1.9 13.4 5v6L8 14.1 2.6 11V5zM2.8 5.1 8 8.1l5.2-3M8 8.1v5.8',
  decision: 'M2.6 2.6h10.8v10.8H2.6zM5.2 8.1l2 2 3.7-4.2',
  chart: 'M2.3 2.3v11.4h11.4M4.7 10.4l2.6-3.3 2.2 1.9 3.6-4.6',
  database:
    'M2.9 4.1c0-2.4 10.2-2.4 10.2 0v7.8c0 2.4-10.2 2.4-10.2 0zM2.9 4.1c0 2.4 10.2 2.4 10.2 0M2.9 8c0 2.4 10.2 2.4 10.2 0',
  deploy: 'M8 10.3V2.4M4.9 5.4 8 2.3l3.1 3.1M2.5 9.6v3.9h11V9.6',
  maturity: 'M8 1.9l5.9 4.3-2.3 7H4.4l-2.3-7zM8 5.2l2.7 2-1 3.2H6.3l-1-3.2z',
  shield: 'M8 1.8l5.2 1.9v4c0 3.1-2.1 5.3-5.2 6.5C4.9 13 2.8 10.8 2.8 7.7v-4z',
  ledger: 'M3.1 1.9h9.8v12.2H3.1zM5.6 5.1h4.8M5.6 8h4.8M5.6 10.9h2.6',
  library: 'M2.6 2.4h2.9v11.2H2.6zM5.5 2.4h2.9v11.2H5.5zM9.8 3.1l2.5-.7 2.3 10.4-2.6.7z',
  settings:
    'M2.3 4.6h5.1M10.5 4.6h3.2M2.3 11.4h2.2M7.6 11.4h6.1M9 3.1a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM6 9.9a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  search: 'M7 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zM10.4 10.4l3.3 3.3',
  menu: 'M2.4 4.4h11.2M2.4 8h11.2M2.4 11.6h11.2',
  more: 'M3.4 8h.1M8 8h.1M12.6 8h.1',
  'chevron-right': 'M6 3.5 10.5 8 6 12.5',
  'chevron-left': 'M10 3.5 5.5 8l4.5 4.5',
  'chevron-down': 'M3.5 6 8 10.5 12.5 6',
  'chevron-up': 'M3.5 10 8 5.5l4.5 4.5',
  'arrow-right': 'M2.8 8h10.4M9.3 4.1 13.2 8l-3.9 3.9',
  'arrow-up': 'M8 13V3M4.4 6.6 8 3l3.6 3.6',
  'arrow-down': 'M8 3v10M4.4 9.4 8 13l3.6-3.6',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.6v1.2M8 13.2v1.2M1.6 8h1.2M13.2 8h1.2M3.5 3.5l.8.8M11.7 11.7l.8.8M3.5 12.5l.8-.8M11.7 4.3l.8-.8',
  moon: 'M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7z',
  screen: 'M2.2 3h11.6v7.8H2.2zM5.6 13.4h4.8M8 10.8v2.6',
  check: 'M3.2 8.4l3.1 3.2 6.5-7.2',
  cross: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3.2v9.6M3.2 8h9.6',
  minus: 'M3.2 8h9.6',
  fit: 'M2.6 6V2.6H6M10 2.6h3.4V6M13.4 10v3.4H10M6 13.4H2.6V10',
  'check-circle': 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.3 8.2l1.9 1.9 3.5-3.9',
  'minus-circle': 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.3 8h5.4',
  'cross-circle': 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6 6l4 4M10 6l-4 4',
  circle: 'M8 2.6a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 0 0 8 2.6z',
  half: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.6v6.8M9.7 5.2v5.6M11.2 6.6v2.8',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.7V8l2.2 1.5',
  warning: 'M8 2.3 14.2 13.2H1.8zM8 6.4v3.2M8 11.2v.2',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.4v3.4M8 5.2v.2',
  file: 'M3.6 1.9h5.6l3.2 3.2v9H3.6zM9 2v3.3h3.3',
  link: 'M6.7 9.3l2.6-2.6M7.4 4.9l1.7-1.7a2.6 2.6 0 0 1 3.7 3.7l-1.7 1.7M8.6 11.1l-1.7 1.7a2.6 2.6 0 0 1-3.7-3.7l1.7-1.7',
  external: 'M9.4 2.6h4v4M13.2 2.8 7.6 8.4M11.6 9v4.4h-9v-9H7',
  copy: 'M5.6 5.6h7.8v7.8H5.6zM3.4 10.4h-.8V2.6h7.8v.8',
  download: 'M8 2.4v7.9M4.9 7.4 8 10.5l3.1-3.1M2.5 11v2.5h11V11',
  refresh: 'M13.3 8a5.3 5.3 0 1 1-1.7-3.9M13.5 2.4v2.9h-2.9',
  pen: 'M2.4 13.6l.7-3.2 7.7-7.7 2.5 2.5-7.7 7.7zM9.3 4.2l2.5 2.5',
  person: 'M8 2.4a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM2.9 13.6c.5-2.9 2.5-4.3 5.1-4.3s4.6 1.4 5.1 4.3',
  people:
    'M6 3a2.3 2.3 0 1 0 0 4.6A2.3 2.3 0 0 0 6 3zM1.6 12.9c.4-2.6 2.1-3.8 4.4-3.8s4 1.2 4.4 3.8M10.6 3.2a2.2 2.2 0 0 1 0 4.2M12 9.5c1.4.5 2.2 1.6 2.5 3.4',
  eye: 'M1.7 8C3 5.3 5.2 3.9 8 3.9S13 5.3 14.3 8C13 10.7 10.8 12.1 8 12.1S3 10.7 1.7 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z',
  lock: 'M3.4 7.2h9.2v6.4H3.4zM5.4 7.2V5a2.6 2.6 0 0 1 5.2 0v2.2',
  key: 'M5.3 7.3a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM7.5 8.3l5.7-5.7M10.6 5.2l1.9 1.9',
  message: 'M2.4 3h11.2v8H7.6l-3 2.6V11H2.4z',
  flag: 'M3.6 14V2.4h8.8l-2 3.2 2 3.2H3.6',
  trash: 'M2.8 4.2h10.4M6 4.2V2.6h4v1.6M4 4.2l.6 9.4h6.8l.6-9.4M6.7 6.8v4.4M9.3 6.8v4.4',
  columns: 'M2.3 3h11.4v10H2.3zM6.1 3v10M9.9 3v10',
  filter: 'M2.4 4.2h11.2M4.4 8h7.2M6.5 11.8h3',
  history: 'M2.7 8a5.3 5.3 0 1 0 1.7-3.9M2.5 2.4v2.9h2.9M8 5.2V8l2 1.4',
  'sign-out': 'M9.4 2.6H2.8v10.8h6.6M6.6 8h7M11 5.4 13.6 8 11 10.6',
  offline: 'M4.9 12.4h6.4a2.5 2.5 0 0 0 1.2-4.7M10.9 5.6A3.9 3.9 0 0 0 4.4 7a2.7 2.7 0 0 0-1 5M2.4 2.4l11.2 11.2',
  graph: 'M2.4 6.2h3.4v3.6H2.4zM10.2 2.4h3.4v3.4h-3.4zM10.2 10.2h3.4v3.4h-3.4zM5.8 8h2.2M10.2 4.1H8v7.8h2.2',
} as const

export type IconName = keyof typeof PATHS

/** Decorative unless `label` is given. */
export function Icon(props: { name: IconName; size?: number; label?: string; className?: string }) {
  const { name, size = 16, label, className } = props
  return (
    <svg
      className={className ? `ic ${className}` : 'ic'}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
