import { describe, expect, it } from "vitest";
import { cut, pagesOver, submit, wordsOf } from "./reading.ts";

const post = async (fields: Record<string, string | File>) => await pagesOver().request("/compare", submit(fields));

describe("comparing two texts that are filed nowhere", () => {
  it("answers with the comparison of what was pasted", async () => {
    const response = await post({ before: "one\ntwo", after: "one\nthree" });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(wordsOf(html)).toContain("struck: two end of struck words inserted: three end of insertion");
  });

  it("reads a form that is not multipart", async () => {
    const body = new URLSearchParams({ before: "one", after: "two" });
    const response = await pagesOver().request("/compare", { method: "POST", body });
    expect(response.status).toBe(200);
  });

  it("takes a file before the text in its box, and names it", async () => {
    const response = await post({ before: "ignored", beforeFile: new File(["one"], "old.md"), after: "two" });
    const html = await response.text();
    expect(html).toContain("old.md");
    expect(html).not.toContain("ignored");
  });

  it("sends the texts back in the form, so that the view can change and the sides swap without scripts", async () => {
    const html = await (await post({ before: "one", after: "two", view: "side", swap: "yes" })).text();
    expect(html).toContain('class="comparison side"');
    expect(cut(html, 'id="before-text"', "</textarea>")).toMatch(/>\ntwo<\/textarea>$/u);
    expect(html).toContain('form="again" name="view" value="inline"');
  });

  it("keeps how it is seen when one of the two choices changes", async () => {
    const html = await (await post({ before: "one", after: "two", view: "side", show: "substance" })).text();
    expect(html).toContain('class="comparison side"');
    const [hidden, button] = [
      '<input type="hidden" form="again" name="show" value="substance"',
      'name="show" value="all"',
    ];
    expect(html.indexOf(hidden), "the button comes later and counts").toBeLessThan(html.indexOf(button));
    expect(html).toContain(hidden);
    expect(html).toMatch(/name="show" value="changed" data-switch="substance"/u);
  });

  it("does not send long texts back", async () => {
    const html = await (await post({ before: "word ".repeat(120_000), after: "two" })).text();
    expect(html).toContain("too long to be sent back");
  });

  it("gives an unreadable text back with the sentence beside its box", async () => {
    const response = await post({ before: "one", after: "unreadable </textarea>" });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(wordsOf(cut(html, 'id="after-problem"', "</p>"))).toContain(
      "Line 1: No point was found. Number the points.",
    );
    expect(html).toContain("unreadable &lt;/textarea&gt;");
    expect(cut(html, 'id="before-text"', "</textarea>")).toContain("one");
  });

  it("asks for what is missing", async () => {
    const response = await post({ before: "", after: "" });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("Neither could be read.");
  });

  it("reads line feeds as the reader wrote them, not as the form sends them", async () => {
    const html = await (await post({ before: "one\r\ntwo", after: "one\ntwo" })).text();
    expect(html).not.toContain("\r");
  });

  it("refuses a form that is broken, and says what to do", async () => {
    const init = { method: "POST", body: "no boundary", headers: { "Content-Type": "multipart/form-data" } };
    const response = await pagesOver().request("/compare", init);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Send it once more.");
  });

  it("refuses more than 16 MB", async () => {
    const response = await post({ before: "x".repeat(17 * 1024 * 1024), after: "y" });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("larger than 16 MB");
  });
});
