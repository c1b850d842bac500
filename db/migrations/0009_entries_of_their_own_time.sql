-- The database's own clock: whoever has only the web process's login cannot date an entry. Restoring copies old ones, with triggers off.
create function countersign_check_entry_time() returns trigger language plpgsql as $$
begin
  if new.occurred_at is distinct from countersign_now() and not pg_has_role(session_user, 'countersign_maintenance', 'member') then
    raise exception 'an audit entry carries the time of its own transaction' using errcode = 'CS003';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger entry_time before insert on audit_entries for each row execute function countersign_check_entry_time();
--> statement-breakpoint
-- An entry waits once. One that has its place would account for a second change, and stop the signer at what it cannot place again.
create function countersign_check_pending() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from audit_leaves where entry_id = new.entry_id) then
    raise exception 'audit entry % has its place in the log already', new.entry_id using errcode = 'CS003';
  end if;
  new.xact := pg_current_xact_id();
  return new;
end $$;
--> statement-breakpoint
create trigger waits_once before insert on audit_pending for each row execute function countersign_check_pending();
