CREATE TABLE "approval_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"requirement" text NOT NULL,
	"decision" text NOT NULL,
	"comment" text NOT NULL,
	"meaning" text NOT NULL,
	"content_digest" text NOT NULL,
	"material_digest" text NOT NULL,
	"statement" text NOT NULL,
	"statement_digest" text NOT NULL,
	"signature_method" text NOT NULL,
	"signature" jsonb NOT NULL,
	"replaces" uuid,
	"entry_id" uuid NOT NULL,
	"decided_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"title" text NOT NULL,
	"note" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"subject_revision" integer NOT NULL,
	"subject_label" text NOT NULL,
	"use_case_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"snapshot" text NOT NULL,
	"material_fields" text[] NOT NULL,
	"content_digest" text NOT NULL,
	"material_digest" text NOT NULL,
	"workflow_version_id" uuid NOT NULL,
	"policy_version_id" uuid NOT NULL,
	"authors" uuid[] NOT NULL,
	"requester_id" uuid NOT NULL,
	"opened_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"due_at" timestamp(6) with time zone,
	"withdrawn_at" timestamp(6) with time zone,
	"withdrawn_by" uuid,
	"revoked_at" timestamp(6) with time zone,
	"revoked_by" uuid,
	"closing_reason" text,
	"superseded_at" timestamp(6) with time zone,
	"superseded_digest" text,
	"approved_at" timestamp(6) with time zone,
	"expires_at" timestamp(6) with time zone,
	"status" text NOT NULL,
	"status_entry_id" uuid NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"subject_kind" text NOT NULL,
	"version" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"policy_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workflow_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workflows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"name" text NOT NULL,
	"subject_kind" text NOT NULL,
	"version" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" "bytea" NOT NULL,
	"note" text NOT NULL,
	"signed_at" timestamp(6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_commitments" (
	"commitment" "bytea" PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"row_id" uuid NOT NULL,
	"column_name" text NOT NULL,
	"salt" "bytea",
	"value" text
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"via" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"subject_revision" integer,
	"use_case_id" uuid,
	"occurred_at" timestamp(6) with time zone NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_keys" (
	"vkey" text PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_leaves" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"n" bigint NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	CONSTRAINT "audit_leaves_entry_key" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "audit_pending" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"xact" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"covers" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_tiles" (
	"level" integer NOT NULL,
	"tile_index" bigint NOT NULL,
	"hashes" "bytea" NOT NULL,
	CONSTRAINT "audit_tiles_level_tile_index_pk" PRIMARY KEY("level","tile_index")
);
--> statement-breakpoint
CREATE TABLE "document_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"content_digest" text NOT NULL,
	"material_digest" text NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"use_case_id" uuid NOT NULL,
	"template" text NOT NULL,
	"template_version" integer NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"secret_hash" text NOT NULL,
	"expires_at" timestamp(6) with time zone NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"last_used_at" timestamp(6) with time zone,
	"revoked_at" timestamp(6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "first_administrator_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"expires_at" timestamp(6) with time zone NOT NULL,
	"used_at" timestamp(6) with time zone,
	"is_open" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	CONSTRAINT "identities_issuer_subject_key" UNIQUE("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"duties" text[] NOT NULL,
	"use_case_id" uuid,
	"role" text,
	"secret_hash" text NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"expires_at" timestamp(6) with time zone NOT NULL,
	"accepted_at" timestamp(6) with time zone,
	"accepted_by" uuid,
	"withdrawn_at" timestamp(6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"session_epoch" integer DEFAULT 1 NOT NULL,
	"disabled_at" timestamp(6) with time zone,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"method" text NOT NULL,
	"user_agent" text,
	"address" text,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"authenticated_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"seen_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"expires_at" timestamp(6) with time zone NOT NULL,
	"rotate_at" timestamp(6) with time zone,
	"revoked_at" timestamp(6) with time zone
);
--> statement-breakpoint
CREATE TABLE "model_card_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"model_card_id" uuid NOT NULL,
	"base_revision" integer NOT NULL,
	"text" text NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_card_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"model_card_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"content" jsonb NOT NULL,
	"source" text,
	"source_format" text,
	"source_digest" text,
	"problems" jsonb NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"model_version_id" uuid NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"label" text,
	"artifact_digest" text,
	"image_digest" text,
	"card_revision" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registered_models" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"use_case_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"workspace_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"request_digest" text NOT NULL,
	"status" integer NOT NULL,
	"response" jsonb NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	CONSTRAINT "idempotency_keys_workspace_id_actor_id_route_key_pk" PRIMARY KEY("workspace_id","actor_id","route","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"task" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refusals" (
	"workspace_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"command" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"minute" timestamp(6) with time zone NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "refusals_workspace_id_actor_id_command_subject_id_minute_pk" PRIMARY KEY("workspace_id","actor_id","command","subject_id","minute")
);
--> statement-breakpoint
CREATE TABLE "iterations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"use_case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"stage" text NOT NULL,
	"stage_since" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "use_case_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"use_case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"added_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"removed_at" timestamp(6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "use_cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"name" text NOT NULL,
	"problem" text NOT NULL,
	"area" text NOT NULL,
	"sponsor_id" uuid NOT NULL,
	"risk_tier" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"retired_at" timestamp(6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"duties" text[] NOT NULL,
	"added_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"removed_at" timestamp(6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ref_counters" (
	"workspace_id" uuid NOT NULL,
	"prefix" text NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "ref_counters_workspace_id_prefix_pk" PRIMARY KEY("workspace_id","prefix")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"currency" text DEFAULT 'EUR' NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT countersign_now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_request_id_approval_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."approval_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_replaces_approval_decisions_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."approval_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_workflow_version_id_workflow_versions_id_fk" FOREIGN KEY ("workflow_version_id") REFERENCES "public"."workflow_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_policy_version_id_policy_versions_id_fk" FOREIGN KEY ("policy_version_id") REFERENCES "public"."policy_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_policy_id_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_versions" ADD CONSTRAINT "workflow_versions_workflow_id_workflows_id_fk" FOREIGN KEY ("workflow_id") REFERENCES "public"."workflows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_commitments" ADD CONSTRAINT "audit_commitments_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_leaves" ADD CONSTRAINT "audit_leaves_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_pending" ADD CONSTRAINT "audit_pending_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_revisions" ADD CONSTRAINT "document_revisions_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_card_drafts" ADD CONSTRAINT "model_card_drafts_model_card_id_model_cards_id_fk" FOREIGN KEY ("model_card_id") REFERENCES "public"."model_cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_card_revisions" ADD CONSTRAINT "model_card_revisions_model_card_id_model_cards_id_fk" FOREIGN KEY ("model_card_id") REFERENCES "public"."model_cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_cards" ADD CONSTRAINT "model_cards_model_version_id_model_versions_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_model_id_registered_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."registered_models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registered_models" ADD CONSTRAINT "registered_models_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "iterations" ADD CONSTRAINT "iterations_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "use_case_members" ADD CONSTRAINT "use_case_members_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_decisions_request_idx" ON "approval_decisions" USING btree ("workspace_id","request_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_requests_ref_key" ON "approval_requests" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "approval_requests_status_idx" ON "approval_requests" USING btree ("workspace_id","status","id");--> statement-breakpoint
CREATE INDEX "approval_requests_subject_idx" ON "approval_requests" USING btree ("workspace_id","subject_id","environment");--> statement-breakpoint
CREATE UNIQUE INDEX "policies_ref_key" ON "policies" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "policies_subject_kind_key" ON "policies" USING btree ("workspace_id","subject_kind");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_versions_key" ON "policy_versions" USING btree ("workspace_id","policy_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "workflow_versions_key" ON "workflow_versions" USING btree ("workspace_id","workflow_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "workflows_ref_key" ON "workflows" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "audit_commitments_row_idx" ON "audit_commitments" USING btree ("workspace_id","table_name","row_id");--> statement-breakpoint
CREATE INDEX "audit_entries_page_idx" ON "audit_entries" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_subject_idx" ON "audit_entries" USING btree ("workspace_id","subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_use_case_idx" ON "audit_entries" USING btree ("workspace_id","use_case_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_leaves_workspace_n_key" ON "audit_leaves" USING btree ("workspace_id","n");--> statement-breakpoint
CREATE INDEX "audit_pending_xact_idx" ON "audit_pending" USING btree ("xact");--> statement-breakpoint
CREATE UNIQUE INDEX "document_revisions_key" ON "document_revisions" USING btree ("workspace_id","document_id","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_ref_key" ON "documents" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "documents_use_case_idx" ON "documents" USING btree ("workspace_id","use_case_id");--> statement-breakpoint
CREATE INDEX "api_tokens_workspace_idx" ON "api_tokens" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "invitations_workspace_idx" ON "invitations" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_key" ON "people" USING btree ("email");--> statement-breakpoint
CREATE INDEX "sessions_person_idx" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "model_card_drafts_card_key" ON "model_card_drafts" USING btree ("workspace_id","model_card_id");--> statement-breakpoint
CREATE UNIQUE INDEX "model_card_revisions_key" ON "model_card_revisions" USING btree ("workspace_id","model_card_id","revision");--> statement-breakpoint
CREATE INDEX "model_card_revisions_source_idx" ON "model_card_revisions" USING btree ("workspace_id","source_digest");--> statement-breakpoint
CREATE UNIQUE INDEX "model_cards_ref_key" ON "model_cards" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "model_cards_version_key" ON "model_cards" USING btree ("workspace_id","model_version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "model_versions_key" ON "model_versions" USING btree ("workspace_id","model_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "registered_models_ref_key" ON "registered_models" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "registered_models_name_key" ON "registered_models" USING btree ("workspace_id","use_case_id","name");--> statement-breakpoint
CREATE INDEX "registered_models_page_idx" ON "registered_models" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_idx" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "iterations_number_key" ON "iterations" USING btree ("workspace_id","use_case_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "use_case_members_role_key" ON "use_case_members" USING btree ("workspace_id","use_case_id","person_id","role");--> statement-breakpoint
CREATE INDEX "use_case_members_person_idx" ON "use_case_members" USING btree ("workspace_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "use_cases_ref_key" ON "use_cases" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "use_cases_page_idx" ON "use_cases" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_workspace_person_key" ON "members" USING btree ("workspace_id","person_id");--> statement-breakpoint
CREATE INDEX "members_person_idx" ON "members" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "workspaces_slug_key" ON "workspaces" USING btree ("slug");