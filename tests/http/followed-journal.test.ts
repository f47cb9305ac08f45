import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord, type RecordOfDrafts } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { hearStream } from "../support/heard-stream.ts";
import { peopleService } from "../support/peopled-service.ts";
import { sessionOf } from "../support/session-of.ts";

const FLEET = {
  first: { points: "1. The fleet is limited to 600 ships.\n2. Talks go on." },
  second: {
    points: "1. The fleet is limited to 600 ships.\n2. Talks shall go on.",
    basedOn: ["first"],
    grade: "D" as const,
  },
  third: {
    points: "1. Talks shall go on.\n2. The fleet is limited to 800 ships.",
    basedOn: ["second"],
    grade: "B" as const,
  },
};

/** What a query tells of the fleet, each event by its version and its first sentence. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  "document=plan": [
    "first: It has 2 points, and comes from no other text.",
    "third: Against plan@second: 1 point reworded, in substance: 600 ships → 800 ships (point 2). 1 moved, 2 renumbered, 1 unchanged.",
  ],
  "point=plan@first%231": [
    "first: It has 2 points, and comes from no other text.",
    "third: 600 ships → 800 ships (point 2).",
  ],
  "point=plan@first%231&unchanged=yes": [
    "first: It has 2 points, and comes from no other text.",
    "second: point 1 says what it said.",
    "third: 600 ships → 800 ships (point 2).",
  ],
  "grade=B": [
    "third: Against plan@second: 1 point reworded, in substance: 600 ships → 800 ships (point 2). 1 moved, 2 renumbered, 1 unchanged.",
  ],
  "q=800&document=plan": ["third: “800” stands in 2."],
  "kinds=description": ["undefined: Its title, parties, rounds or documents are others."],
  "kinds=withdrawal,standing": [],
};

const REFUSED: Readonly<Record<string, readonly [number, string]>> = {
  "kinds=all": [400, '"kinds" is not one or several of new-version, '],
  "changes=": [400, '"changes" is not one or several of quantity, '],
  "grade=F": [400, '"grade" is none of A, B, C, D, E.'],
  "point=plan@first%231&term=army": [400, "The query names several things to be told of."],
  "document=charter": [404, 'The negotiation "fleet" has no document "charter".'],
  "point=plan@first%239": [404, 'has no point "9"'],
  "base=fourth": [404, "fourth"],
};

describe("a journal of which a query says what is to be told", () => {
  let storage: Storage;
  let record: RecordOfDrafts;
  let service: Service;

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    record = openRecord(storage);
    service = serviceOn(storage);
    await fileDrawn(record, "fleet", FLEET);
  });
  afterAll(async () => {
    await service.close();
    await storage.close();
  });

  const ask = (query: string, route = "") =>
    service.app.request(`/api/journal/fleet${route}?${query}`, {}, { inProcess: true });
  const draw = (entry: unknown) => {
    const { version, told } = entry as { version?: string; told?: { sentences: readonly string[] } };
    return `${version}: ${told?.sentences[0]}`;
  };

  for (const [query, told] of Object.entries(TOLD)) {
    it(`tells of ${query} what a subscription would, in its words, by page and by stream`, async () => {
      const { entries } = (await (await ask(query)).json()) as { readonly entries: readonly unknown[] };
      expect(entries.map(draw)).toEqual(told);
      const heard = await hearStream(await ask(`${query}&after=-1`, "/stream")).untilCaughtUp();
      expect(heard.flatMap(({ data }) => (data === undefined ? [] : [draw(data)]))).toEqual(told);
    });
  }

  for (const [query, [status, sentence]] of Object.entries(REFUSED)) {
    it(`refuses ${query}, by page and by stream`, async () => {
      for (const route of ["", "/stream"]) {
        const answer = await ask(query, route);
        expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
          status,
          expect.stringContaining(sentence),
        ]);
      }
    });
  }

  it("goes on, page after page and stream after stream, behind entries of which it tells nothing", async () => {
    const page = (await (await ask("grade=B&limit=2")).json()) as { entries: readonly unknown[]; next: number };
    expect(page).toEqual({ entries: [], next: 1 });
    const heard = await hearStream(await ask("kinds=description&after=-1", "/stream")).untilCaughtUp();
    expect(heard.map(({ id, event }) => [id, event])).toEqual([
      ["-1", undefined],
      ["0", "negotiation-described"],
      ["3", undefined],
    ]);
  });

  it("tells two who listen at once each from what they looked at themselves", async () => {
    await peopleService(storage, service, "fleet");
    const cookies = await Promise.all(
      ["rita", "rosa"].map(async (name) => {
        if (name === "rosa") await service.access.addPerson({ name, isOwner: false, password: null }, LOCAL);
        await service.access.setRole("fleet", name, "reader", LOCAL);
        return sessionOf(storage, name);
      }),
    );
    const asksAs = (cookie: string, path: string) =>
      service.app.request(path, { headers: { cookie } }, { incoming: { socket: { remoteAddress: "192.0.2.1" } } });
    for (const [at, version] of ["first", "third"].entries())
      expect((await asksAs(cookies[at] ?? "", `/api/n/fleet/plan/${version}`)).status).toBe(200);
    const streams = await Promise.all(
      cookies.map(async (cookie) =>
        hearStream(await asksAs(cookie, "/api/journal/fleet/stream?document=plan&base=last-looked")),
      ),
    );
    for (const stream of streams) await stream.untilCaughtUp();
    await fileDrawn(record, "fleet", {
      fourth: { points: "1. Talks shall go on.\n2. The fleet is limited to 900 ships.", basedOn: ["third"] },
    });
    const told = await Promise.all(streams.map(async (stream) => draw((await stream.next())?.data)));
    for (const stream of streams) await stream.hangUp();
    expect(told).toEqual([
      expect.stringContaining("600 ships → 900 ships"),
      expect.stringContaining("800 ships → 900 ships"),
    ]);
  });
});
