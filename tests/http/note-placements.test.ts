import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { askService } from "../support/asked-service.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { sessionOf } from "../support/session-of.ts";

const BOATHOUSE = "title: A boathouse\ndocuments: [{ id: lease, title: Lease }, { id: rules, title: Rules }]\n";

const RENT = "The rent is 100 a month and is paid in advance on the first day of each quarter.";
const ROOF = "The roof is mended by the town whenever rain comes through it during the sailing season.";
const KEYS = "The keys are kept by the harbour master, who hands them to no stranger without a written order.";
const DOGS = "Dogs are kept on a lead along the whole of the northern jetty from May until late September.";

/** By version, what is filed, each on top of those before it. */
const VERSIONS: readonly (readonly [string, string, string?])[] = [
  ["lease/v1", `1. ${RENT}\n2. ${ROOF}\n3. ${KEYS}\n4. ${DOGS}\n`],
  // The rent was edited, the roof renumbered, the dogs dropped.
  ["lease/v2", `1. ${RENT.replace("100 a month", "120 a month")}\n2. ${KEYS}\n3. ${ROOF}\n`, "based-on: [v1]\n"],
  ["lease/v3", `1. ${RENT.replace("100 a month", "130 a month")}\n2. ${KEYS}\n3. ${ROOF}\n`, "based-on: [v2]\n"],
  // The dogs went over into another document.
  ["rules/r1", `1. Visitors report at the office before noon.\n2. ${DOGS}\n`],
];

describe("where notes stand in a version", () => {
  let service: Service;
  let storage: Storage;
  let asked: Awaited<ReturnType<typeof askService>>;

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    service = serviceOn(storage, undefined, { limit: () => undefined });
    asked = await askService(service);
    await asked.put("/api/n/boathouse", BOATHOUSE);
    for (const [path, text, facts = ""] of VERSIONS) await file(path, text, facts);
  });
  afterAll(() => service.close());

  const file = async (path: string, text: string, facts: string, query = "") => {
    const dated = `published: 2024-0${path.at(-1)}-01\n`;
    const filed = await asked.put(
      `/api/n/boathouse/${path}${query}`,
      draftText(text, facts).replace(/published:.*\n/u, dated),
    );
    expect([path, filed.status]).toEqual([path, 201]);
  };

  const begin = async (version: string, path: string, exact?: string) => {
    const target = { kind: "point", version, path, quote: exact === undefined ? null : { exact } };
    const { status, body } = await asked.post("/api/n/boathouse/notes", { target, body: `On ${exact}.` });
    expect([status, body.detail]).toEqual([201, undefined]);
    return body.id as string;
  };

  type Placed = { thread: { id: string }; placement: null | Record<string, unknown> };

  /** `placed 3 "the town"`, with who decided it; undefined where it is not among the notes of the version. */
  async function standsIn(version: string, id: string): Promise<string | undefined> {
    const { body } = await asked.get(`/api/n/boathouse/${version}/notes`);
    const found = (body.threads as Placed[]).find(({ thread }) => thread.id === id);
    return found && drawn(found);
  }

  function drawn({ placement }: Placed): string {
    if (placement === null) return "as written";
    const { kind, anchor, decided } = placement as {
      kind: string;
      anchor: { path: string; quote: { exact: string } | null } | null;
      decided: { by: string } | null;
    };
    const where = anchor === null ? "" : ` ${anchor.path}${anchor.quote === null ? "" : ` "${anchor.quote.exact}"`}`;
    return `${kind}${where}${decided === null ? "" : ` by ${decided.by}`}`;
  }

  const decide = (id: string, said: object) => asked.post(`/api/n/boathouse/notes/${id}/placements`, said);

  it("is as it was written on its own version, and where its words are found in those before and behind", async () => {
    const id = await begin("lease@v1", "2", "mended by the town");
    expect(await standsIn("lease/v1", id)).toBe("as written");
    expect(await standsIn("lease/v2", id)).toMatch(/^(?:placed|moved) 3 "mended by the town"$/u);
    expect(await standsIn("lease/v3", id)).toMatch(/^(?:placed|moved) 3 "mended by the town"$/u);
    const later = await begin("lease@v3", "2", "harbour master");
    expect(await standsIn("lease/v1", later)).toMatch(/^(?:placed|moved) 3 "harbour master"$/u);
  });

  it("shows words that were edited as they are now", async () => {
    const id = await begin("lease@v1", "1", "100 a month");
    expect(await standsIn("lease/v2", id)).toBe('changed 1 "120 a month"');
    const { body } = await asked.get(`/api/n/boathouse/notes/${id}`);
    expect(body.target.quote.exact, "it opens as it was written").toBe("100 a month");
  });

  it("is an orphan where its point was dropped, and a guess for a person in the document that the point went to", async () => {
    const id = await begin("lease@v1", "4", "northern jetty");
    expect(await standsIn("lease/v2", id)).toMatch(/^orphaned/u);
    expect(await standsIn("rules/r1", id)).toBe('unconfirmed 2 "northern jetty"');
    const other = await begin("lease@v1", "3", "written order");
    expect(await standsIn("rules/r1", other), "nothing of it is there").toBeUndefined();
    const list = async (orphaned: string) =>
      ((await asked.get(`/api/n/boathouse/notes?orphaned=${orphaned}`)).body.threads as { id: string }[]).map(
        (one) => one.id,
      );
    expect(await list("yes")).toContain(id);
    expect(await list("no")).toContain(other);
    expect(await list("no")).not.toContain(id);
  });

  it("is where somebody says, there and in the versions behind", async () => {
    const id = await begin("lease@v1", "4", "northern jetty");
    const answer = await decide(id, {
      decision: "re-attach",
      version: "lease@v2",
      path: "2",
      quote: { exact: "no stranger" },
    });
    expect([answer.status, drawn(answer.body)]).toEqual([201, 'placed 2 "no stranger" by local']);
    expect(await standsIn("lease/v2", id)).toBe('placed 2 "no stranger" by local');
    expect(await standsIn("lease/v3", id)).toMatch(/^placed 2 "no stranger"$/u);
    await file("lease/v4", `1. ${KEYS}\n2. ${ROOF}\n`, "based-on: [v3]\n");
    expect(await standsIn("lease/v4", id), "a version that was filed later").toBe('placed 1 "no stranger"');
    expect(await standsIn("lease/v1", id)).toBe("as written");
  });

  it("is nowhere in a version where it was left behind, nor in those behind, until somebody says otherwise", async () => {
    const id = await begin("lease@v1", "2", "sailing season");
    expect(drawn((await decide(id, { decision: "leave", version: "lease@v2" })).body)).toBe("orphaned by local");
    expect(await standsIn("lease/v3", id)).toBe("orphaned");
    expect((await decide(id, { decision: "confirm", version: "lease@v3" })).body.detail).toMatch(/nothing to confirm/u);
    await decide(id, { decision: "confirm", version: "lease@v2" });
    expect(await standsIn("lease/v3", id)).toMatch(/"sailing season"/u);
  });

  it("is confirmed as the machine has it, which is kept with who did", async () => {
    const id = await begin("lease@v1", "1", "100 a month");
    await decide(id, { decision: "confirm", version: "lease@v2" });
    expect(await standsIn("lease/v2", id)).toBe('placed 1 "120 a month" by local');
    expect(await standsIn("lease/v3", id), "carried from what was confirmed").toBe('changed 1 "130 a month"');
    const { body } = await asked.get(`/api/n/boathouse/notes/${id}/history`);
    expect(body.steps.at(-1)).toMatchObject({
      deed: "placement-confirmed",
      version: "lease@v2",
      path: "1",
      quote: { exact: "120 a month" },
    });
  });

  const REFUSED: Readonly<Record<string, readonly [object, number, RegExp]>> = {
    "its own version": [{ decision: "leave", version: "lease@v1" }, 422, /written on this version/u],
    "a place that was not found": [{ decision: "confirm", version: "lease@v2" }, 422, /nothing to confirm/u],
    "words that are not there": [
      { decision: "re-attach", version: "lease@v2", path: "1", quote: { exact: "tax" } },
      409,
      /does not say "tax"/u,
    ],
    "a point that is not there": [{ decision: "re-attach", version: "lease@v2", path: "9" }, 404, /no point "9"/u],
    "a version that is not there": [{ decision: "leave", version: "lease@v9" }, 404, /no version "v9"/u],
    "no decision": [{ version: "lease@v2" }, 400, /"decision" of the body/u],
  };
  for (const [what, [said, status, says]] of Object.entries(REFUSED))
    it(`is refused for ${what}, in a sentence`, async () => {
      const id = await begin("lease@v1", "4", "northern jetty");
      const { body } = await decide(id, said);
      expect([body.status, body.detail]).toEqual([status, expect.stringMatching(says)]);
    });

  it("of notes on no point is their versions alone", async () => {
    const change = {
      kind: "change",
      before: { version: "lease@v1", path: "1" },
      after: { version: "lease@v2", path: "1" },
    };
    const ids: string[] = [];
    for (const target of [
      change,
      { kind: "absence", version: "lease@v2", matter: "boats" },
      { kind: "version", version: "lease@v2" },
    ])
      ids.push((await asked.post("/api/n/boathouse/notes", { target, body: "So." })).body.id);
    const [onChange = "", onAbsence = "", onVersion = ""] = ids;
    expect(await Promise.all(ids.map((id) => standsIn("lease/v2", id)))).toEqual(Array(3).fill("as written"));
    expect([await standsIn("lease/v1", onChange), await standsIn("lease/v1", onAbsence)]).toEqual([
      "as written",
      undefined,
    ]);
    expect(await standsIn("lease/v3", onVersion)).toBeUndefined();
    expect((await decide(onVersion, { decision: "leave", version: "lease@v3" })).body.detail).toMatch(
      /Only a note on a point/u,
    );
  });

  it("goes over a correction to the newer reading of its own version", async () => {
    await file("lease/v5", `1. ${RENT}\n2. ${KEYS}\n`, "based-on: [v4]\n");
    const id = await begin("lease@v5", "2", "harbour master");
    const text = draftText(`1. ${RENT}\n2. ${ROOF}\n3. ${KEYS}\n`, "based-on: [v4]\n");
    await asked.post("/api/n/boathouse/lease/v5/corrections", { corrects: 1, reason: "A point was missing.", text });
    expect(await standsIn("lease/v5~1", id)).toBe("as written");
    expect(await standsIn("lease/v5", id)).toMatch(/"harbour master"$/u);
    const { body } = await asked.get(`/api/n/boathouse/notes/${id}`);
    expect(body.page).toBe("/n/boathouse/lease/v5~1#p-2");
  });

  it("tells nobody of a version that they may not see, nor of what was said of it", async () => {
    const id = await begin("lease@v1", "2", "mended by the town");
    await asked.post(`/api/n/boathouse/notes/${id}/placements`, { decision: "confirm", version: "lease@v2" });
    await file("lease/v6", `1. ${KEYS}\n2. ${ROOF}\n`, "based-on: [v4]\n", "?state=private");
    await decide(id, { decision: "re-attach", version: "lease@v6", path: "1", quote: { exact: "no stranger" } });
    await file("lease/v7", `1. ${KEYS}\n2. ${ROOF}\n`, "based-on: [v4]\n");
    await asked.post("/api/n/boathouse/notes", { target: { kind: "version", version: "lease@v6" }, body: "Hidden." });
    const { access } = service;
    await access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
    await access.addPerson({ name: "rita", isOwner: false, password: null }, LOCAL);
    await access.setRole("boathouse", "rita", "reader", LOCAL);
    const headers = { cookie: await sessionOf(storage, "rita") };
    const readAs = async (path: string) => (await service.app.request(`/api/n/boathouse/${path}`, { headers })).json();
    const placed = ((await readAs("lease/v7/notes")) as { threads: Placed[] }).threads.find(
      ({ thread }) => thread.id === id,
    );
    expect(placed && drawn(placed)).toMatch(/^(?:placed|moved) 2 "mended by the town"$/u);
    expect(JSON.stringify(await readAs(`notes/${id}/history`))).not.toContain("v6");
    expect(await readAs("lease/v6/notes")).toMatchObject({ status: 404, code: "version-not-found" });
  });
});
