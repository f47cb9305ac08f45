CREATE TABLE "invitation" (
	"invitation_sha256" text PRIMARY KEY NOT NULL,
	"invitation_id" uuid NOT NULL,
	"negotiation_id" uuid,
	"role" text,
	"is_owner" boolean NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"person_id" uuid NOT NULL,
	"negotiation_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "membership_person_id_negotiation_id_pk" PRIMARY KEY("person_id","negotiation_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"is_owner" boolean NOT NULL,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"session_sha256" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "token" (
	"token_id" uuid PRIMARY KEY NOT NULL,
	"token_sha256" text NOT NULL,
	"person_id" uuid NOT NULL,
	"title" text NOT NULL,
	"role" text NOT NULL,
	"negotiation_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_on" text,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_negotiation_id_negotiation_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("negotiation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_negotiation_id_negotiation_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("negotiation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token" ADD CONSTRAINT "token_negotiation_id_negotiation_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("negotiation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_id" ON "invitation" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "membership_negotiation" ON "membership" USING btree ("negotiation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_name" ON "person" USING btree ("name");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "token_sha256" ON "token" USING btree ("token_sha256");--> statement-breakpoint
CREATE INDEX "token_person" ON "token" USING btree ("person_id");