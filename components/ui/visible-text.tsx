import { textPieces } from './visible-controls'

/** Text in which hidden characters stand as small marks; they reorder nothing and are read out by name. */
export function VisibleText({ children }: { children: string }) {
  return textPieces(children).map(({ text, control }, at) =>
    control ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
      <span key={at} className="hidden-mark" title={control}>
        {text}
      </span>
    ) : (
      text
    ),
  )
}
