CREATE UNIQUE INDEX "api_tokens_secret_key" ON "api_tokens" USING btree ("secret_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_secret_key" ON "invitations" USING btree ("secret_hash");--> statement-breakpoint
-- Counters of attempts, shared by every web process. Unlogged: losing them in a crash costs nothing, and counting costs no disk write.
create unlogged table throttles (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
--> statement-breakpoint
grant select, insert, update, delete on throttles to countersign_web, countersign_maintenance;
--> statement-breakpoint
-- Whether the person signed in from this address lately: then strangers who guess at the account elsewhere do not keep them out.
create function identity_knows_address(person uuid, from_address text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from sessions
    where person_id = person and address = from_address and created_at > now() - interval '30 days')
$$;
--> statement-breakpoint
revoke execute on function identity_knows_address(uuid, text) from public;
--> statement-breakpoint
grant execute on function identity_knows_address(uuid, text) to countersign_web, countersign_worker;
--> statement-breakpoint
-- The transaction's time throughout: an invitation of the dated demo history is accepted in that history.
create or replace function identity_read_invitation(by_hash text)
returns table (id uuid, workspace_id uuid, workspace_slug text, workspace_name text, email text, name text, duties text[], use_case_id uuid, role text, invited_by uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.workspace_id, w.slug, w.name, i.email, i.name, i.duties, i.use_case_id, i.role, i.invited_by
  from invitations i join workspaces w on w.id = i.workspace_id
  where i.secret_hash = by_hash and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > countersign_now()
$$;
--> statement-breakpoint
create or replace function identity_accept_invitation(invitation uuid, person uuid) returns setof invitations
language sql volatile security definer set search_path = public, pg_temp as $$
  update invitations set accepted_at = countersign_now(), accepted_by = person, revision = revision + 1
  where id = invitation and accepted_at is null and withdrawn_at is null and expires_at > countersign_now() returning *
$$;
--> statement-breakpoint
-- One first administrator: using a link closes every other one, and none works once there is an administrator.
create or replace function identity_has_first_administrator_link(by_hash text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from first_administrator_links where secret_hash = by_hash and is_open and expires_at > now())
    and not exists (select 1 from members where 'admin' = any(duties) and removed_at is null)
$$;
--> statement-breakpoint
create or replace function identity_use_first_administrator_link(by_hash text) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  with closed as (
    update first_administrator_links
    set is_open = false, used_at = case when secret_hash = by_hash then now() end
    where is_open and identity_has_first_administrator_link(by_hash)
    returning secret_hash)
  select exists (select 1 from closed where secret_hash = by_hash)
$$;
