import { describe, expect, it } from "vitest";
import { COMPARISON, cut, pagesOver, read, VARIANTS, wordsOf } from "./reading.ts";

describe("a comparison", () => {
  it("marks struck and inserted words with del and ins that say so by ear", async () => {
    const entry = cut(await read(COMPARISON), 'id="p-2"', "</article>");
    expect(entry).toContain(
      '<del><span class="heard">struck: </span>stays<span class="heard"> end of struck words </span></del>',
    );
    expect(entry).toContain(
      '<ins class="instead"><span class="heard">inserted: </span>remains<span class="heard"> end of insertion </span></ins>',
    );
  });

  it("escapes markup that stands in a draft", async () => {
    const html = await read(COMPARISON);
    expect(html).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("<b>harbour</b>");
  });

  it("folds runs of unchanged points and opens them where all are asked for", async () => {
    const folded = await read(COMPARISON);
    expect(wordsOf(cut(folded, '<details class="fold kept"', "</summary>"))).toBe("1 unchanged");
    expect(folded).toContain('<span class="number">9–10</span>');
    expect(folded).not.toMatch(/<details class="fold kept" open/u);
    expect(await read(`${COMPARISON}&show=all`)).toMatch(/<details class="fold kept" open/u);
  });

  it("folds what was only reworded where changes in substance are asked for, to be opened in place", async () => {
    const html = await read(`${COMPARISON}&show=substance`);
    const fold = cut(html, '<details class="fold reworded"', "</article>");
    expect(wordsOf(fold)).toContain("2 reworded, not in substance 2 The");
    expect(fold).toContain("<del>");
    expect(fold, "passed over by the keys").not.toContain("data-change");
    expect(html).toContain(">– / 7</span>");
    expect(html).toContain('id="p-2"');
    expect(cut(html, 'aria-label="Points shown"', "</nav>")).toMatch(/aria-current="true">in substance/u);
  });

  it("counts in its head line, and says what changed in substance with a link to each point", async () => {
    const html = await read(COMPARISON);
    expect(wordsOf(cut(html, 'class="lead"', "</p>"))).toContain("5 reworded (1 in substance), 1 moved");
    expect(wordsOf(cut(html, 'class="in-substance"', "</p>"))).toContain("In substance: 3 → 5 (point 7 ).");
    expect(cut(html, 'class="in-substance"', "</p>")).toContain('<a href="#p-7">7</a>');
  });

  it("boxes the words of a change of substance, on their own side too", async () => {
    const inline = cut(await read(COMPARISON), 'id="p-7"', "</article>");
    expect(inline).toContain('<span class="boxed whole"><span class="heard">changed quantity: </span><del>');
    expect(inline.match(/class="boxed/gu)).toHaveLength(1);
    expect(wordsOf(cut(inline, 'class="substance"', "</p>"))).toContain("quantity ↑ 3 → 5");
    const side = cut(await read(`${COMPARISON}&view=side`), 'id="p-7"', "</article>");
    expect(wordsOf(side)).toContain("a panel of inserted: changed quantity: 5 end of insertion arbiters.");
  });

  it("folds what is not reported apart, and does not count it as a change", async () => {
    const html = await read(COMPARISON);
    expect(wordsOf(cut(html, '<details class="fold unreported"', "</details>"))).toContain(
      "Not reported in the later text, which is not the same as dropped. The earlier text says: Annex on signals.",
    );
    expect(html).toContain("– / 10");
  });

  it("shows a dropped point where it stood, with an anchor of its own", async () => {
    const html = await read(COMPARISON);
    const at = html.indexOf('id="b-3"');
    expect(at).toBeGreaterThan(html.indexOf('id="p-2"'));
    expect(at).toBeLessThan(html.indexOf('id="p-4"'));
    expect(wordsOf(cut(html, 'class="entry dropped"', "</article>"))).toContain("dropped history");
  });

  it("tells at both ends where a point moved", async () => {
    const html = await read(COMPARISON);
    expect(wordsOf(cut(html, 'class="entry reworded moved"', "</article>"))).toContain("reworded, ↑ moved up from 8");
    expect(wordsOf(cut(html, 'class="departure"', "</div>"))).toContain("moved up to 3");
  });

  it("gives each part of a split point its own number, and names the points merged", async () => {
    const html = await read(COMPARISON);
    const split = cut(html, 'class="entry split"', "</article>");
    expect(split).toContain('href="#p-4"');
    expect(split).toContain('href="#p-5"');
    expect(wordsOf(split)).toContain("split into 4 and 5");
    expect(wordsOf(cut(html, 'class="entry merged"', "</article>"))).toContain("merged from 5 and 6");
  });

  it("opens the evidence of a link on demand", async () => {
    const why = cut(await read(COMPARISON), '<details class="why"', "</details>");
    expect(wordsOf(why)).toContain("2 → 2 shares most words of 2 score 0.83, high confidence");
  });

  it("says where a match is uncertain and a redline coarse", async () => {
    const html = await read(COMPARISON);
    expect(wordsOf(cut(html, 'class="entry reworded uncertain"', "</article>"))).toContain("a person should look");
    expect(html).toContain("coarse redline: too long to compare word by word");
    expect(html).toContain("their redlines are coarser and say so");
  });

  it("redlines a changed heading, and shows a point that is only a heading", async () => {
    const html = await read(COMPARISON);
    expect(wordsOf(cut(html, 'id="p-7"', "</h2>"))).toContain(
      "struck: Disputes end of struck words inserted: Settlement of disputes",
    );
    expect(wordsOf(cut(html, 'id="p-¶13"', "</article>"))).toContain("inserted: Final clauses");
  });

  it("lets each text's own direction decide", async () => {
    expect(cut(await read(COMPARISON), 'id="p-7.b"', "</article>")).toContain('class="words" dir="auto"');
  });

  it("steps sub-points in under their parent", async () => {
    expect(await read(COMPARISON)).toContain('class="part depth-1" id="p-7.b"');
  });

  it("puts struck words in the left column and inserted ones in the right when asked for side by side", async () => {
    const entry = cut(await read(`${COMPARISON}&view=side`), 'data-change="1"', "</article>");
    const [before = "", after = ""] = entry.split('class="parts after"');
    expect(before).toContain("<del>");
    expect(before).not.toContain("<ins");
    expect(after).toContain("<ins");
    expect(after).not.toContain("<del>");
    expect(before).not.toContain('id="p-2"');
    expect(after).toContain('id="p-2"');
  });

  it("can be swapped, stepped to the next version and seen the other way without scripts", async () => {
    const html = await read(COMPARISON);
    expect(html).toContain('href="/n/harbour/compare?before=treaty@second-2026-02&amp;after=treaty@first-2026-01"');
    expect(html).toContain('href="/n/harbour/compare?before=treaty@leaked-2026-02&amp;after=treaty@second-2026-02"');
    expect(html).toContain("after=treaty@second-2026-02&amp;view=side");
  });

  it("speaks of variants, not of changes, between two publications of one draft", async () => {
    const html = await read(VARIANTS);
    expect(html).toContain("variants between the publications, not changes by the parties");
    expect(html).toContain("alike in both");
    expect(html, "nothing of it is of substance").not.toContain("show=substance");
  });

  it("carries its own address, for paper", async () => {
    expect(await read(COMPARISON)).toContain('<p class="address">http://localhost/n/harbour/compare?before=');
  });

  it("refuses a comparison with one text missing, and says where to choose", async () => {
    const response = await pagesOver().request("/n/harbour/compare?before=treaty@first-2026-01");
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("&quot;after&quot; is missing");
  });
});
