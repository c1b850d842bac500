select countersign_secure('use_case_values'::regclass);
--> statement-breakpoint
grant select, insert, update, delete on use_case_values to countersign_web, countersign_worker, countersign_maintenance;
--> statement-breakpoint
-- Not governed: it says again what a revision says, which is. Whoever cuts a revision need not remember it.
create function countersign_keep_value() returns trigger language plpgsql set search_path = public as $$
declare
  place uuid;
  value jsonb := new.answers -> 'value_per_year';
begin
  select use_case_id into place from documents where id = new.document_id and template = 'added-value';
  if place is null then
    return null;
  end if;
  if jsonb_typeof(value -> 'amount') = 'number' and jsonb_typeof(value -> 'currency') = 'string' then
    insert into use_case_values (use_case_id, workspace_id, amount, currency)
    values (place, new.workspace_id, (value ->> 'amount')::numeric, value ->> 'currency')
    on conflict (use_case_id) do update set amount = excluded.amount, currency = excluded.currency;
  else
    delete from use_case_values where use_case_id = place;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_value after insert on document_revisions for each row execute function countersign_keep_value();
--> statement-breakpoint
insert into use_case_values (use_case_id, workspace_id, amount, currency)
select d.use_case_id, d.workspace_id, (r.answers -> 'value_per_year' ->> 'amount')::numeric, r.answers -> 'value_per_year' ->> 'currency'
from documents d join document_revisions r on r.document_id = d.id and r.revision = d.revision
where d.template = 'added-value' and jsonb_typeof(r.answers -> 'value_per_year' -> 'amount') = 'number'
  and jsonb_typeof(r.answers -> 'value_per_year' -> 'currency') = 'string'
on conflict do nothing;
