-- Group roles hold the grants; the logins of a deployment are members of them and are made at start.
-- Roles belong to the whole cluster, so another database of it may have made them already.
do $$
declare r text;
begin
  foreach r in array array['countersign_web', 'countersign_worker', 'countersign_signer', 'countersign_maintenance', 'countersign_clock'] loop
    begin
      if not exists (select 1 from pg_roles where rolname = r) then
        execute format('create role %I nologin', r);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
  -- The owner keeps everybody's rows (backup, restore, migrations of data) through this role's policies; no process of the product has it.
  if not pg_has_role(current_user, 'countersign_maintenance', 'usage') then
    execute format('grant countersign_maintenance to %I', current_user);
  end if;
end $$;
--> statement-breakpoint
-- The transaction's time. Only a login of the clock role may move it: dated demo history and tests, never the web process.
create function countersign_now() returns timestamptz language sql stable as $$
  select case
    when nullif(current_setting('app.now', true), '') is not null and pg_has_role(session_user, 'countersign_clock', 'member')
      then current_setting('app.now', true)::timestamptz
    else now()
  end
$$;
--> statement-breakpoint
create function app_workspace() returns uuid language sql stable as $$
  select nullif(current_setting('app.workspace', true), '')::uuid
$$;
--> statement-breakpoint
create function app_person() returns uuid language sql stable as $$
  select nullif(current_setting('app.person', true), '')::uuid
$$;
