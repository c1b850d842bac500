ALTER TABLE "model_card_drafts" ADD COLUMN "writers" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "model_card_revisions" ADD COLUMN "writers" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "pinned_by" uuid[] DEFAULT '{}' NOT NULL;