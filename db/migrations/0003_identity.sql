-- The only way to people, sessions, tokens and invitations. Each function does one thing and says who may see what.

create function workspace_people() returns table (id uuid, name text, email text, duties text[], is_member boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, p.email, m.duties, m.removed_at is null and p.disabled_at is null
  from members m join people p on p.id = m.person_id
  where m.workspace_id = app_workspace()
$$;
--> statement-breakpoint
create view workspace_people_view as select * from workspace_people();
--> statement-breakpoint
create function identity_find_person(by_email text) returns setof people
language sql stable security definer set search_path = public, pg_temp as $$
  select * from people where email = lower(by_email)
$$;
--> statement-breakpoint
create function identity_read_person(person uuid) returns setof people
language sql stable security definer set search_path = public, pg_temp as $$
  select * from people where id = person
$$;
--> statement-breakpoint
create function identity_find_by_oidc(by_issuer text, by_subject text) returns setof people
language sql stable security definer set search_path = public, pg_temp as $$
  select p.* from identities i join people p on p.id = i.person_id where i.issuer = by_issuer and i.subject = by_subject
$$;
--> statement-breakpoint
create function identity_link_oidc(new_id uuid, person uuid, new_issuer text, new_subject text) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  insert into identities (id, person_id, issuer, subject) values (new_id, person, new_issuer, new_subject)
$$;
--> statement-breakpoint
create function identity_create_person(new_id uuid, new_name text, new_email text, new_hash text) returns setof people
language sql volatile security definer set search_path = public, pg_temp as $$
  insert into people (id, name, email, password_hash) values (new_id, new_name, lower(new_email), new_hash) returning *
$$;
--> statement-breakpoint
-- Ends every session of the person but the one that is kept.
create function identity_set_password(person uuid, new_hash text, keep_session uuid) returns setof people
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update sessions set revoked_at = countersign_now() where person_id = person and revoked_at is null and id is distinct from keep_session;
  return query update people set password_hash = new_hash, revision = people.revision + 1 where id = person returning *;
end $$;
--> statement-breakpoint
create function identity_open_session(new_id uuid, person uuid, new_method text, agent text, from_address text, hours integer, authenticated timestamptz)
returns void language sql volatile security definer set search_path = public, pg_temp as $$
  insert into sessions (id, person_id, epoch, method, user_agent, address, expires_at, authenticated_at)
  select new_id, p.id, p.session_epoch, new_method, left(agent, 300), from_address, now() + make_interval(hours => hours), coalesce(authenticated, now())
  from people p where p.id = person
$$;
--> statement-breakpoint
-- One call a request: who this session is, if it still is anybody. Touches the row at most every five minutes.
create function identity_read_session(session uuid)
returns table (person_id uuid, name text, email text, method text, authenticated_at timestamptz, must_rotate boolean, has_password boolean)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update sessions s set seen_at = now() where s.id = session and s.seen_at < now() - interval '5 minutes' and s.revoked_at is null;
  return query
    select p.id, p.name, p.email, s.method, s.authenticated_at, s.rotate_at is not null, p.password_hash is not null
    from sessions s join people p on p.id = s.person_id
    where s.id = session and s.revoked_at is null and s.expires_at > now() and s.epoch = p.session_epoch and p.disabled_at is null;
end $$;
--> statement-breakpoint
-- A new session in the place of an old one; the old one answers for another thirty seconds so that parallel requests are not signed out.
create function identity_rotate_session(session uuid, new_id uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare done boolean;
begin
  insert into sessions (id, person_id, epoch, method, user_agent, address, expires_at, authenticated_at)
    select new_id, s.person_id, p.session_epoch, s.method, s.user_agent, s.address, s.expires_at, s.authenticated_at
    from sessions s join people p on p.id = s.person_id
    where s.id = session and s.rotate_at is not null and s.revoked_at is null and s.expires_at > now() and s.epoch = p.session_epoch;
  done := found;
  if done then
    update sessions set rotate_at = null, expires_at = least(expires_at, now() + interval '30 seconds') where id = session;
  end if;
  return done;
end $$;
--> statement-breakpoint
create function identity_mark_rotation(person uuid) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  update sessions set rotate_at = now() where person_id = person and revoked_at is null
$$;
--> statement-breakpoint
create function identity_sessions_of(person uuid)
returns table (id uuid, method text, user_agent text, address text, created_at timestamptz, seen_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.method, s.user_agent, s.address, s.created_at, s.seen_at from sessions s join people p on p.id = s.person_id
  where s.person_id = person and s.revoked_at is null and s.expires_at > now() and s.epoch = p.session_epoch order by s.seen_at desc
$$;
--> statement-breakpoint
create function identity_revoke_session(session uuid, person uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  with ended as (update sessions set revoked_at = now() where id = session and person_id = person and revoked_at is null returning 1)
  select exists (select 1 from ended)
$$;
--> statement-breakpoint
create function identity_workspaces_of(person uuid) returns table (id uuid, slug text, name text, currency text, duties text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.slug, w.name, w.currency, m.duties from members m join workspaces w on w.id = m.workspace_id
  where m.person_id = person and m.removed_at is null order by w.name
$$;
--> statement-breakpoint
create function identity_find_token(by_hash text)
returns table (id uuid, workspace_id uuid, workspace_slug text, person_id uuid, scopes text[])
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update api_tokens t set last_used_at = now() where t.secret_hash = by_hash and (t.last_used_at is null or t.last_used_at < now() - interval '5 minutes');
  return query
    select t.id, t.workspace_id, w.slug, t.person_id, t.scopes
    from api_tokens t
    join workspaces w on w.id = t.workspace_id
    join people p on p.id = t.person_id and p.disabled_at is null
    join members m on m.workspace_id = t.workspace_id and m.person_id = t.person_id and m.removed_at is null
    where t.secret_hash = by_hash and t.revoked_at is null and t.expires_at > now();
end $$;
--> statement-breakpoint
-- last_used_at is a convenience, not a governed value.
drop trigger require_entry on api_tokens;
--> statement-breakpoint
create constraint trigger require_entry after insert or delete or update of person_id, name, scopes, secret_hash, expires_at, revoked_at, revision
  on api_tokens deferrable initially deferred for each row execute function countersign_require_entry();
--> statement-breakpoint
create function identity_create_token(new_id uuid, person uuid, new_name text, new_scopes text[], new_hash text, expires timestamptz) returns setof api_tokens
language sql volatile security definer set search_path = public, pg_temp as $$
  insert into api_tokens (id, workspace_id, person_id, name, scopes, secret_hash, expires_at)
  values (new_id, app_workspace(), person, new_name, new_scopes, new_hash, expires) returning *
$$;
--> statement-breakpoint
create function identity_list_tokens()
returns table (id uuid, person_id uuid, name text, scopes text[], expires_at timestamptz, created_at timestamptz, last_used_at timestamptz, revoked_at timestamptz, revision integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.person_id, t.name, t.scopes, t.expires_at, t.created_at, t.last_used_at, t.revoked_at, t.revision
  from api_tokens t where t.workspace_id = app_workspace() order by t.id desc
$$;
--> statement-breakpoint
create function identity_revoke_token(token uuid) returns setof api_tokens
language sql volatile security definer set search_path = public, pg_temp as $$
  update api_tokens set revoked_at = countersign_now(), revision = revision + 1
  where id = token and workspace_id = app_workspace() and revoked_at is null returning *
$$;
--> statement-breakpoint
create function identity_create_invitation(
  new_id uuid, new_email text, new_name text, new_duties text[], use_case uuid, new_role text, new_hash text, by_person uuid, expires timestamptz)
returns setof invitations language sql volatile security definer set search_path = public, pg_temp as $$
  insert into invitations (id, workspace_id, email, name, duties, use_case_id, role, secret_hash, invited_by, expires_at)
  values (new_id, app_workspace(), lower(new_email), new_name, new_duties, use_case, new_role, new_hash, by_person, expires) returning *
$$;
--> statement-breakpoint
create function identity_list_invitations() returns setof invitations
language sql stable security definer set search_path = public, pg_temp as $$
  select * from invitations where workspace_id = app_workspace() order by id desc
$$;
--> statement-breakpoint
create function identity_read_invitation(by_hash text)
returns table (id uuid, workspace_id uuid, workspace_slug text, workspace_name text, email text, name text, duties text[], use_case_id uuid, role text, invited_by uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.workspace_id, w.slug, w.name, i.email, i.name, i.duties, i.use_case_id, i.role, i.invited_by
  from invitations i join workspaces w on w.id = i.workspace_id
  where i.secret_hash = by_hash and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
$$;
--> statement-breakpoint
-- Only once: the row lock makes the second of two acceptances find nothing.
create function identity_accept_invitation(invitation uuid, person uuid) returns setof invitations
language sql volatile security definer set search_path = public, pg_temp as $$
  update invitations set accepted_at = countersign_now(), accepted_by = person, revision = revision + 1
  where id = invitation and accepted_at is null and withdrawn_at is null and expires_at > now() returning *
$$;
--> statement-breakpoint
create function identity_withdraw_invitation(invitation uuid) returns setof invitations
language sql volatile security definer set search_path = public, pg_temp as $$
  update invitations set withdrawn_at = countersign_now(), revision = revision + 1
  where id = invitation and workspace_id = app_workspace() and accepted_at is null and withdrawn_at is null returning *
$$;
--> statement-breakpoint
create function identity_use_first_administrator_link(by_hash text) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  with used as (
    update first_administrator_links set used_at = now(), is_open = false
    where secret_hash = by_hash and is_open and expires_at > now() returning 1)
  select exists (select 1 from used)
$$;
--> statement-breakpoint
create function identity_has_first_administrator_link(by_hash text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from first_administrator_links where secret_hash = by_hash and is_open and expires_at > now())
$$;
--> statement-breakpoint
-- Housekeeping: sessions that ended more than 30 days ago.
create function identity_clean_up() returns integer
language sql volatile security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from sessions where expires_at < now() - interval '30 days' or revoked_at < now() - interval '30 days' returning 1)
  select count(*)::integer from gone
$$;
--> statement-breakpoint
do $$
declare f regprocedure;
begin
  for f in
    select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'public'::regnamespace and (p.proname like 'identity\_%' or p.proname = 'workspace_people')
  loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to countersign_web, countersign_worker', f);
  end loop;
end $$;
--> statement-breakpoint
grant select on workspace_people_view to countersign_web, countersign_worker;
