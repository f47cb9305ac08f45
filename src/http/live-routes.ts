import { Hono } from "hono";
import type { SeenBy } from "../views/seen-by.ts";
import { described } from "./described.ts";
import type { LiveSockets } from "./live-sockets.ts";
import { reads } from "./reads.ts";
import { negotiationPath } from "./schemas/paths.ts";

/** Typing into threads. Not under `/n/:negotiation`, where a document may have the name. */
export function liveRoutes(seen: SeenBy, sockets: Pick<LiveSockets, "open">) {
  return new Hono().get(
    "/live/:negotiation",
    described({
      needs: "anyone",
      tag: "Notes",
      summary: "Type into notes with others",
      description:
        "A WebSocket, for any number of threads. What is typed goes as updates of Yjs (format 1), each in a binary frame: a " +
        "byte 1, the number of the text on this connection and the number of the piece, four bytes each, and the update. " +
        'All else is JSON: `{"say": "open", "text": 1, "thread": "…", "epoch": null, "vector": "…"}` opens a thread, the vector being ' +
        "a state vector of Yjs in base64; what the client lacks comes next, then `opened`, with the vector beyond which the " +
        'client sends what it has. `{"say": "saved", "text": 1, "piece": 7}` tells that its pieces up to the seventh are in the ' +
        "database; `closed`, that a text is closed here, and whether it may be opened again. The name of each note in the " +
        "document of a thread is its id, and holds letters only.",
      answers: { 101: { description: "The connection.", empty: true } },
      refusals: ["negotiation-not-found", "upgrade-needed", "write-refused"],
    }),
    reads("param", negotiationPath),
    async (c) => {
      const { negotiation } = c.req.valid("param");
      const { record, notes } = seen(c);
      const { key } = await record.getNegotiation(negotiation);
      return sockets.open(c, {
        negotiationKey: key,
        seeThread: (thread) => notes.getThread({ negotiation, threadId: thread }),
      });
    },
  );
}
