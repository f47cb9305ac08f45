import { afterAll, describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { cut, wordsOf } from "./reading.ts";

const LAKE = "1. The lake belongs to both towns and to nobody else.";
const DUES = "3. The harbour dues are shared between the two coastal towns.";
const army = (figure: string) => `2. The armed forces of the republic are limited to ${figure} people in peacetime.`;

describe("a comparison over the rounds", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  afterAll(() => storage.close());
  const { app } = serviceOn(storage);
  await fileDrawn(openRecord(storage), "pier", {
    first: { title: "The first draft", points: `${LAKE}\n${army("600,000")}\n${DUES}`, kind: "leak" },
    second: {
      title: "The <b>answer</b>",
      points: `${LAKE}\n${army("800,000")}`,
      basedOn: ["first"],
      kind: "counter-proposal",
    },
    third: { title: "The third draft", points: `${LAKE}\n${army("600,000")}\n${DUES}`, basedOn: ["second"] },
    alone: { title: "A leaf", points: LAKE, document: "annex" },
  });
  const read = async (path: string) => (await app.request(path)).text();
  const HREF = "/n/pier/compare?before=plan@first&after=plan@third";
  const html = await read(`${HREF}&through=graph`);

  it("is a choice beside the direct one, and keeps the other choices", async () => {
    const direct = await read(`${HREF}&view=side`);
    const ways = cut(direct, 'aria-label="Way"', "</nav>");
    expect(ways).toMatch(/aria-current="true">directly/u);
    expect(ways).toContain("after=plan@third&amp;through=graph&amp;view=side");
    expect(cut(html, 'aria-label="Way"', "</nav>")).toMatch(/aria-current="true">over the rounds/u);
    expect(html).toContain("/api/compare?before=pier/plan@first&amp;after=pier/plan@third&amp;through=graph");
    expect(cut(html, 'aria-label="View"', "</nav>")).toContain("through=graph&amp;view=side");
  });

  it("names the versions on the way, and counts what came back", () => {
    const way = cut(html, 'class="relation"', "</p>");
    expect(wordsOf(way)).toContain("step by step through The <b>answer</b> (counter-proposal, 2 Jan 2025 )");
    expect(way).toContain('<a href="/n/pier/plan/second">');
    expect(wordsOf(cut(html, 'class="lead"', "</p>"))).toContain("1 changed back, 1 restored; 3 unchanged.");
  });

  it("says in the margin what was changed back or restored, by which versions, with links to the track", () => {
    const army = cut(html, 'id="p-2"', "</article>");
    expect(wordsOf(cut(army, 'class="came-back"', "</p>"))).toContain(
      "changed in The <b>answer</b> (counter-proposal, 2 Jan 2025 ) , changed back in The third draft ( 3 Jan 2025 )",
    );
    expect(army).toContain('<a href="/n/pier/plan/third/point/2#v-second">');
    expect(wordsOf(cut(army, 'class="churn"', "</p>"))).toContain("reworded in 2 of 3 versions, 2 words struck");
    expect(wordsOf(army)).toContain("unchanged in the end");
    const dues = cut(html, 'id="p-3"', "</article>");
    expect(wordsOf(cut(dues, 'class="came-back"', "</p>"))).toContain("dropped in The <b>answer</b>");
    expect(wordsOf(cut(dues, 'class="rounds"', "</ol>"))).toContain(
      "The <b>answer</b> : dropped The third draft : restored",
    );
    expect(html).not.toContain("<b>answer</b>");
  });

  it("shows what came back where only changes in substance are asked for, and folds what never changed", async () => {
    const substance = await read(`${HREF}&through=graph&show=substance`);
    expect(cut(substance, 'id="p-2"', "</article>")).toContain("came-back");
    expect(wordsOf(cut(substance, '<details class="fold kept"', "</summary>"))).toBe("1 unchanged");
  });

  it("says where no way joins the two", async () => {
    const apart = await read("/n/pier/compare?before=plan@first&after=annex@alone&through=graph");
    expect(wordsOf(cut(apart, 'class="relation"', "</p>"))).toContain(
      "No way through the graph of versions joins these two",
    );
  });

  it("is answered as JSON with the way, the rounds and what came back; another way is refused", async () => {
    const ask = (through: string) =>
      app.request(`/api/compare?before=pier/plan@first&after=pier/plan@third&through=${through}`);
    expect(await (await ask("graph")).json()).toMatchObject({
      way: ["first", "second", "third"],
      alignment: [
        {
          rounds: [
            { version: "second", kind: "kept" },
            { version: "third", kind: "kept" },
          ],
        },
        { history: [{ kind: "changed-back", changed: "second", version: "third" }] },
        {
          rounds: [
            { version: "second", kind: "dropped" },
            { version: "third", kind: "returned" },
          ],
          history: [{ kind: "restored", dropped: "second", version: "third" }],
        },
      ],
    });
    const refused = await ask("time");
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: "malformed-query", detail: expect.stringContaining("through") });
  });

  it("is kept when a verdict is given on it", () => {
    expect(html).toContain("/n/pier/verdict?before=plan@first&amp;after=plan@third&amp;through=graph&amp;");
  });

  it("tells on a point's page how much it moved, what each redline changes, and whose words are back", async () => {
    const lineage = await read("/n/pier/plan/third/point/2");
    expect(wordsOf(cut(lineage, 'class="facts churn"', "</p>"))).toContain(
      "Churn: reworded in 2 of 3 versions, 2 words struck and 2 inserted.",
    );
    const third = cut(lineage, 'id="v-third"', "</li>");
    expect(wordsOf(third)).toContain("Changed back: the very words of The first draft .");
    expect(third).toContain('<a href="#v-first">');
    expect(wordsOf(third)).toContain("quantity ↓ 800,000 people → 600,000 people");
    expect(third).toContain('<span class="boxed');
    expect(cut(lineage, 'id="v-second"', "</li>")).not.toContain("Changed back");
    expect(wordsOf(cut(await read("/n/pier/plan/first/point/3"), 'id="v-second"', "</li>"))).toContain("Dropped");
  });

  it("is led to from the most contested points of the negotiation", async () => {
    const contested = cut(await read("/n/pier"), 'class="contested"', "</section>");
    expect(contested).toContain('href="/n/pier/plan/third/point/2"');
    expect(wordsOf(contested)).toContain("reworded in 2 of 3 versions");
    expect(contested, "never reworded").not.toContain("point/1");
  });
});
