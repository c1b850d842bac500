import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { RadioGroup } from '@/components/form/choice-fields'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { getDatasetVersion } from '@/lib/datasets/get-version'
import { identityKindLabels, identityKinds } from '@/lib/datasets/vocabulary'
import { recordVersionAction } from '../../../actions'
import { type DatasetParams, datasetPlace } from '../../dataset-place'
import { NotAKeeper } from '../../not-a-keeper'

export const metadata: Metadata = { title: 'New version' }

const kindHelp = {
  sha256: 'Of one file: sha256sum prints it.',
  dvc_md5: 'The md5 of a .dvc file or of dvc.lock; of a folder it ends with “.dir”.',
  lakefs_commit: 'The whole id of the commit: lakectl log shows it.',
  delta_version: 'The number of the table’s version: DESCRIBE HISTORY shows it.',
  mlflow_digest: 'The digest that MLflow logged for the dataset.',
  source_version: 'Where the source tells its versions apart by a name or a date of its own.',
}

export default async function NewVersionPage({ params }: { params: DatasetParams }) {
  const { ctx, person, workspace, dataset, name, here, crumbs } = await datasetPlace(params)
  const trail = [...crumbs, { label: 'New version' }]
  if (!dataset.mayEdit) {
    return (
      <Page crumbs={trail} title={`A version of ${name}`} reading>
        <NotAKeeper dataset={dataset} />
      </Page>
    )
  }
  const last = dataset.newest
    ? await ask(ctx, getDatasetVersion, { dataset: dataset.ref, version: dataset.newest.version })
    : null
  const columns = last?.columns.map(({ name, type, description }) => [name, type, description ?? ''].join('\t').trim())
  return (
    <Page
      crumbs={trail}
      title={`Which content of ${name} is it?`}
      reference={dataset.ref}
      facts="The same content is the same version, whoever records it. A version is never changed afterwards."
      reading
    >
      <ActionForm
        action={recordVersionAction.bind(null, workspace)}
        draftKey={`dataset-version:${dataset.id}:${person.id}`}
      >
        <OnceKey seed={randomUUID()} />
        <input type="hidden" name="dataset" value={dataset.ref} />
        <Section title="What identifies it">
          <div className="grid gap-4">
            <RadioGroup
              name="identity.kind"
              label="By what"
              required
              defaultValue={last?.identityKind}
              options={identityKinds.map((value) => ({
                value,
                label: identityKindLabels[value],
                help: kindHelp[value],
              }))}
            />
            <TextField
              name="identity.value"
              label="Its value"
              required
              maxLength={400}
              spellCheck={false}
              autoComplete="off"
            />
          </div>
        </Section>
        <Section title="What is in it">
          <div className="grid gap-4">
            <TextField
              name="label"
              label="Label"
              maxLength={200}
              help="What the source calls it: 2026-10, release 4.2."
            />
            <TextField
              name="location"
              label="Location"
              maxLength={2000}
              help="Where it lies, without a password: s3://bucket/path, a table."
            />
            <div className="grid gap-4 tablet:grid-cols-2">
              <NumberField name="rows" label="Rows" />
              <NumberField name="bytes" label="Bytes" />
            </div>
            <TextArea
              name="columns"
              label="Columns"
              rows={6}
              help="One a line: name, type and what it means, parted by a tab, a semicolon or a comma."
              defaultValue={columns?.join('\n')}
            />
            <TextArea name="note" label="Note" rows={2} maxLength={4000} />
          </div>
        </Section>
        <FormActions>
          <SubmitButton busy="Recording…">Record the version</SubmitButton>
          <ButtonLink kind="quiet" href={here}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
