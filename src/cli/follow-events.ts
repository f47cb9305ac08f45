import { setTimeout as wait } from "node:timers/promises";
import { createParser } from "eventsource-parser";
import type { presentJournal } from "../http/present.ts";
import { Problem } from "../model/problem.ts";
import type { RecordClient } from "./record-client.ts";

type SentPage = ReturnType<typeof presentJournal>;

/** An entry of a journal with what is told of it, as the API has it. */
export type WatchedEntry = SentPage["entries"][number];

/** What comes of following a journal. */
export type Followed =
  | { readonly kind: "entry"; readonly entry: WatchedEntry }
  /** All was told that was there as it began, or as it was come back to. */
  | { readonly kind: "caught-up" }
  /** The connection broke, or the service closed; it is asked again until it answers. */
  | { readonly kind: "lost" }
  /** Number `after` is none of this journal, whose newest entry is `newest`: what comes is told from there on. */
  | { readonly kind: "not-there"; readonly after: number; readonly newest: number };

export type Following = {
  readonly negotiation: string;
  /** What is to be told of, as the routes of journals read it. */
  readonly query: Readonly<Record<string, string>>;
  /** The number behind which to begin; from now on where it is left out. */
  readonly after: number | undefined;
  readonly signal: AbortSignal;
};

const COMES_BACK_AFTER_MS = 1_000;
const PAGE = 100;

/**
 * What a negotiation's journal tells, from a number on and for as long as somebody takes it: where the service goes away it
 * goes on behind the last entry that was told, as soon as one answers again. Each entry comes once.
 *
 * @param connect - To the record as it can be reached now.
 * @throws Problem, the one that the API answered: at the beginning any, later one that waiting will not mend.
 */
export async function* followEvents(
  connect: () => Promise<RecordClient>,
  { negotiation, query, after, signal }: Following,
): AsyncGenerator<Followed> {
  let cursor = after;
  for (let isBegun = false; !signal.aborted; ) {
    try {
      for await (const told of hearOnce(await connect(), negotiation, query, cursor)) {
        isBegun = true;
        if (typeof told === "number") cursor = told;
        else yield told;
      }
    } catch (error) {
      if (!isBegun || !(error instanceof Problem && MENDED_BY_WAITING.has(error.code))) throw error;
    }
    if (signal.aborted) return;
    yield { kind: "lost" };
    await wait(COMES_BACK_AFTER_MS, undefined, { signal }).catch(() => undefined);
  }
}

const MENDED_BY_WAITING: ReadonlySet<string> = new Set([
  ...["record-unavailable", "data-directory-in-use", "too-many-requests"],
]);

/** One stream to its end; numbers are the places from which to go on. */
async function* hearOnce(
  client: RecordClient,
  negotiation: string,
  query: Following["query"],
  after: number | undefined,
): AsyncGenerator<Followed | number> {
  const from = after === undefined ? {} : { after: String(after) };
  const path = `/api/journal/${encodeURIComponent(negotiation)}`;
  const bytes = await client.download(`${path}/stream?${new URLSearchParams({ ...query, ...from })}`);
  for await (const piece of piecesOf(bytes)) {
    if (piece.kind === "comment") {
      if (piece.text === "caught up") yield { kind: "caught-up" };
      continue;
    }
    if (piece.event !== "reset") {
      const entry = JSON.parse(piece.data) as WatchedEntry;
      yield { kind: "entry", entry };
      yield entry.position;
      continue;
    }
    const left = JSON.parse(piece.data) as { readonly after: number; readonly to: number };
    if (after !== undefined && after > left.to) yield { kind: "not-there", after, newest: left.to };
    else yield* readPages(client, path, query, left);
    yield left.to;
  }
}

/** What is too much for a stream. */
async function* readPages(
  client: RecordClient,
  path: string,
  query: Following["query"],
  { after, to }: { readonly after: number; readonly to: number },
): AsyncGenerator<Followed | number> {
  for (let cursor: number | null = after; cursor !== null && cursor < to; ) {
    const asked = new URLSearchParams({ ...query, after: String(cursor), limit: String(Math.min(PAGE, to - cursor)) });
    const page = (await client.request("GET", `${path}?${asked}`)) as SentPage;
    for (const entry of page.entries) {
      yield { kind: "entry", entry };
      yield entry.position;
    }
    cursor = page.next;
  }
}

type Piece =
  | { readonly kind: "comment"; readonly text: string }
  | { readonly kind: "event"; readonly event: string | undefined; readonly data: string };

/** A body that breaks off is over. */
async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const found: Piece[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => void found.push({ kind: "event", event, data }),
    onComment: (text) => void found.push({ kind: "comment", text: text.trim() }),
  });
  const decoder = new TextDecoder();
  try {
    for await (const some of bytes) {
      parser.feed(decoder.decode(some, { stream: true }));
      yield* found.splice(0);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
  }
}
