import { afterAll, describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { cut, wordsOf } from "./reading.ts";

const RENT = "The rent is 100 a month.";
const ROOF = "The tenant mends the roof after every storm.";
const DOG = "No dog may live in the boathouse, whatever its size.";
const TAGS = "The rent is <b>110</b> a month.";

describe("the page of a draft's witnesses", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  afterAll(() => storage.close());
  const { app } = serviceOn(storage);
  await fileDrawn(openRecord(storage), "lake", {
    printed: { title: "The printed draft", grade: "C", points: `1. ${RENT}\n2. ${ROOF}` },
    read: { title: "As read aloud", grade: "C", witnessOf: "printed", points: `1. ${TAGS}\n2. ${ROOF}\n3. ${DOG}` },
    heard: { title: "As told", grade: "D", witnessOf: "read", coverage: "partial", points: `1. ${RENT}` },
    alone: { title: "Alone", points: `1. ${RENT}` },
  });

  const open = async (path: string) => (await app.request(path)).text();
  const placeOn = (html: string, anchor: string) => wordsOf(cut(html, `id="p-${anchor}"`, 'class="ways"'));
  const choose = (fields: Record<string, string>) =>
    app.request(
      "/n/lake/plan/read/witnesses",
      { method: "POST", body: new URLSearchParams({ seen: "7", version: "printed", path: "1", ...fields }) },
      { inProcess: true },
    );

  it("names the witnesses by letters, the rule, and how far they agree", async () => {
    const words = wordsOf(await open("/n/lake/plan/heard/witnesses"));
    expect(words).toMatch(/A The printed draft .*B As read aloud .*C As told \(in part\)/u);
    expect(words).toContain("3 publications of one draft. Of 3 places, they agree on 1 and differ on 2.");
    expect(words).toContain("the words of the best-graded witness that reports it");
    expect(words).toContain("no changes made by negotiators");
  });

  it("puts under each point what others have instead, who is silent and who has nothing there", async () => {
    const html = await open("/n/lake/plan/printed/witnesses");
    expect(placeOn(html, "1")).toMatch(
      /The rent is 100 a month\. 100 \] instead: <b>110<\/b> B A, B and C differ: 33 %/u,
    );
    expect(placeOn(html, "2")).toContain("Both agree: A and B. Silent: C.");
    expect(placeOn(html, "3~read")).toContain("The reading text has nothing here. B has: No dog");
    expect(html).not.toContain("<b>110</b>");
  });

  it("is where the address of the reading text leads, and each witness's own page", async () => {
    for (const path of ["/n/lake/plan/read+reading", "/n/lake/plan/read%2Breading"]) {
      const answer = await app.request(path);
      expect([answer.status, answer.headers.get("location")]).toEqual([302, "/n/lake/plan/read/witnesses"]);
    }
    expect(await open("/n/lake/plan/read")).toContain('href="/n/lake/plan/read/witnesses"');
    expect(await open("/n/lake/plan/alone")).not.toContain("/witnesses");
    expect(wordsOf(await open("/n/lake/plan/alone/witnesses"))).toContain("nothing to lay beside it");
  });

  it("takes a reader's choice once, shows it with who made it and why, and takes it back", async () => {
    const fields = { witness: "read", reason: "It was <i>read</i> out by the council." };
    const sent = [await choose(fields), await choose(fields)];
    expect(sent.map((answer) => [answer.status, answer.headers.get("location")])).toEqual([
      [303, "/n/lake/plan/read/witnesses#p-1"],
      [303, "/n/lake/plan/read/witnesses#p-1"],
    ]);
    const html = await open("/n/lake/plan/read/witnesses");
    expect(placeOn(html, "1")).toContain("In the words of B. B was chosen by local");
    expect(placeOn(html, "1")).toContain("It was <i>read</i> out by the council.");
    const { choices } = await (await app.request("/api/n/lake/plan/read/witnesses")).json();
    expect(choices).toHaveLength(1);
    expect((await choose({ witness: "", reason: "The print was signed.", seen: "8" })).status).toBe(303);
    expect(placeOn(await open("/n/lake/plan/read/witnesses"), "1")).not.toContain("was chosen by");
  });

  it("says at the point why a choice was refused, and keeps what was typed", async () => {
    const answer = await choose({ path: "2", witness: "heard", reason: "It was heard so." });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(placeOn(html, "2")).toContain("Both agree");
    const refused = wordsOf(cut(html, 'id="refused"', "</form>"));
    expect(refused).toContain('The words of "heard" cannot stand at point 2 of lake/plan@printed');
    expect(html).toContain("It was heard so.");
    expect((await choose({ path: "9", witness: "read", reason: "No such point." })).status).toBe(404);
    expect((await choose({ witness: "read", reason: " " })).status).toBe(422);
  });
});
