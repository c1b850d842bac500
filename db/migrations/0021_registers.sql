CREATE TABLE "check_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"dataset_id" uuid NOT NULL,
	"dataset_version_id" uuid,
	"tool" text NOT NULL,
	"name" text NOT NULL,
	"ran_at" timestamp(6) with time zone NOT NULL,
	"passed" integer NOT NULL,
	"failed" integer NOT NULL,
	"results" jsonb NOT NULL,
	"digest" text NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dataset_names" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"dataset_id" uuid NOT NULL,
	"namespace" text NOT NULL,
	"name" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dataset_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"dataset_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"label" text,
	"identity_kind" text NOT NULL,
	"identity" text NOT NULL,
	"location" text,
	"rows" bigint,
	"bytes" bigint,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recorded_from" text DEFAULT 'person' NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"use_case_id" uuid,
	"owner_id" uuid,
	"legal_basis" text DEFAULT 'unknown' NOT NULL,
	"licence" text DEFAULT '' NOT NULL,
	"personal_data" text DEFAULT 'unknown' NOT NULL,
	"recorded_from" text DEFAULT 'person' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"retired_at" timestamp(6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feature_store_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"use_case_id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	"advice" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feature_uses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"feature_id" uuid NOT NULL,
	"use_case_id" uuid NOT NULL,
	"added_by" uuid,
	"added_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"ended_at" timestamp(6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "features" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"name" text NOT NULL,
	"entity" text NOT NULL,
	"value_type" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"dataset_id" uuid,
	"derivation" text DEFAULT '' NOT NULL,
	"owner_id" uuid,
	"use_case_id" uuid,
	"created_by" uuid,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"retired_at" timestamp(6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quality_assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"dataset_version_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"score" double precision NOT NULL,
	"basis" text NOT NULL,
	"reason" text NOT NULL,
	"check_run_id" uuid,
	"assessed_by" uuid NOT NULL,
	"assessed_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quality_remedies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"dataset_version_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"kind" text NOT NULL,
	"plan" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_on" date,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamp(6) with time zone,
	"outcome" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "experiments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"use_case_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"system" text DEFAULT '' NOT NULL,
	"external_id" text,
	"recorded_from" text DEFAULT 'person' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_datasets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"dataset_version_id" uuid NOT NULL,
	"use" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"experiment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp(6) with time zone,
	"ended_at" timestamp(6) with time zone,
	"parameters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metrics" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"tags" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"code_commit" text,
	"code_repository" text,
	"environment" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"artifacts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"system" text DEFAULT '' NOT NULL,
	"external_id" text,
	"recorded_from" text DEFAULT 'person' NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connection_states" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"cursor" jsonb,
	"due_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"started_at" timestamp(6) with time zone,
	"finished_at" timestamp(6) with time zone,
	"fault" text DEFAULT '' NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"use_case_id" uuid NOT NULL,
	"token" text,
	"webhook_secret" text,
	"every_minutes" integer NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"format" text NOT NULL,
	"filename" text,
	"digest" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea",
	"use_case_id" uuid,
	"channel" text NOT NULL,
	"document_id" uuid,
	"report" jsonb NOT NULL,
	"made" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"imported_by" uuid,
	"imported_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lineage_job_datasets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"dataset_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"seen_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lineage_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"namespace" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"use_case_id" uuid,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"field" text NOT NULL,
	"proposed" jsonb,
	"standing" jsonb,
	"status" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp(6) with time zone,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"delivery_id" text NOT NULL,
	"received_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"model_version_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"image_digest" text,
	"artifact_digest" text,
	"strategy" text NOT NULL,
	"traffic" double precision NOT NULL,
	"endpoint" text,
	"started_at" timestamp(6) with time zone NOT NULL,
	"ended_at" timestamp(6) with time zone,
	"gate" jsonb NOT NULL,
	"recorded_from" text DEFAULT 'ci' NOT NULL,
	"reported_by" uuid,
	"recorded_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_alias_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"alias" text NOT NULL,
	"from_version_id" uuid,
	"to_version_id" uuid,
	"reason" text NOT NULL,
	"moved_by" uuid,
	"moved_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_aliases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"alias" text NOT NULL,
	"version_id" uuid,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_version_datasets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"model_version_id" uuid NOT NULL,
	"dataset_version_id" uuid NOT NULL,
	"use" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_version_features" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"model_version_id" uuid NOT NULL,
	"feature_id" uuid NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "model_version_id" uuid;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "run_id" uuid;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "code_commit" text;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "code_repository" text;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "configuration" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "recorded_from" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "check_runs" ADD CONSTRAINT "check_runs_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_runs" ADD CONSTRAINT "check_runs_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_names" ADD CONSTRAINT "dataset_names_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feature_store_decisions" ADD CONSTRAINT "feature_store_decisions_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feature_uses" ADD CONSTRAINT "feature_uses_feature_id_features_id_fk" FOREIGN KEY ("feature_id") REFERENCES "public"."features"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feature_uses" ADD CONSTRAINT "feature_uses_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "features" ADD CONSTRAINT "features_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "features" ADD CONSTRAINT "features_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_assessments" ADD CONSTRAINT "quality_assessments_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_assessments" ADD CONSTRAINT "quality_assessments_check_run_id_check_runs_id_fk" FOREIGN KEY ("check_run_id") REFERENCES "public"."check_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_remedies" ADD CONSTRAINT "quality_remedies_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_datasets" ADD CONSTRAINT "run_datasets_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_datasets" ADD CONSTRAINT "run_datasets_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_experiment_id_experiments_id_fk" FOREIGN KEY ("experiment_id") REFERENCES "public"."experiments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_states" ADD CONSTRAINT "connection_states_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage_job_datasets" ADD CONSTRAINT "lineage_job_datasets_job_id_lineage_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."lineage_jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage_job_datasets" ADD CONSTRAINT "lineage_job_datasets_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage_jobs" ADD CONSTRAINT "lineage_jobs_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_model_version_id_model_versions_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_alias_moves" ADD CONSTRAINT "model_alias_moves_model_id_registered_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."registered_models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_alias_moves" ADD CONSTRAINT "model_alias_moves_from_version_id_model_versions_id_fk" FOREIGN KEY ("from_version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_alias_moves" ADD CONSTRAINT "model_alias_moves_to_version_id_model_versions_id_fk" FOREIGN KEY ("to_version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_aliases" ADD CONSTRAINT "model_aliases_model_id_registered_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."registered_models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_aliases" ADD CONSTRAINT "model_aliases_version_id_model_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_version_datasets" ADD CONSTRAINT "model_version_datasets_model_version_id_model_versions_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_version_datasets" ADD CONSTRAINT "model_version_datasets_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_version_features" ADD CONSTRAINT "model_version_features_model_version_id_model_versions_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_version_features" ADD CONSTRAINT "model_version_features_feature_id_features_id_fk" FOREIGN KEY ("feature_id") REFERENCES "public"."features"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "check_runs_ref_key" ON "check_runs" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "check_runs_digest_key" ON "check_runs" USING btree ("workspace_id","dataset_id","digest");--> statement-breakpoint
CREATE UNIQUE INDEX "dataset_names_key" ON "dataset_names" USING btree ("workspace_id","namespace","name");--> statement-breakpoint
CREATE UNIQUE INDEX "dataset_versions_key" ON "dataset_versions" USING btree ("workspace_id","dataset_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "dataset_versions_identity_key" ON "dataset_versions" USING btree ("workspace_id","dataset_id","identity_kind","identity");--> statement-breakpoint
CREATE UNIQUE INDEX "datasets_ref_key" ON "datasets" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "datasets_name_key" ON "datasets" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "datasets_page_idx" ON "datasets" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "feature_store_decisions_ref_key" ON "feature_store_decisions" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "feature_store_decisions_idx" ON "feature_store_decisions" USING btree ("workspace_id","use_case_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "feature_uses_key" ON "feature_uses" USING btree ("workspace_id","feature_id","use_case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "features_ref_key" ON "features" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "features_name_key" ON "features" USING btree ("workspace_id","entity","name");--> statement-breakpoint
CREATE INDEX "quality_assessments_idx" ON "quality_assessments" USING btree ("workspace_id","dataset_version_id","dimension","id");--> statement-breakpoint
CREATE UNIQUE INDEX "quality_remedies_ref_key" ON "quality_remedies" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "quality_remedies_version_idx" ON "quality_remedies" USING btree ("workspace_id","dataset_version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "experiments_ref_key" ON "experiments" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "experiments_name_key" ON "experiments" USING btree ("workspace_id","use_case_id","name");--> statement-breakpoint
CREATE INDEX "experiments_page_idx" ON "experiments" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "run_datasets_key" ON "run_datasets" USING btree ("workspace_id","run_id","dataset_version_id","use");--> statement-breakpoint
CREATE INDEX "run_datasets_version_idx" ON "run_datasets" USING btree ("workspace_id","dataset_version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_ref_key" ON "runs" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_external_key" ON "runs" USING btree ("workspace_id","system","external_id");--> statement-breakpoint
CREATE INDEX "runs_experiment_idx" ON "runs" USING btree ("workspace_id","experiment_id","id");--> statement-breakpoint
CREATE INDEX "connection_states_due_idx" ON "connection_states" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_ref_key" ON "connections" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_ref_key" ON "imports" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "imports_digest_idx" ON "imports" USING btree ("workspace_id","digest");--> statement-breakpoint
CREATE INDEX "imports_document_idx" ON "imports" USING btree ("workspace_id","document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lineage_job_datasets_key" ON "lineage_job_datasets" USING btree ("workspace_id","job_id","dataset_id","direction");--> statement-breakpoint
CREATE INDEX "lineage_job_datasets_dataset_idx" ON "lineage_job_datasets" USING btree ("workspace_id","dataset_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lineage_jobs_ref_key" ON "lineage_jobs" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "lineage_jobs_key" ON "lineage_jobs" USING btree ("workspace_id","namespace","name");--> statement-breakpoint
CREATE INDEX "proposals_document_idx" ON "proposals" USING btree ("workspace_id","document_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_key" ON "webhook_deliveries" USING btree ("workspace_id","connection_id","delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deployments_ref_key" ON "deployments" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "deployments_version_idx" ON "deployments" USING btree ("workspace_id","model_version_id","environment");--> statement-breakpoint
CREATE INDEX "deployments_time_idx" ON "deployments" USING btree ("workspace_id","environment","started_at");--> statement-breakpoint
CREATE INDEX "model_alias_moves_idx" ON "model_alias_moves" USING btree ("workspace_id","model_id","alias","id");--> statement-breakpoint
CREATE UNIQUE INDEX "model_aliases_key" ON "model_aliases" USING btree ("workspace_id","model_id","alias");--> statement-breakpoint
CREATE UNIQUE INDEX "model_version_datasets_key" ON "model_version_datasets" USING btree ("workspace_id","model_version_id","dataset_version_id","use");--> statement-breakpoint
CREATE INDEX "model_version_datasets_version_idx" ON "model_version_datasets" USING btree ("workspace_id","dataset_version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "model_version_features_key" ON "model_version_features" USING btree ("workspace_id","model_version_id","feature_id");--> statement-breakpoint
CREATE INDEX "model_version_features_feature_idx" ON "model_version_features" USING btree ("workspace_id","feature_id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_model_version_id_model_versions_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "documents_model_version_key" ON "documents" USING btree ("workspace_id","model_version_id");--> statement-breakpoint
CREATE INDEX "model_versions_run_idx" ON "model_versions" USING btree ("workspace_id","run_id");