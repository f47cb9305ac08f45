import { afterAll, describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { cut, wordsOf } from "./reading.ts";

const LAKE = "1. The lake belongs to both towns and to nobody else.";
const DOGS = "2. Dogs are welcome on the whole pier from April to September.";

describe("the track of a point that went out and came back", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  afterAll(() => storage.close());
  const { app } = serviceOn(storage);
  await fileDrawn(openRecord(storage), "pier", {
    first: { title: "The first draft", points: `${LAKE}\n${DOGS}` },
    without: { title: "The draft without", points: LAKE, basedOn: ["first"] },
    same: { title: "The same again", points: `${LAKE}\n${DOGS}`, basedOn: ["without"] },
    other: {
      title: "Another <b>wording</b>",
      points: `${LAKE}\n${DOGS.replace("April", "May")}`,
      basedOn: ["without"],
    },
  });
  const html = await (await app.request("/n/pier/plan/first/point/2")).text();
  const station = (id: string) => cut(html, `id="v-${id}"`, "</li>");

  it("says in whose words it was restored, where they are the same", () => {
    expect(wordsOf(station("same"))).toContain("Restored in The same again , in the words of The first draft .");
    expect(station("same")).toContain('<a href="#v-first">');
    expect(wordsOf(station("same"))).toContain("unchanged Dogs are welcome on the whole pier from April");
  });

  it("says in other words than whose, and redlines them against those", () => {
    const words = wordsOf(station("other"));
    expect(words).toContain("Restored in Another <b>wording</b> , in other words than in The first draft .");
    expect(words).toContain(
      "from changed date: struck: April end of struck words inserted: May end of insertion to September.",
    );
    expect(station("other")).toContain('href="/n/pier/compare?before=plan@first&amp;after=plan@other#p-2"');
    expect(html).not.toContain("<b>wording");
  });

  it("says of the version between that it was dropped there, and of no other that it came back", () => {
    expect(wordsOf(station("without"))).toContain("Dropped: no point of this version corresponds.");
    expect(html.match(/Restored in/gu)).toHaveLength(2);
  });
});
