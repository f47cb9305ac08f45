CREATE TABLE "deed" (
	"negotiation_id" uuid NOT NULL,
	"deed_id" uuid NOT NULL,
	"author" text NOT NULL,
	"deed" text NOT NULL,
	"name" text,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deed_negotiation_id_deed_id_pk" PRIMARY KEY("negotiation_id","deed_id")
);
--> statement-breakpoint
CREATE TABLE "read_note" (
	"negotiation_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"day" text NOT NULL,
	"reader" text NOT NULL,
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"beside" text NOT NULL,
	"part" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "read_note_negotiation_id_note_id_pk" PRIMARY KEY("negotiation_id","note_id")
);
--> statement-breakpoint
ALTER TABLE "negotiation" ADD COLUMN "times" text DEFAULT 'exact' NOT NULL;--> statement-breakpoint
ALTER TABLE "negotiation" ALTER COLUMN "times" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "deed" ADD CONSTRAINT "deed_negotiation_id_negotiation_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("negotiation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deed_at" ON "deed" USING btree ("negotiation_id","at","deed_id");--> statement-breakpoint
CREATE UNIQUE INDEX "read_note_once" ON "read_note" USING btree ("negotiation_id","day","reader","kind","version","beside","part");--> statement-breakpoint
CREATE INDEX "read_note_at" ON "read_note" USING btree ("negotiation_id","at","note_id");