CREATE TABLE "alignment" (
	"negotiation_id" uuid NOT NULL,
	"before_version_id" uuid NOT NULL,
	"before_reading" integer NOT NULL,
	"after_version_id" uuid NOT NULL,
	"after_reading" integer NOT NULL,
	"method" text NOT NULL,
	"verdicts" text NOT NULL,
	"entries" jsonb NOT NULL,
	CONSTRAINT "alignment_pk" PRIMARY KEY("negotiation_id","before_version_id","before_reading","after_version_id","after_reading")
);
--> statement-breakpoint
ALTER TABLE "alignment" ADD CONSTRAINT "alignment_before_fk" FOREIGN KEY ("negotiation_id","before_version_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alignment" ADD CONSTRAINT "alignment_after_fk" FOREIGN KEY ("negotiation_id","after_version_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;