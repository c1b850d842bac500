create function countersign_migrations_applied() returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from drizzle.__drizzle_migrations
$$;
--> statement-breakpoint
-- Figures over all workspaces, and nothing of what is in them.
create function countersign_gauges() returns table (pending bigint, size bigint, age double precision, outbox bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*) from audit_pending), (select max(c.size) from audit_checkpoints c),
    (select extract(epoch from now() - max(c.signed_at)) from audit_checkpoints c), (select count(*) from outbox)
$$;
--> statement-breakpoint
revoke execute on function countersign_migrations_applied(), countersign_gauges() from public;
--> statement-breakpoint
grant execute on function countersign_migrations_applied(), countersign_gauges() to countersign_web, countersign_worker;
