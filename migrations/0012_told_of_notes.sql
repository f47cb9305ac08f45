CREATE TABLE "untold_deed" (
	"negotiation_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"look_at" timestamp (3) with time zone NOT NULL,
	"resting_since" timestamp (3) with time zone,
	"sequence" integer,
	CONSTRAINT "untold_deed_negotiation_id_thread_id_position_pk" PRIMARY KEY("negotiation_id","thread_id","position")
);
--> statement-breakpoint
DROP INDEX "subscription_target";--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "thread_id" uuid;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "note_id" uuid;--> statement-breakpoint
ALTER TABLE "subscription" ADD COLUMN "thread_id" uuid;--> statement-breakpoint
CREATE INDEX "untold_deed_look" ON "untold_deed" USING btree ("negotiation_id","look_at");--> statement-breakpoint
CREATE INDEX "read_note_reader" ON "read_note" USING btree ("negotiation_id","reader","at");--> statement-breakpoint
CREATE INDEX "thread_deed_at" ON "thread_deed" USING btree ("negotiation_id","at");--> statement-breakpoint
CREATE INDEX "subscription_target" ON "subscription" USING btree ("negotiation_id","thread_id","document");