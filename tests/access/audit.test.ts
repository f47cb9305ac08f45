import { beforeAll, describe, expect, it } from "vitest";
import { type Access, openAccess } from "../../src/access/access.ts";
import { type Actor, LOCAL, NOBODY } from "../../src/model/actor.ts";
import type { AuditEntry, ReadKind } from "../../src/model/audit.ts";
import { openRecord } from "../../src/record/record.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";
import { aPerson, CHEAP_PASSWORDS } from "../support/people.ts";

const PASSWORD = "four words apart here";
const MOST = 500;

/** What the audit tells of people, without its moments; oldest first. */
const deedsOf = async (access: Access, negotiation: string) =>
  (await access.listAudit(negotiation, { kind: "people", limit: MOST }, LOCAL)).entries.map(withoutMoments).reverse();

function withoutMoments(entry: AuditEntry): object {
  const { at, what, expiresAt, ...rest } = { expiresAt: "", ...entry };
  return rest;
}

describeOnBothDatabases("the audit of a negotiation", (openTestStorage) => {
  let access: Access;
  let storage: Storage;
  let keyOf: (negotiation: string) => Promise<string>;

  beforeAll(async () => {
    const test = await openTestStorage();
    storage = test.storage;
    access = openAccess(storage, undefined, CHEAP_PASSWORDS);
    keyOf = async (id) => (await storage.read((rows) => rows.negotiations.getLocked(id))).key;
    for (const id of ["deeds", "others", "order", "days"])
      await openRecord(storage).describeNegotiation(aNegotiation(id));
    for (const name of ["olena", "rita", "anna", "emil"]) {
      await access.addPerson({ name, isOwner: name === "olena", password: null }, LOCAL);
    }
  });

  describe("tells who may what since when:", () => {
    it("roles as they are given, changed and taken, and nothing where nothing changes", async () => {
      const anna = aPerson("anna", { [await keyOf("deeds")]: "admin" });
      await access.setRole("deeds", "rita", "reader", LOCAL);
      await access.setRole("deeds", "rita", "reader", anna);
      await access.setRole("deeds", "rita", "editor", anna);
      await access.setRole("deeds", "rita", null, anna);
      await access.setRole("deeds", "rita", null, anna);
      await expect(access.setRole("deeds", "stranger", "reader", anna)).rejects.toThrow();
      await expect(access.setRole("deeds", "rita", "admin", aPerson("emil"))).rejects.toThrow();
      expect(await deedsOf(access, "deeds")).toEqual([
        { who: "local", deed: "role-given", name: "rita", role: "reader", before: null },
        { who: "anna", deed: "role-given", name: "rita", role: "editor", before: "reader" },
        { who: "anna", deed: "role-taken", name: "rita", before: "editor" },
      ]);
    });

    it("links and who joined by them, once for one form", async () => {
      const had = (await deedsOf(access, "deeds")).length;
      const to = { kind: "negotiation", negotiation: "deeds", role: "commenter" } as const;
      const { secret } = await access.invite(to, LOCAL, "0123456789abcdef");
      expect((await access.invite(to, LOCAL, "0123456789abcdef")).secret).toBe(secret);
      await access.acceptInvitation(secret, { name: "guest", password: PASSWORD });
      await expect(access.acceptInvitation(secret, { name: "late", password: PASSWORD })).rejects.toThrow();
      await access.invite({ kind: "record" }, LOCAL);
      expect((await deedsOf(access, "deeds")).slice(had)).toEqual([
        { who: "local", deed: "invitation-made", role: "commenter" },
        { who: "guest", deed: "member-joined", name: "guest", role: "commenter", invitedBy: "local" },
      ]);
    });

    it("tokens made and revoked, where they count, without their titles", async () => {
      const [had, there] = [(await deedsOf(access, "deeds")).length, (await deedsOf(access, "others")).length];
      await access.setRole("deeds", "emil", "editor", LOCAL);
      const make = (negotiation: string | undefined, once?: string) =>
        access.makeToken({ name: "emil", title: "secret plans", role: "reader", negotiation, once }, LOCAL);
      const here = await make("deeds");
      const everywhere = await make(undefined, "fedcba9876543210");
      await make(undefined, "fedcba9876543210");
      await make("others");
      for (const { token } of [here, everywhere, here]) await access.revokeToken(token.id, aPerson("emil"));
      const of = { name: "emil", role: "reader" };
      expect((await deedsOf(access, "deeds")).slice(had + 1)).toEqual([
        { who: "local", deed: "token-made", ...of, reach: "here" },
        { who: "local", deed: "token-made", ...of, reach: "everywhere" },
        { who: "emil", deed: "token-revoked", ...of, reach: "here" },
        { who: "emil", deed: "token-revoked", ...of, reach: "everywhere" },
      ]);
      expect((await deedsOf(access, "others")).slice(there)).toEqual([
        { who: "local", deed: "token-made", ...of, reach: "here" },
      ]);
      expect(JSON.stringify(await deedsOf(access, "deeds"))).not.toContain("secret plans");
    });

    it("how exactly times are told, and nothing where the choice is the same", async () => {
      const had = (await deedsOf(access, "deeds")).length;
      for (const times of ["day", "day", "exact"] as const) await access.chooseTimes("deeds", times, LOCAL);
      expect((await deedsOf(access, "deeds")).slice(had)).toEqual([
        { who: "local", deed: "times-chosen", times: "day" },
        { who: "local", deed: "times-chosen", times: "exact" },
      ]);
    });
  });

  const note = (negotiation: string, reader: string, kind: ReadKind, versions: readonly string[], at: string) =>
    storage.read((rows) => rows.audit.noteRead({ negotiation, reader, kind, versions, at }));

  it("tells reads, deeds and the journal in one order, each once, however it is paged", async () => {
    const record = openRecord(storage);
    const file = (version: string) =>
      record.fileVersion({ negotiation: "order", document: "plan", version }, aCapture(version), aDraft());
    const at = (minute: number) => new Date(Date.now() - 3_600_000 + minute * 60_000).toISOString();
    const one = at(7);
    for (const reader of ["rita", "emil", "anna"]) await note("order", reader, "version", ["plan@v1"], one);
    await note("order", "rita", "comparison", ["plan@v0", "plan@v1"], at(8));
    await file("v1");
    await access.setRole("order", "rita", "reader", LOCAL);
    await file("v2");
    await access.setRole("order", "emil", "editor", LOCAL);
    // In the middle of it, and after: of one moment, some of each source.
    const moments = (await access.listAudit("order", { limit: MOST }, LOCAL)).entries.map((entry) => entry.at);
    for (const moment of moments.slice(0, 3)) await note("order", "olena", "journal", [moment], moment);

    const whole = (await access.listAudit("order", { limit: MOST }, LOCAL)).entries;
    expect(whole.map((entry) => entry.at)).toEqual([...whole.map((entry) => entry.at)].sort().reverse());
    expect(whole).toHaveLength(4 + 2 + 3 + 3);
    for (const limit of [1, 2, 5]) {
      const paged: AuditEntry[] = [];
      let cursor: string | undefined;
      do {
        const page = await access.listAudit("order", { limit, cursor }, LOCAL);
        paged.push(...page.entries);
        cursor = page.next;
      } while (cursor !== undefined);
      expect(paged, `${limit} at once`).toEqual(whole);
    }

    const list = async (asked: Partial<Parameters<Access["listAudit"]>[1]>) =>
      (await access.listAudit("order", { limit: MOST, ...asked }, LOCAL)).entries.map((entry) => {
        const kind = entry.what === "read" ? entry.kind : entry.what === "deed" ? entry.deed : entry.event;
        return `${entry.who} ${kind}`;
      });
    expect(await list({ who: "rita" })).toEqual(["local role-given", "rita comparison", "rita version"]);
    expect(await list({ kind: "reading-comparison" })).toEqual(["rita comparison"]);
    expect(await list({ kind: "people" })).toEqual(["local role-given", "local role-given"]);
    expect(await list({ kind: "record" })).toEqual([
      ...["local version-filed", "local version-filed", "local negotiation-described"],
    ]);
    expect(await list({ kind: "reading" })).toHaveLength(7);
    const ofFirst = await list({ version: { document: "plan", version: "v1" } });
    expect(ofFirst.slice(0, 2)).toEqual(["local version-filed", "rita comparison"]);
    expect(ofFirst.slice(2).sort()).toEqual(["anna version", "emil version", "rita version"]);
    expect(await list({ version: { document: "annex", version: "v1" } })).toEqual([]);
    expect(await list({ who: "nobody.here" })).toEqual([]);
  });

  it("tells no more of a read than its day, where times are told to the day", async () => {
    const minute = `${new Date().toISOString().slice(0, 10)}T00:00:00.001Z`;
    await note("days", "rita", "version", ["plan@v1"], minute);
    const told = async () => (await access.listAudit("days", { kind: "reading", limit: MOST }, LOCAL)).entries[0]?.at;
    expect(await told()).toBe(minute);
    await access.chooseTimes("days", "day", LOCAL);
    expect(await told()).toBe(minute.replace("001Z", "000Z"));
  });

  it("is refused to whoever is no admin, and a cursor that was answered nowhere to anybody", async () => {
    const key = await keyOf("order");
    const listed = (by: Actor, cursor?: string) => access.listAudit("order", { limit: 1, cursor }, by);
    const code = (of: string) => expect.objectContaining({ code: of });
    await expect(listed(NOBODY)).rejects.toThrow(code("sign-in-needed"));
    await expect(listed(aPerson("emil", { [key]: "editor" }))).rejects.toThrow(code("not-allowed"));
    await expect(access.chooseTimes("order", "day", aPerson("emil", { [key]: "editor" }))).rejects.toThrow(
      code("not-allowed"),
    );
    await expect(access.listAudit("nowhere", { limit: 1 }, LOCAL)).rejects.toThrow(code("negotiation-not-found"));
    const { next = "" } = await listed(LOCAL);
    expect(next).not.toBe("");
    const texts = ["2026-02-31T00:00:00.000Z 2 1", "2026-01-01T00:00:00.000Z 1 5", "2026-01-01T00:00:00.000Z 3 5", "x"];
    for (const cursor of [`${next}x`, "", "%", ...texts.map((text) => Buffer.from(text).toString("base64url"))]) {
      await expect(listed(LOCAL, cursor), cursor).rejects.toThrow(code("malformed-query"));
    }
  });
});
