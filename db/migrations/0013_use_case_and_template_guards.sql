-- Near-duplicates are found by trigrams; the extension is a trusted one, which the database's owner may create.
create extension if not exists pg_trgm with schema public;
--> statement-breakpoint
select countersign_secure(t::regclass) from unnest(array[
  'document_drafts', 'document_answers', 'document_answer_history', 'document_restore_points', 'document_presence', 'answer_requests', 'files',
  'templates', 'template_versions', 'template_drafts', 'metrics', 'comments', 'risk_questionnaires', 'risk_questionnaire_versions', 'risk_assessments',
  'stage_gates', 'stage_moves', 'saved_views']) t;
--> statement-breakpoint
select countersign_govern(t::regclass) from unnest(array[
  'answer_requests', 'files', 'templates', 'template_versions', 'metrics', 'comments', 'risk_questionnaires', 'risk_questionnaire_versions',
  'risk_assessments', 'stage_gates', 'stage_moves']) t;
--> statement-breakpoint
select countersign_append_only(t::regclass) from unnest(array[
  'files', 'template_versions', 'risk_questionnaire_versions', 'risk_assessments', 'stage_moves']) t;
--> statement-breakpoint
grant select, insert, update on
  answer_requests, templates, metrics, comments, risk_questionnaires, stage_gates
  to countersign_web, countersign_worker;
--> statement-breakpoint
grant select, insert on files, template_versions, risk_questionnaire_versions, risk_assessments, stage_moves to countersign_web, countersign_worker;
--> statement-breakpoint
grant select, insert, update, delete on
  document_drafts, document_answers, document_answer_history, document_restore_points, document_presence, template_drafts, saved_views
  to countersign_web, countersign_worker;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to countersign_maintenance;
