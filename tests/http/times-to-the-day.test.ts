import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { openOnPGlite } from "../support/databases.ts";
import { aCapture, aDraft } from "../support/drafts.ts";
import { ROUTES } from "../support/every-route.ts";
import { hearOut } from "../support/heard-stream.ts";
import { fileTalks, MOMENT, type State } from "../support/hidden-talks.ts";
import { type Peopled, peopleService } from "../support/peopled-service.ts";

const HOUR = 3_600_000;

/** Talks with all that can be said of a version, and who of the lower views asks everything of them. */
const ASKED: readonly (readonly [State, "reader" | "nobody"])[] = [
  ["shared", "reader"],
  ["embargoed", "nobody"],
  ["withdrawn", "nobody"],
];

/**
 * What still tells an hour, and why it may: the checkpoints of full hours, which say nothing of any one negotiation; see
 * decisions/0012.
 */
const LEFT = /"nextAt":"[^"]+:00:00\.000Z"|(?:the next one|ask again|public checkpoint,) at \d\d:00 UTC/gu;

/** More exact than a day. */
const EXACTLY = /T(?!00:00:00\.000Z)\d\d:\d\d:\d\d|\d\d:\d\d UTC/gu;

/** Of all negotiations at once. */
const LISTS: readonly string[] = ["/", "/api/n", "/api/n?limit=1", "/api/feeds/atom", "/api/feeds/json"];
const ALL_PATHS = Object.values(ROUTES)
  .flat()
  .filter((path) => !LISTS.includes(path) && !/^\/api\/feeds\/(?:atom|json)/u.test(path));

/**
 * Each place that tells a time tells it in one way, whatever the state: members are shown most, and are told of by every
 * address; of the two that nobody is shown less of, each by every other one. All of them: npm run torture -- cells
 */
function pathsFor(state: State): readonly string[] {
  if (process.env.CELLS !== undefined || state === "shared") return ALL_PATHS;
  return ALL_PATHS.filter((_, place) => place % 2 === (state === "embargoed" ? 0 : 1));
}

describe("a negotiation whose times are told to the day", () => {
  const closing: (() => Promise<void>)[] = [];
  let storage: Storage;
  let service: Service;
  const now = { at: MOMENT - 3 * HOUR };
  const sending = new Map<State, Peopled>();

  beforeAll(async () => {
    storage = (await openOnPGlite((one) => closing.push(one))).storage;
    for (const [state] of ASKED) await fileTalks(storage, state, true, () => now.at);
    const ledger = openLedger(storage, undefined, () => now.at);
    await ledger.gather();
    now.at = MOMENT;
    service = serviceOn(storage, ledger, { now: () => now.at, limit: () => undefined });
    for (const [state] of ASKED) sending.set(state, await peopleService(storage, service, `talks-${state}`));
  });
  afterAll(async () => {
    for (const one of closing.reverse()) await one();
  });

  async function ask(state: State, who: keyof Peopled, path: string) {
    const address = path.replaceAll(/(?<=[/=])N(?=[/?]|$)/gu, `talks-${state}`);
    const answer = await hearOut(await service.app.request(address, { headers: sending.get(state)?.[who] ?? {} }));
    const { etag, "last-modified": modified, ...headers } = Object.fromEntries(answer.headers);
    return { status: answer.status, modified, headers, body: await answer.text() };
  }

  for (const [state, who] of ASKED) {
    it(`tells ${who} nothing more exact anywhere, and all else as before, of what is ${state}`, async () => {
      const before = new Map<string, Awaited<ReturnType<typeof ask>>>();
      for (const path of pathsFor(state)) before.set(path, await ask(state, who, path));
      const toDesk = (await ask(state, "editor", "/api/journal/N")).body;
      await service.access.chooseTimes(`talks-${state}`, "day", LOCAL);

      let told = 0;
      for (const [path, exact] of before) {
        const { body, modified, ...rest } = await ask(state, who, path);
        expect(plain(body).match(EXACTLY), path).toBeNull();
        expect(modified, path).toBeUndefined();
        expect(JSON.stringify(rest.headers), path).not.toMatch(/\d\d:\d\d/u);
        const { modified: _, ...as } = exact;
        expect({ ...rest, body: plain(body) }, path).toEqual({ ...as, body: toTheDay(exact.body) });
        if (body !== exact.body) told += 1;
      }
      expect(told, "answers that told a time").toBeGreaterThan(15);
      expect((await ask(state, "editor", "/api/journal/N")).body).toBe(toDesk);
    });
  }

  it("tells nothing more exact in the lists of all negotiations", async () => {
    for (const [state] of ASKED) await service.access.chooseTimes(`talks-${state}`, "day", LOCAL);
    for (const [state, who] of ASKED) {
      for (const path of LISTS) {
        const { body } = await ask(state, who, path);
        expect(body).toContain("talks-");
        expect(plain(body).match(EXACTLY), `${path} to ${who}`).toBeNull();
      }
    }
  });

  it("tells those who are to keep an embargo until when, to the minute", async () => {
    const ref = { negotiation: "talks-shared", document: "plan", version: "held" };
    const opening = { state: "shared", publicFrom: "2032-01-01T06:30:00.000Z" } as const;
    await openRecord(storage).fileVersion(ref, aCapture("held"), aDraft(), undefined, opening);
    const { body } = await ask("shared", "reader", "/api/n/N/plan/held");
    expect(JSON.parse(body)).toMatchObject({
      publicFrom: "2032-01-01T06:30:00.000Z",
      filedAt: expect.stringMatching(/T00:00:00\.000Z$/u),
    });
  });

  it("tells them exactly again when that is chosen", async () => {
    const filedAt = async () => JSON.parse((await ask("shared", "nobody", "/api/n/N/plan/first")).body).filedAt;
    expect(await filedAt()).toMatch(/T00:00:00\.000Z$/u);
    await service.access.chooseTimes("talks-shared", "exact", LOCAL);
    expect(await filedAt()).not.toMatch(/T00:00:00\.000Z$/u);
  });
});

/** Without what is another each time. */
function plain(body: string): string {
  return body.replaceAll(LEFT, "LEFT");
}

/** An answer with its instants to the day: as they are told in JSON, and as a page says them. */
function toTheDay(body: string): string {
  return plain(body)
    .replaceAll(
      /<time datetime="(\d{4}-\d\d-\d\d)T[^"]+">([^<,]+), \d\d:\d\d UTC<\/time>/gu,
      '<time datetime="$1">$2</time>',
    )
    .replaceAll(/(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d\.\d{3}Z/gu, "$1T00:00:00.000Z");
}
