import { Hono } from "hono";
import type { Comparing } from "../comparison/comparison.ts";
import { EXTRACTOR } from "../intake/extractor.ts";
import { extensionOf } from "../intake/media-type.ts";
import { readDraft } from "../intake/read-draft.ts";
import type { RecordOfDrafts } from "../record/record.ts";
import { presentFacts, presentLineage, presentVersion } from "./present.ts";
import { sentFileName } from "./sent-file.ts";

const MARKDOWN = "text/markdown";

/** Filing versions and reading them back: their points, their bytes, the track of one point. */
export function versionRoutes(record: RecordOfDrafts, comparing: Comparing) {
  return new Hono()
    .get("/n/:negotiation/:document/:version", async (c) =>
      c.json(presentVersion(await record.getVersion(c.req.param()))),
    )
    .get("/n/:negotiation/:document/:version/capture", async (c) => {
      const capture = await record.getCapture(c.req.param());
      return c.body(new Uint8Array(capture.bytes), 200, {
        "Content-Type": `${capture.mediaType}${capture.mediaType.startsWith("text/") ? "; charset=utf-8" : ""}`,
        "Content-Disposition": `attachment; filename="${c.req.param("version")}${extensionOf(capture.mediaType)}"`,
        "X-Content-Type-Options": "nosniff",
      });
    })
    .get("/n/:negotiation/:document/:version/point/:path{.+}", async (c) => {
      const { negotiation, document, version, path } = c.req.param();
      return c.json(presentLineage(await comparing.followPoint({ negotiation, document, version, path })));
    })
    .put("/n/:negotiation/:document/:version", async (c) => {
      const { negotiation, document, version } = c.req.param();
      const mediaType = (c.req.header("content-type") ?? MARKDOWN).split(";")[0]?.trim().toLowerCase() || MARKDOWN;
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const name = sentFileName(c, `${version}${extensionOf(mediaType)}`);
      const draft = readDraft(bytes, { name, mediaType, use: "file" });
      const filing = await record.fileVersion(
        { negotiation, document, version },
        { bytes, mediaType, extractor: EXTRACTOR },
        draft,
      );
      return c.json(
        { outcome: filing.outcome, version: presentFacts(filing.version) },
        filing.outcome === "filed" ? 201 : 200,
      );
    });
}
