-- Model cards are documents from here on. No release had the tables before, so nothing is carried over; whoever has rows in them all the
-- same must not lose them unawares.
alter table model_cards no force row level security;
--> statement-breakpoint
do $$ begin
  if exists (select 1 from model_cards) then
    raise exception 'This database holds model cards of a development version before 0.5, which are not carried over. Start with an empty database, or export the cards with that version and import them again.';
  end if;
end $$;
--> statement-breakpoint
DROP TABLE "model_card_drafts" CASCADE;--> statement-breakpoint
DROP TABLE "model_card_revisions" CASCADE;--> statement-breakpoint
DROP TABLE "model_cards" CASCADE;
--> statement-breakpoint
-- Whoever wrote a text wrote it under whatever title, front matter and line ends it comes back with; little text is told apart by its title.
-- Not for secrecy: a collision adds an author.
create function countersign_card_prose(answers jsonb) returns text language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select md5(case when length(prose) < 200 then concat(answers ->> 'title', E'\n', prose) else prose end) from (
    select string_agg(value #>> '{}', E'\n' order by key collate "C") as prose from jsonb_each(answers)
    where jsonb_typeof(value) = 'string' and key not in (
      'title', 'license', 'license_name', 'license_link', 'library', 'task', 'base_model_relation', 'released_on', 'other_metadata')) said
  where prose is not null
$$;
--> statement-breakpoint
create index document_revisions_prose_idx on document_revisions (workspace_id, countersign_card_prose(answers));
