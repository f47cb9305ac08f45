CREATE TABLE "note" (
	"negotiation_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"author" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"body" text NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "note_negotiation_id_thread_id_note_id_pk" PRIMARY KEY("negotiation_id","thread_id","note_id")
);
--> statement-breakpoint
ALTER TABLE "note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "thread" (
	"negotiation_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"target" jsonb NOT NULL,
	"version_id" uuid,
	"beside_id" uuid,
	"author" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"visibility" text NOT NULL,
	"stance" text,
	"tags" jsonb NOT NULL,
	"resolved_by" text,
	"resolved_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	"revision" integer NOT NULL,
	"sequence" integer NOT NULL,
	"bodies_at" integer NOT NULL,
	"epoch" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"foreign_parts" jsonb,
	CONSTRAINT "thread_negotiation_id_thread_id_pk" PRIMARY KEY("negotiation_id","thread_id")
);
--> statement-breakpoint
ALTER TABLE "thread" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "thread_deed" (
	"negotiation_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"author" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "thread_deed_negotiation_id_thread_id_position_pk" PRIMARY KEY("negotiation_id","thread_id","position")
);
--> statement-breakpoint
ALTER TABLE "thread_deed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "thread_placement" (
	"negotiation_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"reading" integer NOT NULL,
	"anchor" jsonb,
	"author" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "thread_placement_pk" PRIMARY KEY("negotiation_id","thread_id","version_id","reading")
);
--> statement-breakpoint
ALTER TABLE "thread_placement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "thread_presence" (
	"negotiation_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"connection" uuid NOT NULL,
	"process" uuid NOT NULL,
	"name" text NOT NULL,
	"cursor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "thread_presence_negotiation_id_thread_id_connection_pk" PRIMARY KEY("negotiation_id","thread_id","connection")
);
--> statement-breakpoint
CREATE TABLE "thread_snapshot" (
	"negotiation_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "thread_snapshot_negotiation_id_thread_id_sequence_pk" PRIMARY KEY("negotiation_id","thread_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "thread_update" (
	"negotiation_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"author" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "thread_update_negotiation_id_thread_id_sequence_pk" PRIMARY KEY("negotiation_id","thread_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "thread_writer" (
	"negotiation_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"writer" text NOT NULL,
	"author" text NOT NULL,
	CONSTRAINT "thread_writer_negotiation_id_thread_id_writer_pk" PRIMARY KEY("negotiation_id","thread_id","writer")
);
--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_thread_fk" FOREIGN KEY ("negotiation_id","thread_id") REFERENCES "public"."thread"("negotiation_id","thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_negotiation_id_negotiation_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("negotiation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_version_fk" FOREIGN KEY ("negotiation_id","version_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_beside_fk" FOREIGN KEY ("negotiation_id","beside_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_deed" ADD CONSTRAINT "thread_deed_thread_fk" FOREIGN KEY ("negotiation_id","thread_id") REFERENCES "public"."thread"("negotiation_id","thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_placement" ADD CONSTRAINT "thread_placement_thread_fk" FOREIGN KEY ("negotiation_id","thread_id") REFERENCES "public"."thread"("negotiation_id","thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_placement" ADD CONSTRAINT "thread_placement_version_fk" FOREIGN KEY ("negotiation_id","version_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_snapshot" ADD CONSTRAINT "thread_snapshot_thread_fk" FOREIGN KEY ("negotiation_id","thread_id") REFERENCES "public"."thread"("negotiation_id","thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_update" ADD CONSTRAINT "thread_update_thread_fk" FOREIGN KEY ("negotiation_id","thread_id") REFERENCES "public"."thread"("negotiation_id","thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_writer" ADD CONSTRAINT "thread_writer_thread_fk" FOREIGN KEY ("negotiation_id","thread_id") REFERENCES "public"."thread"("negotiation_id","thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "thread_changed" ON "thread" USING btree ("negotiation_id","changed_at");--> statement-breakpoint
CREATE POLICY "note_seen" ON "note" AS PERMISSIVE FOR SELECT TO public USING (exists (select from thread seen where seen.negotiation_id = note.negotiation_id and seen.thread_id = note.thread_id));--> statement-breakpoint
CREATE POLICY "thread_seen" ON "thread" AS PERMISSIVE FOR SELECT TO public USING ((visibility = 'public' or current_user = 'travaux_members') and (version_id is null or exists (select from version seen where seen.negotiation_id = thread.negotiation_id and seen.version_id = thread.version_id)) and (beside_id is null or exists (select from version seen where seen.negotiation_id = thread.negotiation_id and seen.version_id = thread.beside_id)) and (target ->> 'kind' <> 'term' or exists (select from journal seen where seen.negotiation_id = thread.negotiation_id and seen.event = 'term-marked' and seen.data ->> 'term' = thread.target ->> 'term')));--> statement-breakpoint
CREATE POLICY "thread_deed_seen" ON "thread_deed" AS PERMISSIVE FOR SELECT TO public USING (exists (select from thread seen where seen.negotiation_id = thread_deed.negotiation_id and seen.thread_id = thread_deed.thread_id) and (data ->> 'version' is null or exists (select from version seen where seen.negotiation_id = thread_deed.negotiation_id and seen.slug = thread_deed.data ->> 'version')));--> statement-breakpoint
CREATE POLICY "thread_placement_seen" ON "thread_placement" AS PERMISSIVE FOR SELECT TO public USING (exists (select from thread seen where seen.negotiation_id = thread_placement.negotiation_id and seen.thread_id = thread_placement.thread_id) and exists (select from version seen where seen.negotiation_id = thread_placement.negotiation_id and seen.version_id = thread_placement.version_id));