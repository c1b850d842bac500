/** Where nobody said of what: a form that needs no script. */
export function AskedRecord() {
  return (
    <form method="get" className="max-w-prose">
      <p className="mb-4 text-15 text-fg-2">
        Ask what rests on a dataset version, or where a model version came from. Every record has its lineage: a
        dataset, a feature, a run, a model version, its card, an approval, a deployment, or a whole use case.
      </p>
      <label className="field-label" htmlFor="of">
        Reference of the record
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input id="of" name="of" className="input" required maxLength={80} placeholder="DS-3 v2" autoComplete="off" />
        <button type="submit" className="btn btn-primary">
          Show its lineage
        </button>
      </div>
      <p className="mt-2 text-13 text-fg-3">Such as DS-3 v2, RUN-318, MDL-7 v3 or UC-12.</p>
    </form>
  )
}
