/** What React Flow must not do in a picture that was laid out for the reader: nothing moves, and the page scrolls over it. */
export const stillFlow = {
  nodesDraggable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  zoomOnScroll: false,
  preventScrolling: false,
} as const

/** Nor in one that is always shown whole. */
export const fixedFlow = {
  ...stillFlow,
  panOnDrag: false,
  zoomOnPinch: false,
  zoomOnDoubleClick: false,
  proOptions: { hideAttribution: true },
} as const
