CREATE TABLE "capture" (
	"negotiation_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "capture_negotiation_id_sha256_pk" PRIMARY KEY("negotiation_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "document" (
	"negotiation_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "document_negotiation_id_document_id_pk" PRIMARY KEY("negotiation_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "negotiation" (
	"negotiation_id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"parties" jsonb NOT NULL,
	"rounds" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "point" (
	"negotiation_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"point_id" uuid NOT NULL,
	"parent_id" uuid,
	"reading_order" integer NOT NULL,
	"depth" integer NOT NULL,
	"path" text NOT NULL,
	"number" text NOT NULL,
	"label" text,
	"heading" text,
	"text" text,
	"status" text,
	"note" text,
	"sources" jsonb,
	"positions" jsonb,
	CONSTRAINT "point_negotiation_id_version_id_point_id_pk" PRIMARY KEY("negotiation_id","version_id","point_id"),
	CONSTRAINT "point_text_known" CHECK ("point"."text" is not null or coalesce("point"."status", 'listed') = 'unreported')
);
--> statement-breakpoint
CREATE TABLE "version" (
	"negotiation_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"kind" text,
	"round" text,
	"text_date" text,
	"published" text,
	"published_by" text,
	"witness_of" uuid,
	"coverage" text NOT NULL,
	"numbering" text NOT NULL,
	"language" text,
	"original_language" text,
	"translation_path" text,
	"route" text,
	"grade" text,
	"grade_reason" text,
	"verification" text,
	"sources" jsonb NOT NULL,
	"notes" text,
	"point_count" integer NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"capture_sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"extractor" text NOT NULL,
	CONSTRAINT "version_negotiation_id_version_id_pk" PRIMARY KEY("negotiation_id","version_id")
);
--> statement-breakpoint
CREATE TABLE "version_based_on" (
	"negotiation_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "version_based_on_negotiation_id_version_id_parent_id_pk" PRIMARY KEY("negotiation_id","version_id","parent_id")
);
--> statement-breakpoint
ALTER TABLE "capture" ADD CONSTRAINT "capture_negotiation_id_negotiation_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("negotiation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_negotiation_id_negotiation_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("negotiation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point" ADD CONSTRAINT "point_version_fk" FOREIGN KEY ("negotiation_id","version_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point" ADD CONSTRAINT "point_parent_fk" FOREIGN KEY ("negotiation_id","version_id","parent_id") REFERENCES "public"."point"("negotiation_id","version_id","point_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_document_fk" FOREIGN KEY ("negotiation_id","document_id") REFERENCES "public"."document"("negotiation_id","document_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_capture_fk" FOREIGN KEY ("negotiation_id","capture_sha256") REFERENCES "public"."capture"("negotiation_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_witness_of_fk" FOREIGN KEY ("negotiation_id","witness_of") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_based_on" ADD CONSTRAINT "version_based_on_version_fk" FOREIGN KEY ("negotiation_id","version_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_based_on" ADD CONSTRAINT "version_based_on_parent_fk" FOREIGN KEY ("negotiation_id","parent_id") REFERENCES "public"."version"("negotiation_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_slug" ON "document" USING btree ("negotiation_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "negotiation_slug" ON "negotiation" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "point_reading_order" ON "point" USING btree ("negotiation_id","version_id","reading_order");--> statement-breakpoint
CREATE UNIQUE INDEX "point_path" ON "point" USING btree ("negotiation_id","path","version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "version_slug" ON "version" USING btree ("negotiation_id","slug");--> statement-breakpoint
CREATE INDEX "version_document" ON "version" USING btree ("negotiation_id","document_id");