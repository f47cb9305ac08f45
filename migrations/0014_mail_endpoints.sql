-- All there were are webhooks; from here on each says what it is.
ALTER TABLE "endpoint" ADD COLUMN "channel" text DEFAULT 'webhook' NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoint" ALTER COLUMN "channel" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "endpoint" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "endpoint" ADD COLUMN "asked_sha256" text;--> statement-breakpoint
ALTER TABLE "endpoint" ADD COLUMN "asked_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "endpoint_asked" ON "endpoint" USING btree ("asked_sha256") WHERE "endpoint"."asked_sha256" is not null;