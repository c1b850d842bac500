import type { RunArtifact } from '@/lib/experiments/vocabulary'
import { embedded } from '../reading/embedded'
import type { Part } from '../reading/part'

/** The models that the tag `mlflow.log-model.history` says a run logged. */
export function loggedModels(history: Part): RunArtifact[] {
  return embedded(history)
    .items()
    .flatMap((model) => {
      const path = model.at('artifact_path').name()
      if (path === null) return []
      const flavours = model
        .at('flavors')
        .entries()
        .map(([flavour]) => flavour)
      const flavour = flavours.find((name) => name !== 'python_function') ?? flavours[0]
      return [{ path, digest: null, kind: flavour ? `model: ${flavour.slice(0, 100)}` : 'model' }]
    })
}

/** Models of MLflow 3 that a run gave, which are kept apart from its other artefacts. */
export function loggedOutputs(part: Part): RunArtifact[] {
  return part
    .at('outputs', 'model_outputs')
    .items()
    .flatMap((output) => {
      const id = output.at('model_id').name()
      return id === null ? [] : [{ path: `models/${id}`, digest: null, kind: 'model' }]
    })
}
