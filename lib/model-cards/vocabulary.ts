/** Key of the template by which every model card is written. */
export const CARD_TEMPLATE = 'model-card'

/** A figure of the field `results`: a row of its table. */
export const RESULTS_FIELD = 'results'
