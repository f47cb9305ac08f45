import { readAtom } from "../../support/read-atom.ts";
import { type Arrival, type Channel, type Finished, messageOf } from "./channel.ts";

type Entry = { readonly id: string; readonly title: string; readonly text: string; readonly page: string };

/** A document of a feed as its reader has it: newest first, and where what is older stands. */
type Document = { readonly entries: readonly Entry[]; readonly older: string | undefined };

type Format = "atom" | "json";

/**
 * A reader of feeds, which knows entries by their ids: it asks whether there is anything new, and, since it may have been
 * away, goes back from archive to archive until it meets one that it has read (RFC 5005, 4).
 *
 * @param paths - Of the feeds that it reads.
 */
export function feedChannel(format: Format, paths: readonly string[]): Channel {
  const known = new Map<string, Entry>();
  const archives = new Set<string>();
  const tags = new Map<string, string>();
  const complaints: string[] = [];
  let [home, isAway] = ["", false];

  /** @returns Whether there was anything to read. What breaks off is not kept, so that nothing is passed over. */
  async function poll(path: string): Promise<boolean> {
    const url = `${home}${path}`;
    const tag = tags.get(url);
    const answer = await fetch(url, { headers: tag === undefined ? {} : { "if-none-match": tag } });
    if (answer.status === 304) return false;
    const newest = await readDocument(answer, format);
    const read = [newest];
    const walked: string[] = [];
    for (let { older } = newest; older !== undefined && !archives.has(older); ) {
      const archive = await readDocument(await fetch(older), format);
      read.push(archive);
      walked.push(older);
      older = archive.older;
    }
    for (const entry of read.reverse().flatMap(({ entries }) => [...entries].reverse())) keep(entry);
    for (const archive of walked) archives.add(archive);
    tags.set(url, answer.headers.get("etag") ?? "");
    return true;
  }
  function keep(entry: Entry): void {
    const before = known.get(entry.id);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(entry))
      complaints.push(`${entry.id} said “${before.text}” before, and “${entry.text}” now.`);
    known.set(entry.id, entry);
  }

  return {
    ...{ name: format, mostRepeated: 0, complaints },
    setOut(isOut) {
      isAway = isOut;
    },
    async begin({ address }) {
      home = address;
    },
    async look() {
      if (isAway) return;
      // It may be killed while it answers.
      for (const path of paths) await poll(path).catch(() => undefined);
    },
    async arrived(finished) {
      for (const path of paths) {
        await poll(path);
        if (await poll(path)) complaints.push(`${path} was sent once more though nothing had happened.`);
      }
      return [...known.values()].map((entry) => messageOf(recognise(entry, finished)));
    },
  };
}

async function readDocument(answer: Response, format: Format): Promise<Document> {
  if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}.`);
  const text = await answer.text();
  if (format === "atom") {
    const { entries, links } = readAtom(text);
    return {
      older: links.get("prev-archive"),
      entries: entries.map(({ id, title, paragraphs, page = "" }) => ({
        id,
        title,
        text: paragraphs.join("\n"),
        page,
      })),
    };
  }
  const { items, next_url: older } = JSON.parse(text) as SentJson;
  return {
    older,
    entries: items.map(({ id, title, content_text, url }) => ({ id, title, text: content_text, page: url })),
  };
}

type SentJson = {
  readonly items: readonly Record<"id" | "title" | "content_text" | "url", string>[];
  readonly next_url?: string;
};

/** Which event an entry tells of: its reader has no number, but words and a page. */
function recognise({ id, title, text, page }: Entry, { toldOf }: Finished): Arrival {
  const [, , negotiation = ""] = new URL(page).pathname.split("/");
  const words = /^“(.*)”$/mu.exec(text)?.[1] ?? title.split(", ").at(-1);
  const event = toldOf.find((one) => one.negotiation === negotiation && one.words === words);
  return { negotiation, entry: event?.entry ?? -1, document: event?.document ?? title, id };
}
