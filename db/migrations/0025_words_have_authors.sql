-- Whoever wrote a text in a draft wrote it, published or not, in whichever card it comes back. Not for secrecy: a collision adds an author.
create function countersign_words_digest(answer jsonb) returns text language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select md5(said) from (
    select btrim(regexp_replace(normalize(answer #>> '{}'), '\s+', ' ', 'g')) as said where jsonb_typeof(answer) = 'string') text
  where length(said) >= 200
$$;
--> statement-breakpoint
ALTER TABLE "document_answer_history" ADD COLUMN "words_digest" text GENERATED ALWAYS AS (countersign_words_digest(value)) STORED;--> statement-breakpoint
CREATE INDEX "document_answer_history_words_idx" ON "document_answer_history" USING btree ("workspace_id","words_digest");