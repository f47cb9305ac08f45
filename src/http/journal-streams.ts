import { ServerResponse } from "node:http";
import type { Context } from "hono";
import type { Access } from "../access/access.ts";
import { actorOf } from "../asking/actor-of.ts";
import type { TakePlace } from "../asking/limit-streams.ts";
import { rightsIn } from "../model/can.ts";
import { Problem } from "../model/problem.ts";
import type { JournalPage } from "../record/record.ts";
import type { Seen } from "../views/see-as.ts";
import { type EventStream, openEventStream, openStraightEventStream } from "./event-stream.ts";
import { type Audience, openAudiences } from "./journal-audiences.ts";
import { catchUp, type HeardJournal, STILL_HERE, tellJournal, writeEvents } from "./journal-events.ts";
import type { presentJournal } from "./present.ts";
import { answerStraight } from "./straight-answer.ts";

/** The journals of negotiations, followed by those who may see them. */
export type JournalStreams = {
  /**
   * Opens a stream. It goes on until the client hangs up or does not read, until what let them in does not any more, until
   * the database does not answer, or until `close`.
   *
   * @throws Problem `negotiation-not-found`, and the problems of `TakePlace`.
   */
  open(c: Context, wanted: WantedStream): Promise<Response>;
  /** Ends all of them at once, and opens no more. */
  close(): void;
};

type WantedStream = {
  readonly record: Pick<Seen["record"], "getNegotiation" | "readJournal" | "follow">;
  readonly negotiation: string;
  /** Which entries of a page are told, and how. */
  readonly present: (page: JournalPage) => Promise<ReturnType<typeof presentJournal>>;
  /** What is the same for all to whom the same is told of one journal. */
  readonly wanted: string;
  /** The number of an entry in the journal as they have it, or -1; behind its newest where it is left out. */
  readonly after: number | undefined;
};

const HEADERS = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store",
  // A proxy that collects what it passes on would hold entries back.
  "X-Accel-Buffering": "no",
} as const;

const SAYS_SOMETHING_EVERY_MS = 15_000;
const PAGE = 100;

/** @param everyMs - How often a stream says something where nothing happens. */
export function openJournalStreams(
  watch: Access["watch"],
  takePlace: TakePlace,
  everyMs = SAYS_SOMETHING_EVERY_MS,
): JournalStreams {
  const open = new Set<() => void>();
  const audiences = openAudiences();
  let isClosed = false;

  function begin(
    c: Context,
    { record, negotiation, present, wanted, after }: WantedStream,
    key: string,
    newest: number,
  ): Response {
    const actor = actorOf(c);
    const giveBack = takePlace(c, actor);
    // Each by itself: a stream keeps no more of the record in memory than what it asks.
    const { getNegotiation, readJournal, follow } = record;
    const told = JSON.stringify([negotiation, rightsIn(actor, key), wanted]);
    const audience = audiences.enter(told, (grown) => follow(negotiation, grown));
    const { stream, answer } = openAnswer(c, () => {
      open.delete(stream.end);
      clearInterval(beat);
      audience.leave();
      watched.stop();
      giveBack();
    });
    open.add(stream.end);
    const beat = setInterval(() => void (stream.isTaken() && stream.send(STILL_HERE)), everyMs).unref();
    const watched = watch({ actor, negotiationKey: key, onEnd: stream.end });
    const journal: HeardJournal = {
      async read(from) {
        const page = await readJournal(negotiation, from, PAGE);
        return writeEvents(await present(page), page.entries.at(-1)?.position);
      },
      newest: async () => (await getNegotiation(negotiation)).journalLength - 1,
      confirm: watched.confirm,
    };
    void tellAll(stream, journal, audience, after, newest);
    return answer;
  }

  return {
    async open(c, wanted) {
      const { key, journalLength } = await wanted.record.getNegotiation(wanted.negotiation);
      if (isClosed) throw closing();
      // Of its answer Hono drops the body, and nobody would ever hang up.
      if (c.req.method === "HEAD") return c.body(null, 200, HEADERS);
      return begin(c, wanted, key, journalLength - 1);
    },
    close() {
      isClosed = true;
      for (const end of [...open]) end();
    },
  };
}

/** Straight over the connection that the request came by, or, where it came by none, as a body. */
function openAnswer(c: Context, onEnd: () => void): { readonly stream: EventStream; readonly answer: Response } {
  const outgoing: unknown = c.env?.outgoing;
  if (outgoing instanceof ServerResponse) {
    const stream = openStraightEventStream(outgoing, onEnd);
    return { stream, answer: answerStraight(c, HEADERS, stream.begin) };
  }
  const stream = openEventStream(c.env, onEnd);
  return { stream, answer: c.body(stream.body, 200, HEADERS) };
}

/** What was there, and then what comes, until nobody listens. */
async function tellAll(
  stream: Pick<EventStream, "send" | "sendNow" | "end" | "isEnded">,
  journal: HeardJournal,
  audience: Pick<Audience, "listen">,
  after: number | undefined,
  newest: number,
): Promise<void> {
  const listener = { read: journal.read, confirm: journal.confirm, sendNow: stream.sendNow };
  try {
    let cursor = await sendAll(stream, tellJournal(journal, after, newest));
    while (cursor !== undefined) {
      cursor = await audience.listen(listener, cursor);
      // Whoever takes no more for now is waited for, and comes back.
      if (cursor !== undefined) cursor = await sendAll(stream, catchUp(journal, cursor));
    }
  } catch (error) {
    // Whoever asks again is told that the database is away.
    if (!stream.isEnded() && !(error instanceof Problem)) console.error(error);
  } finally {
    stream.end();
  }
}

/** @returns What `told` returns; undefined where nobody listens any more. */
async function sendAll(
  { send }: Pick<EventStream, "send">,
  told: AsyncGenerator<Uint8Array, number | undefined>,
): Promise<number | undefined> {
  for (let one = await told.next(); ; one = await told.next()) {
    if (one.done === true) return one.value;
    if (!(await send(one.value))) return undefined;
  }
}

function closing(): Problem {
  return new Problem("record-unavailable", "The service is closing.", "Ask again in a moment.", {}, { retryAfter: 3 });
}
