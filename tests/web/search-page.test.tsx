import { describe, expect, it } from "vitest";
import { cut, pagesOver, read, wordsOf } from "./reading.ts";

const SEARCH = "/n/harbour/search";

describe("the search page", () => {
  it("is led to by a field on the negotiation's page", async () => {
    const form = cut(await read("/n/harbour"), '<form class="search-field"', "</form>");
    expect(form).toContain('method="get" action="/n/harbour/search"');
    expect(form).toContain('type="search" name="q"');
  });

  it("says how to ask where nothing was asked", async () => {
    const html = await read(SEARCH);
    expect(wordsOf(cut(html, '<dl class="how-to-ask"', "</dl>"))).toContain("guarant* all words that begin so");
    expect(html).not.toContain('class="hits"');
  });

  it("shows the point with what was looked for marked, and no HTML of its text", async () => {
    const html = await read(`${SEARCH}?q=warships`);
    const hit = cut(html, '<li class="hit"', "</li>");
    expect(hit).toContain("🚢 <mark>Warships</mark>");
    expect(hit).toContain("… that <mark>warships</mark> &lt;i&gt;&amp; others&lt;/i&gt; …");
  });

  it("leads to the point in place and to its history, and says where it was first and last seen", async () => {
    const hit = cut(await read(`${SEARCH}?q=warships`), '<li class="hit"', "</li>");
    expect(hit).toContain('href="/n/harbour/treaty/second-2026-02#p-3"');
    expect(hit).toContain('href="/n/harbour/treaty/second-2026-02/point/3"');
    expect(wordsOf(hit)).toContain("Treaty on the harbour");
    expect(wordsOf(hit)).toContain(
      "First seen in First draft , 5 Jan 2026 ; last in Second draft , 7 Feb 2026 ; in 2 versions",
    );
  });

  it("says of what stands in one version only that it does", async () => {
    expect(wordsOf(await read(`${SEARCH}?q=warships`))).toContain("Only in First draft 5 Jan 2026 · Harbour Gazette");
  });

  it("keeps what was typed and chosen in its form", async () => {
    const html = await read(`${SEARCH}?q=%22a+%3Cb%3E%22&document=annex&grade=B&from=2026-01`);
    expect(html).toContain('value="&quot;a &lt;b&gt;&quot;"');
    expect(html).toMatch(/<option value="annex" selected/u);
    expect(html).toMatch(/<option value="B" selected/u);
    expect(html).toContain('name="from" value="2026-01"');
  });

  it("comes page by page", async () => {
    const first = await read(`${SEARCH}?q=many`);
    expect(first.match(/<li class="hit"/gu)).toHaveLength(20);
    expect(wordsOf(first)).toContain("30 wordings, 1 to 20 shown");
    expect(first).toContain('<a rel="next" href="/n/harbour/search?q=many&amp;start=20">');
    const second = await read(`${SEARCH}?q=many&start=20`);
    expect(second.match(/<li class="hit"/gu)).toHaveLength(10);
    expect(second).toContain('<a rel="prev" href="/n/harbour/search?q=many">');
    expect(second).not.toContain('rel="next"');
    expect(wordsOf(await read(`${SEARCH}?q=many&start=500`))).toContain("30 wordings, none on this page");
  });

  it("asks what was meant by a word that stands nowhere, each likely one a link", async () => {
    const told = cut(await read(`${SEARCH}?q=waships&grade=B`), '<div class="replaced"', "</div>");
    expect(wordsOf(told)).toBe("No point says “ waships ”. Did you mean warships or waship ?");
    expect(told).toContain('href="/n/harbour/search?q=warships&amp;grade=B"');
  });

  it("says so when there is no hit, and how many there are without the filters", async () => {
    const filtered = wordsOf(await read(`${SEARCH}?q=nothing&grade=A`));
    expect(filtered).toContain("No point of these versions says nothing . 2 wordings without the filters");
    expect(wordsOf(await read(`${SEARCH}?q=nothing`))).toContain("No point says nothing . Try fewer words");
  });

  it("tells a refusal beside the form, with what was typed", async () => {
    for (const [query, sentence] of [
      ["q=-", "The query has no word to look for. Type words."],
      ["q=a&grade=Z", 'There is no grade "Z".'],
    ]) {
      const response = await pagesOver().request(`${SEARCH}?${query}`);
      const html = await response.text();
      expect(response.status).toBe(400);
      expect(wordsOf(cut(html, '<p class="error"', "</p>"))).toBe(sentence);
      expect(html).toContain('aria-describedby="search-problem"');
    }
  });

  it("is not found for a negotiation that is not there", async () => {
    expect((await pagesOver().request("/n/nowhere/search?q=a")).status).toBe(404);
  });
});
