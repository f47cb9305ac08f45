import { afterAll, describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { aCapture, aDraft } from "../support/drafts.ts";
import { drawNodes, fileDrawn } from "../support/file-drawn.ts";
import { cut, wordsOf } from "./reading.ts";

describe("the pages of a version that was corrected", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  afterAll(() => storage.close());
  const { app } = serviceOn(storage);
  const record = openRecord(storage);
  await fileDrawn(record, "lake", {
    first: { points: "1. The toll is 100 coins.\n2. Nets are counted in spring." },
    last: { points: "1. The toll is 110 coins.\n2. Nets are counted in spring.", basedOn: ["first"] },
  });
  const first = { negotiation: "lake", document: "plan", version: "first" };
  const mended = "1. The toll is 110 coins.\n2. Nets are counted in spring.";
  await record.correctVersion(first, {
    corrects: 1,
    reason: "The scan has <b>110</b>.",
    capture: aCapture(mended),
    draft: aDraft({ published: "2025-01-01", points: drawNodes(mended) }),
  });
  const read = async (path: string) => {
    const response = await app.request(path);
    return { status: response.status, html: await response.text() };
  };

  it("show the newest reading, with each reading, its author, time and reason, and what it corrected", async () => {
    const { html } = await read("/n/lake/plan/first");
    expect(wordsOf(html)).toContain("The toll is 110 coins");
    const readings = cut(html, '<ol class="readings">', "</ol>");
    expect(wordsOf(readings)).toMatch(
      /reading 2 , local , \d.* UTC : The scan has <b>110<\/b>\. what was corrected in reading 2 reading 1 , as filed on \d/u,
    );
    for (const href of [
      "/n/lake/plan/first~1",
      "/n/lake/plan/first~2",
      "compare?before=plan@first~1&amp;after=plan@first~2",
    ])
      expect(readings).toContain(href);
    expect(html).not.toContain('class="notice"');
  });

  it("keep the old words where links to them stand, and say plainly that they were corrected", async () => {
    const { status, html } = await read("/n/lake/plan/first~1");
    expect(status).toBe(200);
    const words = wordsOf(html);
    expect(words).toContain("The toll is 100 coins");
    expect(words).toContain("This is reading 1 of this version, an older one.");
    expect(words).toContain("The scan has <b>110</b>.");
    expect(words).toContain("the parties changed nothing");
    expect(html).toContain('href="/api/n/lake/plan/first~1/capture"');
    expect(html).toContain('href="/n/lake/plan/first~1/point/1"');
    expect((await read("/n/lake/plan/first~1/point/1")).status).toBe(200);
  });

  it("answer 404 for a reading that there is none of", async () => {
    for (const name of ["first~3", "first~0", "last~2", "first~x"]) {
      expect((await read(`/n/lake/plan/${name}`)).status, name).toBe(404);
    }
  });

  it("compare two readings as a correction and never as a change by the parties", async () => {
    const { html } = await read("/n/lake/compare?before=plan@first~1&after=plan@first~2");
    const words = wordsOf(html);
    expect(words).toContain("Two readings of one version");
    expect(words).toContain("Reading 2, local ,");
    expect(words).toContain(", reading 1");
    expect(cut(html, "<del", "</del>")).toContain("100");
    expect(html, "no verdict is on one version").not.toContain('value="reject"');
    expect(html).toContain('href="/api/compare?before=lake/plan@first~1&amp;after=lake/plan@first"');
  });

  it("say where a comparison is of an older reading, and lead to the newest", async () => {
    const { html } = await read("/n/lake/compare?before=plan@first~1&after=plan@last");
    expect(wordsOf(html)).toContain("Reading 1 of A working text is an older one, which was corrected since.");
    expect(html).toContain('href="/n/lake/compare?before=plan@first&amp;after=plan@last"');
    expect(html).toContain("compare?before=plan@first~1&amp;after=plan@last&amp;view=side");
    expect(html).not.toContain('value="reject"');
  });

  it("show no change where only the reading was another", async () => {
    const { html } = await read("/n/lake/plan/last");
    expect(wordsOf(html)).toMatch(
      /Compared with its base, A working text : (?:nothing changed|no point changed|2 unchanged|[^.]*unchanged)/iu,
    );
    expect(cut(html, 'class="against-base"', "</p>")).not.toContain("reworded");
  });
});

describe("the head of a version", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  afterAll(() => storage.close());
  const { app } = serviceOn(storage);
  const record = openRecord(storage);
  const one = { negotiation: "pond", document: "plan", version: "one" };
  await fileDrawn(record, "pond", { one: { points: "1. The pond.", grade: "C", gradeReason: "one outlet" } });
  await record.reviseGrade(one, { grade: "B", reason: "A second newsroom saw it." });
  await record.stateAuthorship(one, {
    party: "lower",
    stance: "denies",
    source: { outlet: "The <Gazette>", url: "javascript:alert(1)", date: "2025-02-01" },
    note: "Never seen it.",
  });

  it("tells the grade with its history, and why a denial lowers it", async () => {
    const words = wordsOf(await (await app.request("/n/pond/plan/one")).text());
    expect(words).toMatch(/Given grade B , shown one lower because Lower Town denies the text\./u);
    expect(words).toMatch(
      /2 grades given so far grade B local , .* : A second newsroom saw it\. grade C local , .* : one outlet/u,
    );
  });

  it("tells what the parties said of it, with its source, and until when it held", async () => {
    const html = await (await app.request("/n/pond/plan/one")).text();
    const authorship = cut(html, '<ul class="authorship"', '<p class="soft">');
    expect(wordsOf(authorship)).toBe("Lower Town denies the text : Never seen it. The <Gazette> , 1 Feb 2025");
    expect(html).not.toContain("javascript:");
    await record.stateAuthorship(one, { party: "lower", stance: "claims" });
    const later = wordsOf(await (await app.request("/n/pond/plan/one")).text());
    expect(later).toMatch(/Lower Town claims the text as its own noted by local/u);
    expect(later).toContain("Lower Town denies the text (before)");
    expect(later).not.toContain("shown one lower");
  });
});
