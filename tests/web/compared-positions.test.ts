import { describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "../support/drafts.ts";
import { cut, wordsOf } from "./reading.ts";

describe("positions on the page of a comparison", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  const record = openRecord(storage);
  const { app } = serviceOn(storage);
  await record.describeNegotiation(aNegotiation("wanted"));
  const wants = (upper: string, lower: string) => [
    { party: "upper", text: upper },
    { party: "lower", text: lower },
  ];
  const file = (version: string, text: string, positions: ReturnType<typeof wants>, basedOn: readonly string[]) => {
    const points = [aPoint("1", "The lake belongs to both towns."), { ...aPoint("2", text), positions }];
    const ref = { negotiation: "wanted", document: "plan", version };
    return record.fileVersion(ref, aCapture(version), aDraft({ points, basedOn, published: `2025-03-0${version}` }));
  };
  await file("1", "In force for ten years from its signature.", [], []);
  await file("2", "Term.", wants("15 years", "up to <50> years, or 50 years"), ["1"]);
  await file("3", "Term.", wants("20 years", "up to <50> years, or 50 years"), ["2"]);
  const read = async (before: string, after: string, more = "") => {
    const address = `/n/wanted/compare?before=plan@${before}&after=plan@${after}${more}`;
    return (await app.request(address, {}, { inProcess: true })).text();
  };

  it("are told by party against the text, with arrows that are heard, and in full", async () => {
    const entry = cut(await read("1", "2"), 'id="p-2"', "</article>");
    expect(wordsOf(cut(entry, 'class="substance"', "</p>"))).toMatch(
      /duration “ten years” → Upper Town 15 years ↑ , Lower Town 50 years ↑$/u,
    );
    expect(cut(entry, 'class="substance"', "</p>")).toContain('role="img" aria-label="up"');
    expect(wordsOf(entry)).toContain("Upper Town : 15 years Lower Town : up to <50> years, or 50 years");
    expect(entry).not.toContain("<50>");
  });

  it("are in the line of substance, with a link to the point, and count as substance", async () => {
    const html = await read("1", "2", "&show=substance");
    expect(wordsOf(cut(html, 'class="in-substance"', "</p>"))).toContain(
      "ten years → Upper Town 15 years, Lower Town 50 years (point 2 )",
    );
    expect(html).toContain('id="p-2"');
    expect(cut(html, 'class="lead"', "</p>")).toContain("1 point reworded (in substance)");
  });

  it("are shown where they changed over words that were kept", async () => {
    const html = await read("2", "3");
    const entry = cut(html, 'id="p-2"', "</article>");
    expect(wordsOf(entry)).toContain("unchanged; what the parties want is not");
    expect(wordsOf(entry)).toContain("duration Upper Town 15 years → 20 years ↑");
    expect(wordsOf(entry)).toContain("Upper Town (before) : 15 years");
    expect(html).toContain(">– / 1</span>");
  });
});
