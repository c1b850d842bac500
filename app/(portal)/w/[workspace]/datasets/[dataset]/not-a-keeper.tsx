import { Notice } from '@/components/ui/notice'
import type { DatasetDetail } from '@/lib/datasets/views'

/** Why this person cannot change the dataset, and who can. */
export function NotAKeeper({ dataset }: { dataset: DatasetDetail }) {
  if (dataset.retired)
    return (
      <Notice tone="info" title="This dataset is retired and stays as it was">
        Add a new one in its place.
      </Notice>
    )
  return (
    <Notice tone="info" title="You have no role for this in its use case">
      {dataset.useCase
        ? `Data engineers, data scientists and machine-learning engineers of ${dataset.useCase.ref} ${dataset.useCase.name} keep it; experts of its team assess it, too.`
        : 'It belongs to no use case, so nobody changes it by hand.'}
    </Notice>
  )
}
