-- Every table with a workspace_id: rows of the workspace that the transaction named, and of no other. Unset means no rows.
create function countersign_secure(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy workspace_isolation on %s using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', target);
  execute format('create policy maintenance on %s to countersign_maintenance using (true) with check (true)', target);
end $$;
--> statement-breakpoint
do $$
declare t regclass;
begin
  for t in
    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'workspace_id' and not a.attisdropped
  loop
    perform countersign_secure(t);
  end loop;
end $$;
--> statement-breakpoint
alter table workspaces enable row level security;
--> statement-breakpoint
alter table workspaces force row level security;
--> statement-breakpoint
create policy workspace_isolation on workspaces using (id = app_workspace()) with check (id = app_workspace());
--> statement-breakpoint
create policy maintenance on workspaces to countersign_maintenance using (true) with check (true);
--> statement-breakpoint
-- Fail closed: a transaction that writes a governed row and no audit entry that accounts for it does not commit.
create function countersign_require_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  row_id uuid;
begin
  if tg_op = 'DELETE' then row_id := old.id; else row_id := new.id; end if;
  if not exists (
    select 1 from audit_pending
    where xact = pg_current_xact_id() and covers @> array[tg_table_name || ':' || row_id]
  ) then
    raise exception 'governed row %:% was changed without an audit entry', tg_table_name, row_id using errcode = 'CS001';
  end if;
  return null;
end $$;
--> statement-breakpoint
create function countersign_govern(target regclass) returns void language plpgsql as $$
begin
  execute format(
    'create constraint trigger require_entry after insert or update or delete on %s deferrable initially deferred for each row execute function countersign_require_entry()',
    target);
end $$;
--> statement-breakpoint
select countersign_govern(t::regclass) from unnest(array[
  'people', 'api_tokens', 'invitations', 'workspaces', 'members', 'use_cases', 'iterations', 'use_case_members', 'documents', 'document_revisions',
  'registered_models', 'model_versions', 'model_cards', 'model_card_revisions', 'workflows', 'workflow_versions', 'policies', 'policy_versions',
  'approval_requests', 'approval_decisions']) t;
--> statement-breakpoint
create function countersign_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'CS002';
end $$;
--> statement-breakpoint
create function countersign_append_only(target regclass) returns void language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function countersign_refuse_change()', target);
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function countersign_refuse_change()', target);
end $$;
--> statement-breakpoint
select countersign_append_only(t::regclass) from unnest(array[
  'audit_entries', 'audit_leaves', 'audit_tiles', 'audit_checkpoints', 'audit_keys',
  'document_revisions', 'model_card_revisions', 'workflow_versions', 'policy_versions', 'approval_decisions']) t;
--> statement-breakpoint
grant usage on schema public to countersign_web, countersign_worker, countersign_signer, countersign_maintenance;
--> statement-breakpoint
revoke create on schema public from public;
--> statement-breakpoint
-- The web process: no deletes of governed rows, no updates of what is append-only, nothing at all on identity tables.
grant select, insert, update on
  workspaces, members, ref_counters, use_cases, iterations, use_case_members, documents, registered_models, model_versions, model_cards,
  workflows, policies, approval_requests
  to countersign_web, countersign_worker;
--> statement-breakpoint
grant select, insert on
  document_revisions, model_card_revisions, workflow_versions, policy_versions, approval_decisions, audit_entries, audit_pending, audit_commitments
  to countersign_web, countersign_worker;
--> statement-breakpoint
grant select, insert, update, delete on model_card_drafts, idempotency_keys, refusals, outbox to countersign_web, countersign_worker;
--> statement-breakpoint
grant select on audit_leaves, audit_tiles, audit_checkpoints, audit_keys to countersign_web, countersign_worker;
--> statement-breakpoint
create policy worker on outbox to countersign_worker using (true) with check (true);
--> statement-breakpoint
create policy worker on idempotency_keys to countersign_worker using (true) with check (true);
--> statement-breakpoint
create policy worker on refusals to countersign_worker using (true) with check (true);
--> statement-breakpoint
-- The signer: reads entries, gives them their places, and nothing else.
grant select on audit_entries, audit_pending, audit_leaves, audit_tiles, audit_checkpoints, audit_keys to countersign_signer;
--> statement-breakpoint
grant delete on audit_pending to countersign_signer;
--> statement-breakpoint
grant insert on audit_leaves, audit_tiles, audit_checkpoints, audit_keys to countersign_signer;
--> statement-breakpoint
create policy signer on audit_entries for select to countersign_signer using (true);
--> statement-breakpoint
create policy signer on audit_pending to countersign_signer using (true);
--> statement-breakpoint
create policy signer on audit_leaves to countersign_signer using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to countersign_maintenance;
