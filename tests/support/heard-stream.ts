/** What came in one piece of a stream of events: an event, the place to go on from, or a comment. */
export type Heard = {
  readonly id?: string;
  readonly event?: string;
  readonly data?: unknown;
  readonly comment?: string;
};

/** A stream of events as its client reads it. What is awaited is read, and no more. */
export type HeardStream = {
  /** The next piece; undefined at the end. Comments that only keep the connection open are left out. */
  next(): Promise<Heard | undefined>;
  /** Everything up to the comment that this is all there was, that one left out. @throws where it ends before. */
  untilCaughtUp(): Promise<readonly Heard[]>;
  /** Everything that comes until the other side ends it. */
  untilEnd(): Promise<readonly Heard[]>;
  hangUp(): Promise<void>;
};

const CAUGHT_UP = "caught up";

export function hearStream(answer: Response): HeardStream {
  if (answer.body === null) throw new Error("Nothing is to be heard.");
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const next = async (): Promise<Heard | undefined> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const heard = readPiece(text.slice(0, end));
        text = text.slice(end + 2);
        if (heard.comment === "") continue;
        return heard;
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  return {
    next,
    async untilCaughtUp() {
      const all: Heard[] = [];
      for (let one = await next(); one?.comment !== CAUGHT_UP; one = await next()) {
        if (one === undefined) throw new Error(`The stream ended after ${JSON.stringify(all)}.`);
        all.push(one);
      }
      return all;
    },
    async untilEnd() {
      const all: Heard[] = [];
      for (let one = await next(); one !== undefined; one = await next()) all.push(one);
      return all;
    },
    hangUp: () => reader.cancel(),
  };
}

/**
 * An answer that has an end: of a stream all that came until it had caught up, as it came, and then it is hung up; anything
 * else is as it was. For tables that ask every route.
 */
export async function hearOut(answer: Response): Promise<Response> {
  if (answer.headers.get("content-type") !== "text/event-stream" || answer.body === null) return answer;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.endsWith(`: ${CAUGHT_UP}\n\n`)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`The stream ended after "${text}".`);
    text += value;
  }
  await reader.cancel();
  const { status, headers } = answer;
  return new Response(text, { status, headers });
}

function readPiece(piece: string): Heard {
  const fields = new Map(
    piece.split("\n").map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [colon === 0 ? "comment" : line.slice(0, colon), line.slice(colon + 1).trimStart()];
    }),
  );
  const { data, ...rest } = Object.fromEntries(fields);
  return { ...rest, ...(data === undefined ? {} : { data: JSON.parse(data) as unknown }) };
}
