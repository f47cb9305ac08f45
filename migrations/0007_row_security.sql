ALTER TABLE "alignment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "capture" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "correction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "document" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "journal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ledger_leaf" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "negotiation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "point" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "version_based_on" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "version" ADD COLUMN "open_state" text;--> statement-breakpoint
ALTER TABLE "version" ADD COLUMN "public_from" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "version" SET "open_state" = 'published';--> statement-breakpoint
-- What was filed before is as open as its journal says last; of what was withdrawn, no embargo ends any more.
UPDATE "version" SET
	"open_state" = coalesce("said"."opening" ->> 'state', 'published'),
	"public_from" = CASE WHEN EXISTS (
		SELECT FROM "journal" "gone" WHERE "gone"."negotiation_id" = "said"."negotiation_id"
			AND "gone"."version_id" = "said"."version_id" AND "gone"."event" = 'version-withdrawn'
	) THEN NULL ELSE ("said"."opening" ->> 'publicFrom')::timestamptz END
FROM (
	SELECT DISTINCT ON ("negotiation_id", "version_id") "negotiation_id", "version_id",
		CASE "event" WHEN 'version-filed' THEN "data" -> 'opening' WHEN 'version-opened' THEN "data" END AS "opening"
	FROM "journal" WHERE "event" IN ('version-filed', 'version-opened', 'embargo-ended')
	ORDER BY "negotiation_id", "version_id", "position" DESC
) "said"
WHERE "version"."negotiation_id" = "said"."negotiation_id" AND "version"."version_id" = "said"."version_id";--> statement-breakpoint
ALTER TABLE "version" ALTER COLUMN "open_state" SET NOT NULL;--> statement-breakpoint
CREATE POLICY "alignment_seen" ON "alignment" AS PERMISSIVE FOR SELECT TO public USING (before_version_id <> after_version_id and exists (select from version seen where seen.negotiation_id = alignment.negotiation_id and seen.version_id = alignment.before_version_id) and exists (select from version seen where seen.negotiation_id = alignment.negotiation_id and seen.version_id = alignment.after_version_id));--> statement-breakpoint
CREATE POLICY "capture_seen" ON "capture" AS PERMISSIVE FOR SELECT TO public USING (exists (select from version seen where seen.negotiation_id = capture.negotiation_id and seen.capture_sha256 = capture.sha256) or exists (select from correction seen where seen.negotiation_id = capture.negotiation_id and seen.capture_sha256 = capture.sha256));--> statement-breakpoint
CREATE POLICY "correction_seen" ON "correction" AS PERMISSIVE FOR SELECT TO public USING (exists (select from version seen where seen.negotiation_id = correction.negotiation_id and seen.version_id = correction.version_id));--> statement-breakpoint
CREATE POLICY "document_seen" ON "document" AS PERMISSIVE FOR SELECT TO public USING (exists (select from version seen where seen.negotiation_id = document.negotiation_id and seen.document_id = document.document_id));--> statement-breakpoint
CREATE POLICY "journal_seen" ON "journal" AS PERMISSIVE FOR SELECT TO public USING ((version_id is null or exists (select from version seen where seen.negotiation_id = journal.negotiation_id and seen.version_id = journal.version_id)) and (event <> 'verdict-given' or exists (select from version seen where seen.negotiation_id = journal.negotiation_id and seen.slug = journal.data ->> 'beforeVersion')) and (event <> 'reading-chosen' or exists (select from version seen where seen.negotiation_id = journal.negotiation_id and seen.slug = journal.data -> 'point' ->> 'version')) and (event <> 'reading-chosen' or data ->> 'witness' is null or exists (select from version seen where seen.negotiation_id = journal.negotiation_id and seen.slug = journal.data ->> 'witness')) and (event <> 'negotiation-described' or not exists (select from jsonb_array_elements(data -> 'documents') as named (described) where not exists (select from document seen where seen.negotiation_id = journal.negotiation_id and seen.slug = named.described ->> 'id'))));--> statement-breakpoint
CREATE POLICY "ledger_leaf_seen" ON "ledger_leaf" AS PERMISSIVE FOR SELECT TO public USING (exists (select from journal seen where seen.negotiation_id = ledger_leaf.negotiation_id and seen.position = ledger_leaf.position));--> statement-breakpoint
CREATE POLICY "negotiation_seen" ON "negotiation" AS PERMISSIVE FOR SELECT TO public USING (current_user = 'travaux_members' or exists (select from version seen where seen.negotiation_id = negotiation.negotiation_id));--> statement-breakpoint
CREATE POLICY "point_seen" ON "point" AS PERMISSIVE FOR SELECT TO public USING (exists (select from version seen where seen.negotiation_id = point.negotiation_id and seen.version_id = point.version_id));--> statement-breakpoint
CREATE POLICY "version_seen" ON "version" AS PERMISSIVE FOR SELECT TO public USING (open_state = 'published' or (open_state = 'shared' and current_user = 'travaux_members'));--> statement-breakpoint
CREATE POLICY "version_based_on_seen" ON "version_based_on" AS PERMISSIVE FOR SELECT TO public USING (exists (select from version seen where seen.negotiation_id = version_based_on.negotiation_id and seen.version_id = version_based_on.version_id) and exists (select from version seen where seen.negotiation_id = version_based_on.negotiation_id and seen.version_id = version_based_on.parent_id));