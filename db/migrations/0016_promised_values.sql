CREATE TABLE "use_case_values" (
	"use_case_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"amount" numeric(20, 2) NOT NULL,
	"currency" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "use_case_values" ADD CONSTRAINT "use_case_values_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "use_case_values_workspace_idx" ON "use_case_values" USING btree ("workspace_id");