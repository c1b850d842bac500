CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"use_case_id" uuid,
	"field" text,
	"quote" text,
	"quoted_revision" integer,
	"thread_id" uuid,
	"body" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"edited_at" timestamp(6) with time zone,
	"resolved_at" timestamp(6) with time zone,
	"resolved_by" uuid,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"field" text NOT NULL,
	"person_id" uuid,
	"role" text,
	"due_on" date,
	"note" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"closed_at" timestamp(6) with time zone,
	"closed_by" uuid,
	"is_answered" boolean,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_answer_history" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"field" text NOT NULL,
	"revision" integer NOT NULL,
	"value" jsonb,
	"saved_by" uuid NOT NULL,
	"started_at" timestamp(6) with time zone NOT NULL,
	"saved_at" timestamp(6) with time zone NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_answers" (
	"workspace_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"field" text NOT NULL,
	"value" jsonb,
	"revision" integer DEFAULT 1 NOT NULL,
	"change" integer NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "document_answers_workspace_id_document_id_field_pk" PRIMARY KEY("workspace_id","document_id","field")
);
--> statement-breakpoint
CREATE TABLE "document_drafts" (
	"workspace_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"change" integer DEFAULT 0 NOT NULL,
	"saved_by" uuid,
	"saved_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	CONSTRAINT "document_drafts_workspace_id_document_id_pk" PRIMARY KEY("workspace_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "document_presence" (
	"workspace_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"field" text,
	"seen_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	CONSTRAINT "document_presence_workspace_id_document_id_person_id_pk" PRIMARY KEY("workspace_id","document_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "document_restore_points" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"template_version" integer NOT NULL,
	"change" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp(6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "metrics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"use_case_id" uuid NOT NULL,
	"name" text NOT NULL,
	"audience" text NOT NULL,
	"definition" text DEFAULT '' NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"direction" text NOT NULL,
	"band_low" double precision,
	"band_high" double precision,
	"baseline" double precision,
	"target" double precision,
	"guardrail" double precision,
	"owner_id" uuid,
	"cadence" text,
	"source" text DEFAULT '' NOT NULL,
	"writers" uuid[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"changed_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"retired_at" timestamp(6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "risk_assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"use_case_id" uuid NOT NULL,
	"questionnaire_version" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"points" integer NOT NULL,
	"tier" text NOT NULL,
	"note" text NOT NULL,
	"assessed_by" uuid NOT NULL,
	"assessed_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "risk_questionnaire_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"questionnaire_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"note" text NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "risk_questionnaires" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_drafts" (
	"workspace_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"definition" jsonb NOT NULL,
	"base_version" integer NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "template_drafts_workspace_id_template_id_pk" PRIMARY KEY("workspace_id","template_id")
);
--> statement-breakpoint
CREATE TABLE "template_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"digest" text NOT NULL,
	"note" text NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"stage" text NOT NULL,
	"version" integer NOT NULL,
	"built_in" integer,
	"is_retired" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stage_gates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"use_case_id" uuid NOT NULL,
	"iteration_id" uuid NOT NULL,
	"from_stage" text NOT NULL,
	"to_stage" text NOT NULL,
	"skipped" text[] NOT NULL,
	"skip_reason" text NOT NULL,
	"note" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"passed_at" timestamp(6) with time zone,
	"passed_by" uuid,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stage_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"use_case_id" uuid NOT NULL,
	"iteration_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_stage" text,
	"to_stage" text NOT NULL,
	"skipped" text[] NOT NULL,
	"reason" text NOT NULL,
	"gate_id" uuid,
	"moved_by" uuid NOT NULL,
	"moved_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "approval_requests" ADD COLUMN "executed_at" timestamp(6) with time zone;--> statement-breakpoint
ALTER TABLE "document_revisions" ADD COLUMN "template_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "document_revisions" ADD COLUMN "provenance" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "document_revisions" ADD COLUMN "writers" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "document_revisions" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "iterations" ADD COLUMN "started_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL;--> statement-breakpoint
ALTER TABLE "iterations" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "use_cases" ADD COLUMN "is_tier_overridden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "use_cases" ADD COLUMN "involvement" jsonb;--> statement-breakpoint
ALTER TABLE "use_cases" ADD COLUMN "retired_reason" text;--> statement-breakpoint
ALTER TABLE "use_cases" ADD COLUMN "replacement" text;--> statement-breakpoint
ALTER TABLE "use_cases" ADD COLUMN "records_kept" text;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_id_comments_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_requests" ADD CONSTRAINT "answer_requests_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_answer_history" ADD CONSTRAINT "document_answer_history_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_answers" ADD CONSTRAINT "document_answers_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_drafts" ADD CONSTRAINT "document_drafts_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_restore_points" ADD CONSTRAINT "document_restore_points_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_assessments" ADD CONSTRAINT "risk_assessments_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_questionnaire_versions" ADD CONSTRAINT "risk_questionnaire_versions_questionnaire_id_risk_questionnaires_id_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "public"."risk_questionnaires"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_drafts" ADD CONSTRAINT "template_drafts_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_gates" ADD CONSTRAINT "stage_gates_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_gates" ADD CONSTRAINT "stage_gates_iteration_id_iterations_id_fk" FOREIGN KEY ("iteration_id") REFERENCES "public"."iterations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_iteration_id_iterations_id_fk" FOREIGN KEY ("iteration_id") REFERENCES "public"."iterations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_gate_id_stage_gates_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."stage_gates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_subject_idx" ON "comments" USING btree ("workspace_id","subject_id","field","id");--> statement-breakpoint
CREATE INDEX "answer_requests_document_idx" ON "answer_requests" USING btree ("workspace_id","document_id","id");--> statement-breakpoint
CREATE INDEX "document_answer_history_idx" ON "document_answer_history" USING btree ("workspace_id","document_id","field","id");--> statement-breakpoint
CREATE INDEX "document_restore_points_idx" ON "document_restore_points" USING btree ("workspace_id","document_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "files_digest_key" ON "files" USING btree ("workspace_id","digest");--> statement-breakpoint
CREATE UNIQUE INDEX "metrics_ref_key" ON "metrics" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "metrics_use_case_idx" ON "metrics" USING btree ("workspace_id","use_case_id");--> statement-breakpoint
CREATE INDEX "risk_assessments_use_case_idx" ON "risk_assessments" USING btree ("workspace_id","use_case_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_questionnaire_versions_key" ON "risk_questionnaire_versions" USING btree ("workspace_id","questionnaire_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_questionnaires_key" ON "risk_questionnaires" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "template_versions_key" ON "template_versions" USING btree ("workspace_id","template_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "templates_key_key" ON "templates" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_key" ON "saved_views" USING btree ("workspace_id","person_id","list","name");--> statement-breakpoint
CREATE UNIQUE INDEX "stage_gates_ref_key" ON "stage_gates" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "stage_gates_iteration_idx" ON "stage_gates" USING btree ("workspace_id","iteration_id","id");--> statement-breakpoint
CREATE INDEX "stage_moves_use_case_idx" ON "stage_moves" USING btree ("workspace_id","use_case_id","id");--> statement-breakpoint
CREATE INDEX "use_cases_newest_idx" ON "use_cases" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "use_cases_name_idx" ON "use_cases" USING btree ("workspace_id","name","id");