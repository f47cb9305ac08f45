import { describe, expect, it } from "vitest";
import { fakeRecord, harbour, versions } from "./harbour-record.ts";
import { ANNEX, COMPARISON, cut, pagesOver, read, SECOND, wordsOf } from "./reading.ts";

describe("the start page", () => {
  it("names negotiations with what they hold and when they last changed", async () => {
    const html = await read("/");
    expect(html).toContain('<a href="/n/harbour" dir="auto">Harbour talks</a>');
    expect(wordsOf(html)).toContain("4 versions, 3 documents, last change 1 Mar 2026");
  });

  it("says what changed lately and shows one redline of it", async () => {
    const latest = cut(await read("/"), 'class="latest', "</section>");
    expect(wordsOf(latest)).toContain(
      "Second draft (reading text) , against First draft : 1 point dropped, 2 added, 1 split, 1 merged, 5 reworded, " +
        "1 of them in substance: 3 → 5 (point 7 ). 1 moved,",
    );
    expect(latest).toContain(`<a href="${COMPARISON.replace("&", "&amp;")}%2Breading#p-7">7</a>`);
    expect(latest).toMatch(/<blockquote[^>]*>.*<del>.*<ins.*<\/blockquote>/u);
  });

  it("offers a form that works without scripts", async () => {
    const form = cut(await read("/"), "<form", "</form>");
    expect(form).toContain('method="post" action="/compare" enctype="multipart/form-data"');
    expect(form.match(/<textarea/gu)).toHaveLength(2);
    expect(form.match(/type="file"/gu)).toHaveLength(2);
  });

  it("says what to do when nothing is filed", async () => {
    const html = await (await pagesOver(fakeRecord([])).request("/")).text();
    expect(wordsOf(html)).toContain("No negotiation yet: begin one");
  });
});

describe("a negotiation's page", () => {
  it("draws each version as a dot that is a link and says what it is", async () => {
    const dot = cut(await read("/n/harbour"), '<a class="dot" href="/n/harbour/treaty/second-2026-02"', "</a>");
    expect(dot).toContain(
      'aria-label="Second draft, 7 Feb 2026, The Northland Times, counter-proposal, 15 points, grade A"',
    );
  });

  it("calls a dot on a phone as it is written beside it, and cuts a long title before an open bracket", async () => {
    const title = "Второй проект о порядке пользования гаванью (передан посредникам)";
    const long = { ...versions[1], title } as (typeof versions)[number];
    const overview = { negotiation: harbour, versions: [...versions.slice(0, 1), long] };
    const down = cut(
      await (await pagesOver(fakeRecord([overview])).request("/n/harbour")).text(),
      "timeline down",
      "</svg>",
    );
    expect(wordsOf(down)).toContain("A 7 Feb 2026 · counter-proposal Второй проект о порядке пользования гаванью…");
    expect(down).toContain(
      `aria-label="grade A, 7 Feb 2026 · counter-proposal ${title}, The Northland Times, 15 points"`,
    );
  });

  it("draws what was drafted from what, and witnesses with a double line", async () => {
    const html = await read("/n/harbour");
    expect(html).toMatch(/<path class="edge" d="[^"]+" data-from="first-2026-01" data-to="second-2026-02"/u);
    expect(html).toContain('<g class="edge witness" data-from="second-2026-02" data-to="leaked-2026-02"');
  });

  it("lets two versions be chosen and compared without scripts", async () => {
    const form = cut(await read("/n/harbour"), '<form class="version-form"', "</form>");
    expect(form).toContain('method="get" action="/n/harbour/compare"');
    expect(form).toContain('name="before" value="treaty@first-2026-01"');
    expect(form).toContain('name="after" value="annex@annex-2026-03"');
  });

  it("leads from each version to the comparison with its base", async () => {
    expect(await read("/n/harbour")).toContain(
      "/n/harbour/compare?before=treaty@first-2026-01&amp;after=treaty@second-2026-02",
    );
  });

  it("says so when nothing is filed in it", async () => {
    const html = await (
      await pagesOver(fakeRecord([{ negotiation: harbour, versions: [] }])).request("/n/harbour")
    ).text();
    expect(html).toContain("No draft filed yet");
    expect(html).not.toContain("<svg");
  });
});

describe("a version's page", () => {
  it("leads to the comparison with its base in a sentence", async () => {
    expect(wordsOf(cut(await read(SECOND), 'class="against-base"', "</p>"))).toContain(
      "The reading text of this draft, compared with its base, First draft : 1 point dropped, " +
        "2 added, 1 split, 1 merged, 5 reworded (1 in substance), 1 moved, 1 renumbered; 4 unchanged, 1 not reported.",
    );
  });

  it("tells publisher, grade with its reason, and coverage", async () => {
    const head = wordsOf(cut(await read("/n/harbour/treaty/first-2026-01"), '<dl class="facts">', "</dl>"));
    expect(head).toContain("Published 5 Jan 2026 by Harbour Gazette");
    expect(head).toContain("grade C full text from one outlet, or a copy of one . one outlet");
    expect(head).toContain("partial: the paper may have points that are missing here");
  });

  it("numbers points in the margin with a permalink, and leads to their history", async () => {
    const point = cut(await read(SECOND), 'id="p-7.a"', 'class="point');
    expect(point).toContain('<a href="#p-7.a" title="7.a">a</a>');
    expect(point).toContain(`href="${SECOND}/point/7.a"`);
  });

  it("says in place what is not listed: a summary, an unchecked text, an unreported one", async () => {
    const html = await read(ANNEX);
    expect(cut(html, 'id="p-1"', 'id="p-2"')).toContain("not yet checked against the text");
    expect(cut(html, 'id="p-2"', 'id="p-¶3"')).toContain(
      '<p class="unknown" lang="en">The words of this point are not reported.',
    );
    expect(html).toContain("known from a description, not from the text");
  });

  it("gives positions by the names of parties", async () => {
    expect(wordsOf(cut(await read(ANNEX), 'class="position"', "</p>"))).toContain("Northland: wants two lamps");
  });

  it("links to the JSON and to the file as it came in", async () => {
    const html = await read(ANNEX);
    expect(html).toContain(`href="/api${ANNEX}"`);
    expect(html).toContain(`href="/api${ANNEX}/capture"`);
  });

  it("makes no link of a source whose address is no web address", async () => {
    const html = await read("/n/harbour/treaty/first-2026-01");
    expect(html).toContain('href="https://example.org/a"');
    expect(html).not.toContain("javascript:");
  });
});

describe("a point through all versions", () => {
  it("redlines each version against the one it came from", async () => {
    const station = cut(await read(`${SECOND}/point/3`), 'id="v-second-2026-02"', "</li>");
    expect(wordsOf(station)).toContain("As point 3. You came from here. Against First draft .");
    expect(wordsOf(station)).toContain("struck: 12 days end of struck words inserted: 48 hours");
  });

  it("marks witnesses, branches, the end of the track, and what is not reported", async () => {
    const words = wordsOf(await read(`${SECOND}/point/3`));
    expect(words).toContain("One publication of this draft, beside Second draft : differences are variants.");
    expect(words).toContain("Branches off from Second draft .");
    expect(words).toContain("Dropped: no point of this version corresponds.");
    expect(words).toContain("Not reported in this version, which is not the same as dropped.");
  });

  it("shows the words of a point that answers to the track by another way", async () => {
    const station = cut(await read(`${SECOND}/point/3`), 'id="v-told-2026-05"', "</li>");
    expect(wordsOf(station)).toContain("Not matched with that text; the words here: Warships give notice.");
  });

  it("is found for a point without a number too", async () => {
    const response = await pagesOver().request(`${ANNEX}/point/${encodeURIComponent("¶3")}`);
    expect(response.status).toBe(200);
  });
});
