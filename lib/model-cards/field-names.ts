/** What people read in place of the keys of a snapshot; the keys themselves are what is hashed. */
const labels: Record<string, string> = {
  'model.ref': 'Model',
  'model.name': 'Name of the model',
  'version.number': 'Version',
  'version.label': 'Version label',
  'version.artifact': 'Artefact digest',
  'version.image': 'Image digest',
  'version.run': 'Run that made it',
  'version.commit': 'Code commit',
  'version.repository': 'Code repository',
  'version.configuration': 'Configuration',
  'version.datasets': 'Dataset versions',
  'version.features': 'Features',
  'card.template': 'Template of the card',
}

/** The order in which people read them. */
export const fieldOrder: readonly string[] = Object.keys(labels)

export function fieldLabel(name: string): string {
  return labels[name] ?? name
}
