/** Lists whose views a person can keep. */
export const viewLists = ['use-cases'] as const
