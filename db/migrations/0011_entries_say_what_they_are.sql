-- What is sealed can never be corrected: a body that is no JSON, or names another entry, workspace or time than its columns, is not taken.
create or replace function countersign_check_entry_time() returns trigger language plpgsql as $$
declare
  body jsonb;
begin
  if pg_has_role(session_user, 'countersign_maintenance', 'member') then
    return new;
  end if;
  if new.occurred_at is distinct from countersign_now() then
    raise exception 'an audit entry carries the time of its own transaction' using errcode = 'CS003';
  end if;
  begin
    body := convert_from(new.body, 'UTF8')::jsonb;
  exception when others then
    raise exception 'the body of an audit entry is JSON in UTF-8' using errcode = 'CS003';
  end;
  if body ->> 'id' is distinct from new.id::text
    or body ->> 'workspace' is distinct from new.workspace_id::text
    or body ->> 'action' is distinct from new.action
    or (body ->> 'at')::timestamptz is distinct from new.occurred_at then
    raise exception 'the body of an audit entry says what its columns say' using errcode = 'CS003';
  end if;
  return new;
end $$;
