select countersign_secure(t::regclass) from unnest(array[
  'metric_targets', 'metric_links', 'metric_link_signatures', 'level_sign_offs', 'metric_standings',
  'observation_batches', 'observation_series', 'observations', 'observation_withdrawals', 'observation_days']) t;
--> statement-breakpoint
select countersign_govern(t::regclass) from unnest(array[
  'metric_targets', 'metric_links', 'metric_link_signatures', 'level_sign_offs', 'observation_batches', 'observation_withdrawals']) t;
--> statement-breakpoint
select countersign_append_only(t::regclass) from unnest(array[
  'metric_targets', 'metric_link_signatures', 'level_sign_offs', 'observation_batches', 'observation_withdrawals']) t;
--> statement-breakpoint
grant select, insert, update on metric_links, metric_standings to countersign_web, countersign_worker;
--> statement-breakpoint
grant select, insert on
  metric_targets, metric_link_signatures, level_sign_offs, observation_batches, observation_series, observations, observation_withdrawals
  to countersign_web, countersign_worker;
--> statement-breakpoint
grant select on observation_days to countersign_web, countersign_worker;
--> statement-breakpoint
grant delete on metric_standings to countersign_web, countersign_worker;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to countersign_maintenance;
--> statement-breakpoint
-- The job that looks for stale metrics must find the workspaces that have any; each is then worked on in its own scope.
create policy worker on metric_standings for select to countersign_worker using (true);
--> statement-breakpoint
-- The days of series are kept by the database itself: whoever records a value need not remember it, and nobody else may write them.
create function countersign_count_days(place uuid, series uuid[], days date[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into observation_days (workspace_id, series_id, day, count, total, least, least_at, most, most_at, last, last_at)
  select workspace_id, series_id, (observed_at at time zone 'UTC')::date, count(*), sum(value),
    min(value), (array_agg(observed_at order by value, observed_at))[1],
    max(value), (array_agg(observed_at order by value desc, observed_at))[1],
    (array_agg(value order by observed_at desc))[1], max(observed_at)
  from observations o
  join unnest(series, days) as d(wanted_series, wanted_day) on o.series_id = d.wanted_series
    and o.observed_at >= (d.wanted_day::timestamp at time zone 'UTC') and o.observed_at < ((d.wanted_day + 1)::timestamp at time zone 'UTC')
  where o.workspace_id = place and o.withdrawn_at is null
  group by 1, 2, 3
$$;
--> statement-breakpoint
revoke execute on function countersign_count_days(uuid, uuid[], date[]) from public;
--> statement-breakpoint
create function countersign_keep_days() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- A batch is closed with the transaction that made it: its digest is in the log.
  if exists (
    select 1 from (select distinct batch_id from fresh) f
    where not exists (
      select 1 from audit_pending p
      where p.xact = pg_current_xact_id() and p.covers @> array['observation_batches:' || f.batch_id])
  ) then
    raise exception 'observations were added without the audit entry of their batch' using errcode = 'CS001';
  end if;
  insert into observation_days (workspace_id, series_id, day, count, total, least, least_at, most, most_at, last, last_at)
  select workspace_id, series_id, (observed_at at time zone 'UTC')::date, count(*), sum(value),
    min(value), (array_agg(observed_at order by value, observed_at))[1],
    max(value), (array_agg(observed_at order by value desc, observed_at))[1],
    (array_agg(value order by observed_at desc))[1], max(observed_at)
  from fresh group by 1, 2, 3
  on conflict (workspace_id, series_id, day) do update set
    count = observation_days.count + excluded.count,
    total = observation_days.total + excluded.total,
    least = least(observation_days.least, excluded.least),
    least_at = case when excluded.least < observation_days.least then excluded.least_at else observation_days.least_at end,
    most = greatest(observation_days.most, excluded.most),
    most_at = case when excluded.most > observation_days.most then excluded.most_at else observation_days.most_at end,
    last = case when excluded.last_at > observation_days.last_at then excluded.last else observation_days.last end,
    last_at = greatest(observation_days.last_at, excluded.last_at);
  return null;
end $$;
--> statement-breakpoint
create trigger keep_days after insert on observations
  referencing new table as fresh for each statement execute function countersign_keep_days();
--> statement-breakpoint
-- A withdrawal takes the value out of its day; nothing else about an observation ever changes.
create function countersign_withdraw_observation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken observations;
  taken_day date;
begin
  update observations set withdrawn_at = new.withdrawn_at
  where id = new.observation_id and workspace_id = new.workspace_id and withdrawn_at is null returning * into taken;
  if taken.id is null then
    raise exception 'observation % cannot be withdrawn', new.observation_id using errcode = 'CS002';
  end if;
  taken_day := (taken.observed_at at time zone 'UTC')::date;
  delete from observation_days where workspace_id = taken.workspace_id and series_id = taken.series_id and day = taken_day;
  perform countersign_count_days(taken.workspace_id, array[taken.series_id], array[taken_day]);
  return null;
end $$;
--> statement-breakpoint
create trigger withdraw_observation after insert on observation_withdrawals
  for each row execute function countersign_withdraw_observation();
--> statement-breakpoint
create function countersign_refuse_observation_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
    and (to_jsonb(old) - 'withdrawn_at') = (to_jsonb(new) - 'withdrawn_at') then
    return new;
  end if;
  raise exception 'observations are append-only: % refused', tg_op using errcode = 'CS002';
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on observations for each row execute function countersign_refuse_observation_change();
--> statement-breakpoint
create trigger append_only_truncate before truncate on observations for each statement execute function countersign_refuse_change();
