CREATE TABLE "fan_out" (
	"negotiation_id" uuid PRIMARY KEY NOT NULL,
	"desk" integer NOT NULL,
	"members" integer NOT NULL,
	"public" integer NOT NULL,
	"told_length" integer NOT NULL,
	"deliveries" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"negotiation_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"person_id" uuid,
	"token_sha256" text,
	"view" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"document" text,
	"version" text,
	"at" timestamp (3) with time zone NOT NULL,
	"shown_from" timestamp (3) with time zone NOT NULL,
	"message" jsonb NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notice_negotiation_id_notice_id_pk" PRIMARY KEY("negotiation_id","notice_id")
);
--> statement-breakpoint
CREATE TABLE "subscription" (
	"subscription_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"token_sha256" text,
	"title" text NOT NULL,
	"target" jsonb NOT NULL,
	"negotiation_id" uuid,
	"document" text,
	"threshold" jsonb NOT NULL,
	"base" jsonb NOT NULL,
	"pace" jsonb NOT NULL,
	"endpoints" jsonb NOT NULL,
	"anchors" jsonb NOT NULL,
	"since" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_negotiation_id_negotiation_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("negotiation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("negotiation_id","person_id","shown_from","number","notice_id");--> statement-breakpoint
CREATE INDEX "subscription_target" ON "subscription" USING btree ("negotiation_id","document");--> statement-breakpoint
CREATE INDEX "subscription_person" ON "subscription" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "version_public_from" ON "version" USING btree ("negotiation_id","public_from") WHERE "version"."public_from" is not null;