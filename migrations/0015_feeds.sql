CREATE TABLE "feed" (
	"feed_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"token_sha256" text,
	"subscription_id" uuid,
	"secret_sha256" text NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "feed_secret_sha256" ON "feed" USING btree ("secret_sha256");--> statement-breakpoint
CREATE INDEX "feed_person" ON "feed" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "feed_subscription" ON "feed" USING btree ("subscription_id");