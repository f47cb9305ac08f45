import { randomUUID } from "node:crypto";
import { DEFAULT_BASE, DEFAULT_PACE, DEFAULT_THRESHOLD } from "../../../src/model/subscription.ts";
import { openRecord } from "../../../src/record/record.ts";
import { openStorage, type StoragePlace } from "../../../src/storage/open-storage.ts";
import { aCapture, aDraft, aNegotiation } from "../../support/drafts.ts";
import { openToldTalks } from "../../support/told-talks.ts";
import { analyze } from "./analyze.ts";

/** How long an event takes to be kept, in milliseconds, before and after many subscriptions to other things were made. */
export type Commits = { readonly before: number; readonly after: number };

const ROUNDS = 3;
const IN_A_ROUND = 150;
const INSERTED_AT_ONCE = 1_000;

/** Keeps events one after the other while people are told of them; the median of each round, and of those the least. */
export async function measureCommits(place: StoragePlace, subscriptions: number): Promise<Commits> {
  const storage = await openStorage(place);
  try {
    const { notification } = await openToldTalks(storage, "elsewhere");
    notification.keepTelling();
    const { key } = await openRecord(storage).getNegotiation("elsewhere");
    // Each beside fresh talks, so that neither has the longer history.
    const before = await leastOfRounds(storage, "quiet");
    for (let from = 0; from < subscriptions; from += INSERTED_AT_ONCE) {
      await storage.transaction(async (rows) => {
        for (let at = from; at < Math.min(subscriptions, from + INSERTED_AT_ONCE); at += 1) {
          await rows.subscriptions.insert({
            ...{ subscriptionId: randomUUID(), personId: null, tokenSha256: null, title: "", negotiationId: key },
            ...{
              target: { kind: "negotiation", negotiation: "elsewhere" },
              document: null,
              threadId: null,
              threshold: DEFAULT_THRESHOLD,
            },
            ...{ base: DEFAULT_BASE, pace: DEFAULT_PACE, endpoints: [], anchors: [], since: {}, createdAt: new Date() },
          });
        }
      });
    }
    await analyze(place);
    const after = await leastOfRounds(storage, "followed");
    await notification.close();
    return { before, after };
  } finally {
    await storage.close();
  }
}

async function leastOfRounds(storage: Awaited<ReturnType<typeof openStorage>>, name: string): Promise<number> {
  const record = openRecord(storage);
  const medians: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = `${name}-${round}`;
    const ref = { negotiation: id, document: "plan", version: "v1" };
    await record.describeNegotiation(aNegotiation(id));
    await record.fileVersion(ref, aCapture(id), aDraft());
    const took: number[] = [];
    for (let at = 0; at < IN_A_ROUND; at += 1) {
      const begun = performance.now();
      await record.reviseGrade(ref, { grade: at % 2 === 0 ? "B" : "C", reason: `For the ${at}th time.` });
      took.push(performance.now() - begun);
    }
    medians.push(took.sort((one, other) => one - other)[IN_A_ROUND / 2] ?? 0);
  }
  return Math.min(...medians);
}
