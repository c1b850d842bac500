import type { Part } from '../reading/part'

/** Of a facet that was read, the program and the schema it was written by say nothing more. */
export function claimOrigin(facet: Part): void {
  facet.at('_producer').claim()
  facet.at('_schemaURL').claim()
}
