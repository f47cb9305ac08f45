import { beforeAll, describe, expect, it } from "vitest";
import { readGivenText } from "../../src/intake/read-given-text.ts";
import { openRecord, type RecordOfDrafts } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { aNegotiation } from "../support/drafts.ts";
import { cut, wordsOf } from "./reading.ts";

const FILED = draftText("1. The toll is 100 coins.\n2. Nets are <b>counted</b>.", "grade: C\n");
const MENDED = FILED.replace("100", "110");

describe("the page on which something is said of a version", () => {
  let storage: Storage;
  let record: RecordOfDrafts;
  let app: ReturnType<typeof serviceOn>["app"];

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    record = openRecord(storage);
    app = serviceOn(storage).app;
    return () => storage.close();
  });

  async function open(negotiation: string) {
    const ref = { negotiation, document: "plan", version: "one" };
    await record.describeNegotiation(aNegotiation(negotiation));
    const { draft, capture } = readGivenText(FILED, { name: "one.md", mediaType: "text/markdown" });
    await record.fileVersion(ref, capture, draft);
    const address = `/n/${negotiation}/plan/one`;
    const read = async (path = "/statements") => {
      const response = await app.request(`${address}${path}`, {}, { inProcess: true });
      return { status: response.status, html: await response.text() };
    };
    const send = async (to: string, fields: Record<string, string>) => {
      const init = { method: "POST", body: new URLSearchParams({ seen: "2", ...fields }) };
      const response = await app.request(`${address}/${to}`, init, { inProcess: true });
      return { status: response.status, to: response.headers.get("location"), html: await response.text() };
    };
    return { address, read, send, facts: () => record.getVersion(ref) };
  }

  it("is linked from the version, and offers the file as it stands to be mended", async () => {
    const { read } = await open("offered");
    expect((await read("")).html).toContain('href="/n/offered/plan/one/statements"');
    const { status, html } = await read();
    expect(status).toBe(200);
    expect(cut(html, 'name="text"', "</textarea>")).toContain(
      "1. The toll is 100 coins.\n2. Nets are &lt;b&gt;counted",
    );
    expect((await read("~1/statements")).status, "of the version, whichever reading").toBe(200);
  });

  it("keeps a correction as a reading of its own, sent twice only once, and leads to the version", async () => {
    const { address, send, facts } = await open("corrected");
    // As a browser sends it.
    const fields = { corrects: "1", text: MENDED.replaceAll("\n", "\r\n"), reason: "The scan has 110." };
    const sent = await send("corrections", fields);
    expect([sent.status, sent.to]).toEqual([303, address]);
    expect((await send("corrections", fields)).status).toBe(303);
    const unread = await send("corrections", { ...fields, text: MENDED.replace("110", "120"), corrects: "the first" });
    expect(unread.status, "no number of a reading").toBe(409);
    const { reading, points, history } = await facts();
    expect([reading, points[0]?.text, history.corrections.length]).toEqual([2, "The toll is 110 coins.", 1]);
  });

  it("shows both where somebody corrected it meanwhile, and takes it as one of the newer reading when sent again", async () => {
    const { send, facts } = await open("stale");
    await send("corrections", { corrects: "1", text: MENDED, reason: "The scan has 110." });
    const mine = FILED.replace("counted", "weighed");
    const refused = await send("corrections", { corrects: "1", text: mine, reason: "It says <weighed>.", seen: "3" });
    expect(refused.status).toBe(409);
    expect(cut(refused.html, 'name="text"', "</textarea>")).toContain("weighed");
    expect(cut(refused.html, 'id="present"', "</textarea>")).toContain("110");
    expect(wordsOf(refused.html).match(/The scan has 110\./gu), "once, beside the text").toHaveLength(1);
    expect(refused.html, "the page opens at the reason").toContain('id="refused" tabindex="-1" autofocus');
    expect(refused.html).toContain("It says &lt;weighed&gt;.");
    expect(refused.html).toContain('name="corrects" value="2"');
    expect((await facts()).reading).toBe(2);
    const again = await send("corrections", { corrects: "2", text: mine.replace("100", "110"), reason: "It says so." });
    expect([again.status, (await facts()).reading]).toEqual([303, 3]);
  });

  it("gives back what cannot be read or was not mended, with the line and the sentence", async () => {
    const { send, facts } = await open("unread");
    const broken = FILED.replace("kind:", "kinds:");
    const unread = await send("corrections", { corrects: "1", text: broken, reason: "Hm." });
    expect([unread.status, wordsOf(unread.html)]).toEqual([422, expect.stringMatching(/Line \d+: .*kinds/u)]);
    expect(cut(unread.html, 'name="text"', "</textarea>")).toContain("kinds:");
    const same = await send("corrections", { corrects: "1", text: FILED, reason: "Hm." });
    expect([same.status, wordsOf(same.html)]).toEqual([422, expect.stringContaining("Nothing was mended")]);
    const silent = await send("corrections", { corrects: "1", text: MENDED, reason: " " });
    expect([silent.status, wordsOf(silent.html)]).toEqual([422, expect.stringContaining("needs a reason")]);
    expect(cut(silent.html, 'name="text"', "</textarea>")).toContain("110");
    expect((await facts()).reading).toBe(1);
  });

  it("gives another grade with its reason, once, and gives back what lacks one", async () => {
    const { send, facts } = await open("graded");
    const none = await send("grades", { reason: "Seen <twice>." });
    expect([none.status, wordsOf(none.html)]).toEqual([422, expect.stringContaining("No grade was chosen.")]);
    expect(none.html).toContain("Seen &lt;twice&gt;.");
    const silent = await send("grades", { grade: "B", reason: "" });
    expect(silent.status).toBe(422);
    expect(silent.html).toMatch(/value="B" required="" checked=""/u);
    for (const _ of ["first", "again"]) {
      expect((await send("grades", { grade: "B", reason: "Two newsrooms." })).status).toBe(303);
    }
    const { grade, history } = await facts();
    expect([grade, history.grades.map((given) => given.grade)]).toEqual(["B", ["C", "B"]]);
  });

  it("keeps a denial with its source, and gives back a source without a name or a date that is none", async () => {
    const { send, facts } = await open("denied");
    const denial = { party: "lower", stance: "denies", outlet: "Radio", url: "https://example.org/", note: "At noon." };
    for (const [change, says] of [
      [{ party: "" }, "No party was chosen."],
      [{ party: "mayor" }, 'no party "mayor"'],
      [{ stance: "" }, "claims or denies"],
      [{ outlet: " " }, "The source has no name."],
      [{ date: "yesterday" }, '"yesterday" is no date'],
    ] as const) {
      const { status, html } = await send("authorship", { ...denial, ...change });
      expect([status, wordsOf(html)]).toEqual([422, expect.stringContaining(says)]);
      expect(cut(html, 'name="note"', "</textarea>")).toContain("At noon.");
    }
    expect((await facts()).history.authorship).toEqual([]);
    expect((await send("authorship", { ...denial, date: "2025-03" })).status).toBe(303);
    const { grade, history } = await facts();
    const source = { outlet: "Radio", url: "https://example.org/", date: "2025-03" };
    expect([grade, history.authorship]).toEqual([
      "D",
      [expect.objectContaining({ stance: "denies", source, note: "At noon." })],
    ]);
  });

  it("asks once more before a withdrawal, and leads to the tombstone after it", async () => {
    const { address, send, read, facts } = await open("withdrawn");
    const silent = await send("withdrawal", { reason: " " });
    expect([silent.status, wordsOf(silent.html)]).toEqual([
      422,
      expect.stringContaining("A withdrawal needs a reason."),
    ]);
    const asked = await send("withdrawal", { reason: "A <forgery>." });
    expect([asked.status, wordsOf(asked.html)]).toEqual([200, expect.stringContaining("A <forgery>.")]);
    expect((await facts()).history.withdrawn).toBeUndefined();
    const done = await send("withdrawal", { reason: "A <forgery>.", confirmed: "yes" });
    expect([done.status, done.to]).toEqual([303, address]);
    expect((await facts()).history.withdrawn?.reason).toBe("A <forgery>.");
    expect((await read("")).status).toBe(410);
    expect((await read()).status, "nothing more is said of it").toBe(410);
    expect((await send("withdrawal", { reason: "A <forgery>.", confirmed: "yes" })).status, "sent twice").toBe(303);
    expect((await send("grades", { grade: "A", reason: "Signed." })).status).toBe(410);
    expect((await send("corrections", { corrects: "1", text: MENDED, reason: "So." })).status).toBe(410);
  });

  it("is not there for a version that is not, and takes nothing from a page of another site", async () => {
    const { address, read, facts } = await open("guarded");
    expect((await read("x/statements")).status).toBe(404);
    const init = { method: "POST", body: new URLSearchParams({ grade: "A", reason: "So." }) };
    expect((await app.request("/n/guarded/plan/none/grades", init, { inProcess: true })).status).toBe(404);
    for (const to of ["corrections", "grades", "authorship", "withdrawal"]) {
      const headers = { host: "localhost:3000", origin: "https://elsewhere.example" };
      const from = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };
      expect((await app.request(`${address}/${to}`, { ...init, headers }, from)).status, to).toBe(403);
    }
    expect((await facts()).history.grades).toHaveLength(1);
  });
});
