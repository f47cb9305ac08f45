CREATE TABLE "delivery" (
	"negotiation_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"chain" text NOT NULL,
	"is_digest" boolean NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"lease" uuid,
	"lease_until" timestamp (3) with time zone,
	"made_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "delivery_negotiation_id_delivery_id_pk" PRIMARY KEY("negotiation_id","delivery_id")
);
--> statement-breakpoint
CREATE TABLE "delivery_attempt" (
	"negotiation_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"status" integer,
	"answer" text NOT NULL,
	"took" integer NOT NULL,
	CONSTRAINT "delivery_attempt_negotiation_id_attempt_id_pk" PRIMARY KEY("negotiation_id","attempt_id")
);
--> statement-breakpoint
CREATE TABLE "delivery_notice" (
	"negotiation_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	CONSTRAINT "delivery_notice_negotiation_id_delivery_id_notice_id_pk" PRIMARY KEY("negotiation_id","delivery_id","notice_id")
);
--> statement-breakpoint
CREATE TABLE "endpoint" (
	"endpoint_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"token_sha256" text,
	"title" text NOT NULL,
	"url" text NOT NULL,
	"secrets" jsonb NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"switched_off_at" timestamp (3) with time zone,
	"switched_off_why" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
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
CREATE UNIQUE INDEX "delivery_sequence" ON "delivery" USING btree ("negotiation_id","sequence");--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("negotiation_id","due_at") WHERE "delivery"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "delivery_chain" ON "delivery" USING btree ("negotiation_id","endpoint_id","chain","sequence") WHERE "delivery"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "delivery_endpoint" ON "delivery" USING btree ("negotiation_id","endpoint_id","sequence");--> statement-breakpoint
CREATE INDEX "delivery_attempt_delivery" ON "delivery_attempt" USING btree ("negotiation_id","delivery_id","at");--> statement-breakpoint
CREATE INDEX "delivery_notice_notice" ON "delivery_notice" USING btree ("negotiation_id","notice_id");--> statement-breakpoint
CREATE INDEX "endpoint_person" ON "endpoint" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("negotiation_id","person_id","shown_from","number","notice_id");--> statement-breakpoint
CREATE INDEX "subscription_target" ON "subscription" USING btree ("negotiation_id","document");--> statement-breakpoint
CREATE INDEX "subscription_person" ON "subscription" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "version_public_from" ON "version" USING btree ("negotiation_id","public_from") WHERE "version"."public_from" is not null;