CREATE TABLE "ceremony" (
	"challenge_sha256" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"passkey_id" uuid PRIMARY KEY NOT NULL,
	"credential" text NOT NULL,
	"person_id" uuid NOT NULL,
	"title" text NOT NULL,
	"origin" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_on" text
);
--> statement-breakpoint
CREATE INDEX "ceremony_expiry" ON "ceremony" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "passkey_credential" ON "passkey" USING btree ("credential");--> statement-breakpoint
CREATE INDEX "passkey_person" ON "passkey" USING btree ("person_id");