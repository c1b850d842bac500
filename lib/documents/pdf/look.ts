import type { CustomTableLayout, StyleDictionary } from 'pdfmake/interfaces'

const GREY = '#60666f'
const INK = '#20357a'

export const styles: StyleDictionary = {
  title: { fontSize: 20, bold: true, lineHeight: 1.1, margin: [0, 0, 0, 6] },
  section: { fontSize: 14, bold: true, margin: [0, 18, 0, 2] },
  label: { fontSize: 9, bold: true, color: '#484d57', margin: [0, 9, 0, 2] },
  aside: { fontSize: 8, bold: false, color: GREY },
  small: { fontSize: 8, color: GREY },
  fact: { fontSize: 9 },
  digest: { fontSize: 8, characterSpacing: 0.2 },
  warning: { fontSize: 9, italics: true, color: '#835300', margin: [0, 0, 0, 4] },
  answer: { margin: [0, 0, 0, 4] },
  silent: { color: GREY, italics: true },
  answerHead: { fontSize: 12, bold: true, margin: [0, 6, 0, 3] },
  answerSubhead: { bold: true, margin: [0, 5, 0, 2] },
  list: { margin: [0, 0, 0, 4] },
  quote: { color: '#484d57', margin: [12, 0, 0, 4] },
  code: { fontSize: 8.5, background: '#f1f1ee', margin: [0, 0, 0, 4] },
  codeWord: { background: '#f1f1ee' },
  link: { color: INK, decoration: 'underline' },
  table: { fontSize: 8.5, margin: [0, 2, 0, 6] },
  cell: { fontSize: 8.5 },
  cellHead: { fontSize: 8, color: GREY },
  figure: { fontSize: 8.5, alignment: 'right' },
}

/** Rules instead of boxes, as on the page. */
export const lines: CustomTableLayout = {
  hLineWidth: (row, { table }) =>
    row === 0 ? 0 : row === (table.headerRows ?? 0) ? 0.7 : row === table.body.length ? 0 : 0.4,
  vLineWidth: () => 0,
  hLineColor: () => '#d0d0ca',
  paddingLeft: () => 0,
  paddingRight: () => 10,
  paddingTop: () => 3,
  paddingBottom: () => 2,
}
