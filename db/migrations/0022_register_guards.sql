select countersign_secure(t::regclass) from unnest(array[
  'datasets', 'dataset_names', 'dataset_versions', 'check_runs', 'quality_assessments', 'quality_remedies', 'features', 'feature_uses',
  'feature_store_decisions', 'experiments', 'runs', 'run_datasets', 'model_version_datasets', 'model_version_features', 'model_aliases',
  'model_alias_moves', 'deployments', 'imports', 'proposals', 'connections', 'connection_states', 'webhook_deliveries', 'lineage_jobs',
  'lineage_job_datasets']) t;
--> statement-breakpoint
select countersign_govern(t::regclass) from unnest(array[
  'datasets', 'dataset_names', 'dataset_versions', 'check_runs', 'quality_assessments', 'quality_remedies', 'features', 'feature_uses',
  'feature_store_decisions', 'experiments', 'runs', 'run_datasets', 'model_version_datasets', 'model_version_features', 'model_aliases',
  'model_alias_moves', 'deployments', 'imports', 'proposals', 'connections', 'lineage_jobs', 'lineage_job_datasets']) t;
--> statement-breakpoint
select countersign_append_only(t::regclass) from unnest(array[
  'dataset_names', 'dataset_versions', 'check_runs', 'quality_assessments', 'feature_store_decisions', 'run_datasets',
  'model_version_datasets', 'model_version_features', 'model_alias_moves', 'lineage_job_datasets']) t;
--> statement-breakpoint
grant select, insert, update on
  datasets, quality_remedies, features, feature_uses, experiments, runs, model_aliases, deployments, imports, proposals, connections, lineage_jobs
  to countersign_web, countersign_worker;
--> statement-breakpoint
grant select, insert on
  dataset_names, dataset_versions, check_runs, quality_assessments, feature_store_decisions, run_datasets, model_version_datasets,
  model_version_features, model_alias_moves, lineage_job_datasets
  to countersign_web, countersign_worker;
--> statement-breakpoint
grant select, insert, update, delete on connection_states, webhook_deliveries to countersign_web, countersign_worker;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to countersign_maintenance;
--> statement-breakpoint
-- The job that pulls from connections must find the workspaces that have any due; each is then worked on in its own scope.
create policy worker on connection_states for select to countersign_worker using (true);
--> statement-breakpoint
-- What an approved model version is, and what it was made of, never changes: the approval was of exactly that.
create function countersign_is_frozen(place uuid, version uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (
    select 1 from approval_requests
    where workspace_id = place and subject_id = version and subject_kind = 'model_version' and approved_at is not null)
$$;
--> statement-breakpoint
create function countersign_freeze_version() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.model_id, new.version, new.artifact_digest, new.image_digest, new.run_id, new.code_commit, new.code_repository, new.configuration)
      is distinct from
     (old.model_id, old.version, old.artifact_digest, old.image_digest, old.run_id, old.code_commit, old.code_repository, old.configuration)
    and countersign_is_frozen(old.workspace_id, old.id) then
    raise exception 'model version % was approved and its parts no longer change', old.id using errcode = 'CS003';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger freeze_version before update on model_versions for each row execute function countersign_freeze_version();
--> statement-breakpoint
create function countersign_freeze_parts() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if countersign_is_frozen(new.workspace_id, new.model_version_id) then
    raise exception 'model version % was approved and its parts no longer change', new.model_version_id using errcode = 'CS003';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger freeze_parts before insert on model_version_datasets for each row execute function countersign_freeze_parts();
--> statement-breakpoint
create trigger freeze_parts before insert on model_version_features for each row execute function countersign_freeze_parts();
--> statement-breakpoint
-- Who made what: one step from source data to decision a row. Read by whoever asks, under their own row security.
create view lineage_edges with (security_invoker = true) as
  select workspace_id, 'dataset' as from_kind, dataset_id as from_id, 'dataset_version' as to_kind, id as to_id from dataset_versions
  union all
  select workspace_id, 'dataset', dataset_id, 'lineage_job', job_id from lineage_job_datasets where direction = 'input'
  union all
  select workspace_id, 'lineage_job', job_id, 'dataset', dataset_id from lineage_job_datasets where direction = 'output'
  union all
  select workspace_id, 'dataset', dataset_id, 'feature', id from features where dataset_id is not null
  union all
  select workspace_id, 'dataset_version', dataset_version_id, 'run', run_id from run_datasets
  union all
  select workspace_id, 'dataset_version', dataset_version_id, 'model_version', model_version_id from model_version_datasets
  union all
  select workspace_id, 'feature', feature_id, 'model_version', model_version_id from model_version_features
  union all
  select workspace_id, 'run', run_id, 'model_version', id from model_versions where run_id is not null
  union all
  select workspace_id, 'model_version', model_version_id, 'model_card', id from documents where model_version_id is not null
  union all
  select a.workspace_id, 'model_card', d.id, 'approval', a.id
  from approval_requests a join documents d on d.workspace_id = a.workspace_id and d.model_version_id = a.subject_id
  where a.subject_kind = 'model_version'
  union all
  select a.workspace_id, 'approval', a.id, 'deployment', p.id
  from approval_requests a join deployments p
    on p.workspace_id = a.workspace_id and p.model_version_id = a.subject_id and p.environment = a.environment
  where a.subject_kind = 'model_version' and p.gate -> 'approvals' ? a.ref
  union all
  select workspace_id, 'model_version', model_version_id, 'deployment', id from deployments;
--> statement-breakpoint
grant select on lineage_edges to countersign_web, countersign_worker;
