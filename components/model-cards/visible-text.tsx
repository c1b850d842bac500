import { revealed } from '@/components/ui/hidden-characters'

const MARK = /(⟨U\+[0-9A-F]{4,6}⟩)/

/** Text in which hidden characters stand as small marks; they reorder nothing. */
export function VisibleText({ children }: { children: string }) {
  return revealed(children)
    .split(MARK)
    .map((piece, at) =>
      MARK.test(piece) ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
        <span key={at} className="hidden-mark">
          {piece.slice(1, -1)}
        </span>
      ) : (
        piece
      ),
    )
}
