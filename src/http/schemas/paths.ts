import { z } from "zod";
import { readVersionName } from "../../model/address.ts";

// Any text is let through: a name that no negotiation can have is not found, as one is that none happens to have.
const negotiation = z.string().meta({ description: "Id of a negotiation.", examples: ["boathouse"] });
const document = z.string().meta({ description: "Id of a document of the negotiation.", examples: ["lease"] });
const version = z.string().meta({
  description:
    "Id of a version of the document; ~2 behind it names its second reading, +reading the reading text of its draft.",
  examples: ["town-1-2024-02-05"],
});
const path = z.string().meta({ description: "Path of a point within the version.", examples: ["2.a"] });

/** `/n/:negotiation` */
export const negotiationPath = z.object({ negotiation });
/** `/n/:negotiation/:document` */
export const documentPath = z.object({ negotiation, document });
/** `/n/:negotiation/:document/:version`, also of one reading: `town-1~2`, `town-1+reading`. */
export const versionPath = z.object({ negotiation, document, version }).transform(withReading);
/** `/n/:negotiation/:document/:version/point/:path` */
export const pointPath = z.object({ negotiation, document, version, path }).transform(withReading);

function withReading<Named extends { version: string }>(named: Named) {
  return { ...named, ...readVersionName(named.version) };
}
