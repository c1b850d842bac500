CREATE TABLE "level_sign_offs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"use_case_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"content" jsonb NOT NULL,
	"signed_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "metric_link_signatures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"terms" integer NOT NULL,
	"side" text NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"sign_off_id" uuid,
	"signed_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "metric_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"use_case_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"rationale" text NOT NULL,
	"evidence" text DEFAULT '' NOT NULL,
	"per" double precision,
	"rate" double precision,
	"rate_low" double precision,
	"rate_high" double precision,
	"formula" text,
	"uncertainty" double precision,
	"holds_low" double precision,
	"holds_high" double precision,
	"terms" integer DEFAULT 1 NOT NULL,
	"writers" uuid[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"changed_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"retired_at" timestamp(6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "metric_standings" (
	"metric_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"observed_at" timestamp(6) with time zone NOT NULL,
	"value" double precision NOT NULL,
	"standing" text NOT NULL,
	"since" timestamp(6) with time zone NOT NULL,
	"due_at" timestamp(6) with time zone,
	"stale_at" timestamp(6) with time zone
);
--> statement-breakpoint
CREATE TABLE "metric_targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"metric_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"unit" text NOT NULL,
	"direction" text NOT NULL,
	"band_low" double precision,
	"band_high" double precision,
	"baseline" double precision,
	"target" double precision,
	"guardrail" double precision,
	"set_by" uuid NOT NULL,
	"set_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observation_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"metric_id" uuid NOT NULL,
	"source" text NOT NULL,
	"filename" text,
	"rows" integer NOT NULL,
	"digest" text NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observation_days" (
	"workspace_id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	"total" double precision NOT NULL,
	"least" double precision NOT NULL,
	"least_at" timestamp(6) with time zone NOT NULL,
	"most" double precision NOT NULL,
	"most_at" timestamp(6) with time zone NOT NULL,
	"last" double precision NOT NULL,
	"last_at" timestamp(6) with time zone NOT NULL,
	CONSTRAINT "observation_days_workspace_id_series_id_day_pk" PRIMARY KEY("workspace_id","series_id","day")
);
--> statement-breakpoint
CREATE TABLE "observation_series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"metric_id" uuid NOT NULL,
	"model_version_id" uuid,
	"environment" text DEFAULT '' NOT NULL,
	"slice" text DEFAULT '' NOT NULL,
	CONSTRAINT "observation_series_key" UNIQUE NULLS NOT DISTINCT("workspace_id","metric_id","model_version_id","environment","slice")
);
--> statement-breakpoint
CREATE TABLE "observation_withdrawals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"observation_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"withdrawn_by" uuid NOT NULL,
	"withdrawn_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"observed_at" timestamp(6) with time zone NOT NULL,
	"value" double precision NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"withdrawn_at" timestamp(6) with time zone
);
--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "series" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "is_value" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "target_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "level_sign_offs" ADD CONSTRAINT "level_sign_offs_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_link_signatures" ADD CONSTRAINT "metric_link_signatures_link_id_metric_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."metric_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_link_signatures" ADD CONSTRAINT "metric_link_signatures_sign_off_id_level_sign_offs_id_fk" FOREIGN KEY ("sign_off_id") REFERENCES "public"."level_sign_offs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_links" ADD CONSTRAINT "metric_links_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_links" ADD CONSTRAINT "metric_links_from_id_metrics_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."metrics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_links" ADD CONSTRAINT "metric_links_to_id_metrics_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."metrics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_standings" ADD CONSTRAINT "metric_standings_metric_id_metrics_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metrics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_targets" ADD CONSTRAINT "metric_targets_metric_id_metrics_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metrics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_batches" ADD CONSTRAINT "observation_batches_metric_id_metrics_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metrics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_days" ADD CONSTRAINT "observation_days_series_id_observation_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."observation_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_series" ADD CONSTRAINT "observation_series_metric_id_metrics_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metrics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_series" ADD CONSTRAINT "observation_series_model_version_id_model_versions_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_withdrawals" ADD CONSTRAINT "observation_withdrawals_observation_id_observations_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."observations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_series_id_observation_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."observation_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_batch_id_observation_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."observation_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "level_sign_offs_use_case_idx" ON "level_sign_offs" USING btree ("workspace_id","use_case_id","audience","id");--> statement-breakpoint
CREATE UNIQUE INDEX "metric_link_signatures_key" ON "metric_link_signatures" USING btree ("workspace_id","link_id","terms","side");--> statement-breakpoint
CREATE UNIQUE INDEX "metric_links_ref_key" ON "metric_links" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "metric_links_pair_key" ON "metric_links" USING btree ("workspace_id","from_id","to_id") WHERE "metric_links"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "metric_links_use_case_idx" ON "metric_links" USING btree ("workspace_id","use_case_id");--> statement-breakpoint
CREATE INDEX "metric_standings_due_idx" ON "metric_standings" USING btree ("workspace_id","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "metric_targets_key" ON "metric_targets" USING btree ("workspace_id","metric_id","version");--> statement-breakpoint
CREATE INDEX "observation_batches_metric_idx" ON "observation_batches" USING btree ("workspace_id","metric_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "observation_withdrawals_key" ON "observation_withdrawals" USING btree ("workspace_id","observation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "observations_key" ON "observations" USING btree ("workspace_id","series_id","observed_at") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "observations_batch_idx" ON "observations" USING btree ("workspace_id","batch_id");