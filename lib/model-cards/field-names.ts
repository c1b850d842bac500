/** What people read in place of the keys of a snapshot; the keys themselves are what is hashed. */
const labels: Record<string, string> = {
  'model.ref': 'Model',
  'model.name': 'Name of the model',
  'version.number': 'Version',
  'version.label': 'Version label',
  'version.artifact': 'Artefact digest',
  'version.image': 'Image digest',
  'card.title': 'Title of the card',
  'card.license': 'License',
  'card.language': 'Language',
  'card.tags': 'Tags',
  'card.library': 'Library',
  'card.pipeline': 'Task',
  'card.base_models': 'Base models',
  'card.datasets': 'Datasets',
  'card.metrics': 'Metrics named',
  'card.results': 'Results',
  'card.other': 'Other front matter',
  'card.body': 'Text of the card',
}

/** The order in which people read them. */
export const fieldOrder: readonly string[] = Object.keys(labels)

export function fieldLabel(name: string): string {
  return labels[name] ?? name
}
