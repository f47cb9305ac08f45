CREATE TABLE "answered_request" (
	"negotiation_id" uuid NOT NULL,
	"key_sha256" text NOT NULL,
	"request_sha256" text NOT NULL,
	"answer" jsonb NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answered_request_negotiation_id_key_sha256_pk" PRIMARY KEY("negotiation_id","key_sha256")
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"negotiation_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"reading" integer NOT NULL,
	"provenance" jsonb NOT NULL,
	"point_count" integer NOT NULL,
	"reason" text NOT NULL,
	"author" text NOT NULL,
	"corrected_at" timestamp (3) with time zone NOT NULL,
	"capture_sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"extractor" text NOT NULL,
	CONSTRAINT "correction_negotiation_id_version_id_reading_pk" PRIMARY KEY("negotiation_id","version_id","reading"),
	CONSTRAINT "correction_reading_second" CHECK ("correction"."reading" >= 2)
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"negotiation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"event" text NOT NULL,
	"chain_id" uuid NOT NULL,
	"chain_position" integer NOT NULL,
	"version_id" uuid,
	"reading" integer,
	"author" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"data" jsonb NOT NULL,
	"salt" "bytea" NOT NULL,
	"previous_hash" "bytea",
	"leaf_hash" "bytea" NOT NULL,
	CONSTRAINT "journal_negotiation_id_position_pk" PRIMARY KEY("negotiation_id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger_checkpoint" (
	"size" integer PRIMARY KEY NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_key" (
	"name" text PRIMARY KEY NOT NULL,
	"private_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_leaf" (
	"leaf_index" integer PRIMARY KEY NOT NULL,
	"negotiation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"leaf_hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_node" (
	"level" integer NOT NULL,
	"node_index" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "ledger_node_level_node_index_pk" PRIMARY KEY("level","node_index")
);
--> statement-breakpoint
CREATE TABLE "ledger_pending" (
	"negotiation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "ledger_pending_negotiation_id_position_pk" PRIMARY KEY("negotiation_id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger_tree" (
	"name" text PRIMARY KEY NOT NULL,
	"size" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "version" ALTER COLUMN "filed_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answered_request" ADD CONSTRAINT "answered_request_negotiation_id_negotiation_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("negotiation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_version_fk" FOREIGN KEY ("negotiation_id","version_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_capture_fk" FOREIGN KEY ("negotiation_id","capture_sha256") REFERENCES "public"."capture"("negotiation_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_negotiation_id_negotiation_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("negotiation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_version_fk" FOREIGN KEY ("negotiation_id","version_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_leaf" ADD CONSTRAINT "ledger_leaf_journal_fk" FOREIGN KEY ("negotiation_id","position") REFERENCES "public"."journal"("negotiation_id","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_pending" ADD CONSTRAINT "ledger_pending_journal_fk" FOREIGN KEY ("negotiation_id","position") REFERENCES "public"."journal"("negotiation_id","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "journal_chain" ON "journal" USING btree ("negotiation_id","chain_id","chain_position");--> statement-breakpoint
CREATE INDEX "journal_event" ON "journal" USING btree ("negotiation_id","event","position");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_leaf_entry" ON "ledger_leaf" USING btree ("negotiation_id","position");--> statement-breakpoint
ALTER TABLE "point" ADD COLUMN "reading" integer;--> statement-breakpoint
ALTER TABLE "point" ADD COLUMN "parent_order" integer;--> statement-breakpoint
UPDATE "point" SET "reading" = 1;--> statement-breakpoint
UPDATE "point" AS "child" SET "parent_order" = "above"."reading_order" FROM "point" AS "above" WHERE "above"."negotiation_id" = "child"."negotiation_id" AND "above"."version_id" = "child"."version_id" AND "above"."point_id" = "child"."parent_id";--> statement-breakpoint
ALTER TABLE "point" ALTER COLUMN "reading" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "point" DROP CONSTRAINT "point_parent_fk";--> statement-breakpoint
DROP INDEX "point_reading_order";--> statement-breakpoint
DROP INDEX "point_path";--> statement-breakpoint
ALTER TABLE "point" DROP CONSTRAINT "point_negotiation_id_version_id_point_id_pk";--> statement-breakpoint
ALTER TABLE "point" DROP COLUMN "point_id";--> statement-breakpoint
ALTER TABLE "point" DROP COLUMN "parent_id";--> statement-breakpoint
ALTER TABLE "point" ADD CONSTRAINT "point_negotiation_id_version_id_reading_reading_order_pk" PRIMARY KEY("negotiation_id","version_id","reading","reading_order");--> statement-breakpoint
ALTER TABLE "point" ADD CONSTRAINT "point_parent_fk" FOREIGN KEY ("negotiation_id","version_id","reading","parent_order") REFERENCES "public"."point"("negotiation_id","version_id","reading","reading_order") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "point_path" ON "point" USING btree ("negotiation_id","path","version_id","reading");
