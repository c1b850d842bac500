-- Whoever wrote a text wrote it under whatever front matter and line ends it comes back with. Not for secrecy: a collision adds an author.
create index model_card_revisions_body_idx on model_card_revisions (workspace_id, md5(nullif(content ->> 'body', '')));
--> statement-breakpoint
create index model_versions_artifact_idx on model_versions (workspace_id, artifact_digest) where artifact_digest is not null;
--> statement-breakpoint
create index model_versions_image_idx on model_versions (workspace_id, image_digest) where image_digest is not null;
