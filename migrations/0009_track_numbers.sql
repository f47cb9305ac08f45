CREATE TABLE "track_number" (
	"negotiation_id" uuid NOT NULL,
	"view" text NOT NULL,
	"number" integer NOT NULL,
	"anchor" integer NOT NULL,
	"version_id" uuid NOT NULL,
	"reading" integer NOT NULL,
	"path" text NOT NULL,
	CONSTRAINT "track_number_pk" PRIMARY KEY("negotiation_id","view","number","anchor","reading")
);
--> statement-breakpoint
ALTER TABLE "track_number" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "track_number" ADD CONSTRAINT "track_number_version_fk" FOREIGN KEY ("negotiation_id","version_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "track_number_seen" ON "track_number" AS PERMISSIVE FOR SELECT TO public USING (current_user = 'travaux_' || view and exists (select from version seen where seen.negotiation_id = track_number.negotiation_id and seen.version_id = track_number.version_id));