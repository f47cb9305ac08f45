import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { wordsOf } from "./reading.ts";

const TEXT = "1. The rent is 120 a month.\n2. Dogs are welcome.";
const SAID = { title: "Answer of the tenant", kind: "counter-proposal", published: "2025-02-01", publishedBy: "Radio" };
type Fields = Readonly<Record<string, string | readonly string[] | File>>;

describe("filing a draft on a page", () => {
  let service: Service;
  beforeAll(async () => {
    service = serviceOn(await openStorageOnPGlite(await loadMigratedPGlite()));
  });
  afterAll(() => service.close());

  const put = (path: string, body: string) =>
    service.app.request(
      `/api/n/${path}`,
      { method: "PUT", body, headers: { "Content-Type": "text/markdown" } },
      { inProcess: true },
    );
  const entriesOf = async (id: string) =>
    ((await (await service.app.request(`/api/journal/${id}`)).json()) as { entries: unknown[] }).entries.length;

  /** A negotiation of its own for each test, with one version filed. */
  async function open(id: string) {
    await put(id, "title: Talks\nrounds: [{ id: spring, title: Spring }]\ndocuments: [{ id: lease, title: Lease }]\n");
    await put(`${id}/lease/first`, draftText("1. The rent is 100 a month.\n2. Dogs are welcome."));
    const send = async (fields: Fields, headers: Record<string, string> = {}) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) {
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, one as string | File);
      }
      const answer = await service.app.request(`/n/${id}/file`, { method: "POST", body, headers }, { inProcess: true });
      return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
    };
    /** Looks, then sends what the page came back with, as its reader would: hidden fields too. */
    const look = async (fields: Fields) => {
      const looked = await send({ ...fields, do: "look" });
      return {
        ...looked,
        fields: { ...fields, ...hiddenIn(looked.html), version: fieldValue(looked.html, "version") },
      };
    };
    return { send, look };
  }

  it("shows the points, how they align and what to look at first, before anything is said about the text", async () => {
    const { send } = await open("shown");
    const { status, html } = await send({ text: TEXT, do: "look" });
    expect(status).toBe(200);
    const words = wordsOf(html);
    expect(words).toContain("2 points.");
    expect(words).toContain("It does not say what it was drafted from.");
    expect(html).toMatch(/<del[^>]*>.*100/su);
    expect(words).toContain("1 point reworded");
    expect(words, "nothing was to be said yet").not.toContain("has to be mended");
    expect(html).not.toContain('value="file"');
    expect(await entriesOf("shown")).toBe(2);
  });

  it("files what was looked at, and leads to it", async () => {
    const { send, look } = await open("filed");
    const { fields, html } = await look({ text: TEXT, ...SAID, basedOn: ["first"], "source-outlet": ["Radio", ""] });
    expect(html).toContain('value="file"');
    expect(fields.version).toBe("radio-2025-02-01");
    const filed = await send({ ...fields, do: "file" });
    expect([filed.status, filed.to]).toEqual([303, "/n/filed/lease/radio-2025-02-01"]);
    const answer = await service.app.request("/api/n/filed/lease/radio-2025-02-01");
    expect(await answer.json()).toMatchObject({
      ...SAID,
      basedOn: ["first"],
      sources: [{ outlet: "Radio" }],
      pointCount: 2,
    });
    const capture = await service.app.request("/api/n/filed/lease/radio-2025-02-01/capture");
    expect(await capture.text()).toBe(TEXT);
  });

  it("files once what was sent twice, one after the other or at once", async () => {
    const { send, look } = await open("twice");
    const { fields } = await look({ text: TEXT, ...SAID });
    const answers = await Promise.all([1, 2, 3].map(() => send({ ...fields, do: "file" })));
    answers.push(await send({ ...fields, do: "file" }));
    expect(answers.map(({ status, to }) => [status, to])).toEqual(
      answers.map(() => [303, "/n/twice/lease/radio-2025-02-01"]),
    );
    expect(await entriesOf("twice")).toBe(3);
  });

  it("files nothing that was not looked at: what was changed since is shown first", async () => {
    const { send, look } = await open("changed");
    const { fields } = await look({ text: TEXT, ...SAID });
    const changed = await send({ ...fields, text: TEXT.replace("120", "130"), do: "file" });
    expect(changed.status).toBe(200);
    expect(wordsOf(changed.html)).toContain("Something was changed since you looked.");
    expect(changed.html).toContain("130");
    expect((await send({ text: TEXT, ...SAID, version: "v2", do: "file" })).status).toBe(200);
    expect(await entriesOf("changed")).toBe(2);
    const again = { ...fields, text: TEXT.replace("120", "130"), ...hiddenIn(changed.html), do: "file" };
    expect((await send(again)).status).toBe(303);
  });

  it("refuses every field that is wrong at once, each beside it, and loses nothing of what was typed", async () => {
    const { send } = await open("refused");
    const typed = {
      ...{ text: TEXT, title: " ", kind: "leak", published: "2 March", textDate: "2025-13", version: "My Version" },
      ...{ grade: "B", gradeReason: "<b>seen</b> twice", notes: "Two\nlines", round: "spring", witnessOf: "first" },
      ...{ verification: "nobody", coverage: "partial", language: "uk", basedOn: ["first", "never"] },
      ...{ "source-outlet": ["Radio", ""], "source-url": ["radio", "https://b.example/"] },
      ...{ "source-date": ["2025-02-31", ""], "source-note": ["heard", "read"] },
    };
    const { status, html } = await send({ ...typed, do: "file" });
    expect(status).toBe(422);
    for (const field of ["title", "published", "textDate", "source-url-1", "source-date-1", "source-outlet-2"]) {
      expect(html, field).toContain(`id="f-${field}-error"`);
      expect(html, field).toContain(`href="#f-${field}"`);
      expect(html, field).toContain(`id="f-${field}"`);
    }
    expect(html.match(/ autofocus/gu), "the first that is wrong has the focus").toHaveLength(1);
    for (const value of ["2 March", "2025-13", "My Version", "&lt;b&gt;seen&lt;/b&gt; twice", "uk", "radio", "heard"]) {
      expect(html, value).toContain(`value="${value}"`);
    }
    expect(html).toContain("\nTwo\nlines</textarea>");
    expect(html).toContain(`\n${TEXT}</textarea>`);
    for (const chosen of ["leak", "B", "spring", "partial"]) expect(html).toContain(`value="${chosen}" selected`);
    for (const checked of ["first", "never"]) expect(html).toContain(`value="${checked}" checked`);
    expect(await entriesOf("refused")).toBe(2);
  });

  it("says beside the id that it is taken, and beside the parents that they are unknown, with the points in view", async () => {
    const { send } = await open("placed");
    const taken = await send({ text: TEXT, ...SAID, version: "first", do: "file" });
    expect([taken.status, errorBeside(taken.html, "version")]).toEqual([
      422,
      expect.stringContaining("is filed already"),
    ]);
    expect(wordsOf(taken.html)).toContain("2 points.");
    const unknown = await send({ text: TEXT, ...SAID, version: "v2", basedOn: ["never"], do: "file" });
    expect(errorBeside(unknown.html, "basedOn")).toContain('No version of "placed" is called "never".');
    const nowhere = await send({ text: TEXT, ...SAID, version: "v2", document: "treaty", do: "file" });
    expect(errorBeside(nowhere.html, "document")).toContain('has no document "treaty"');
  });

  it("takes a file, fills in what the file says of itself, and files the very bytes that came in", async () => {
    const { send, look } = await open("from-file");
    const whole = `\ufeff${draftText("1. The rent is 130 a month.", "grade: B\nbased-on: [first]\nnotes: From a file.\n")}`;
    const file = new File([whole.replaceAll("\n", "\r\n")], "answer.md", { type: "text/markdown" });
    const { html, fields } = await look({ file, text: "something else in the box" });
    expect(fieldValue(html, "title")).toBe("A draft");
    expect(html).toContain('value="B" selected');
    expect(html).toContain('value="first" checked');
    expect(html).toContain('value="file"');
    const sent = {
      ...hiddenIn(html),
      version: fields.version,
      text: whole.slice(1),
      kind: "working-text",
      grade: "B",
      basedOn: ["first"],
      do: "file",
    };
    const page = { ...sent, title: "A draft", published: "2025-01-01", notes: "From a file." };
    const filed = await send(page);
    expect(filed.status).toBe(303);
    const capture = await service.app.request(`/api${filed.to}/capture`);
    expect(Buffer.from(await capture.arrayBuffer()).equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
  });

  it("leaves empty what a reader emptied, though the text says it", async () => {
    const { look, send } = await open("emptied");
    const { fields } = await look({ text: draftText("1. The rent is 130.", "notes: Not ours.\n") });
    const again = await send({
      ...fields,
      title: "Mine",
      kind: "leak",
      published: "2025-01-02",
      notes: "",
      do: "look",
    });
    expect(again.html).not.toContain("\nNot ours.</textarea>");
    expect(fieldValue(again.html, "title")).toBe("Mine");
  });

  it("says on which line a text cannot be read, beside the box", async () => {
    const { send } = await open("unreadable");
    const wrong: readonly (readonly [Fields, string])[] = [
      [{ text: "---\ntitle: A\nkinds: leak\n---\n1. A." }, "Line 3"],
      [{ text: '{ "points": [' }, "Line 1"],
      [{ text: "" }, "Paste a text or choose a file."],
      [{ file: new File([Uint8Array.of(0x31, 0x2e, 0x20, 0xff)], "a.md") }, "The file is not UTF-8"],
      [{ file: new File(["1. A."], "a.pdf") }, 'Files of type ".pdf" are not read'],
      [{ text: Array.from({ length: 20_001 }, (_, index) => `${index + 1}. A.`).join("\n") }, "20001 points"],
    ];
    for (const [fields, says] of wrong) {
      const { status, html } = await send({ ...SAID, ...fields, do: "look" });
      expect([status, errorBeside(html, "text")], says).toEqual([422, expect.stringContaining(says)]);
      expect(fieldValue(html, "title")).toBe(SAID.title);
    }
  });

  it("knows bytes that are filed already, and does not offer to file them again", async () => {
    const { send } = await open("again");
    const text = draftText("1. The rent is 100 a month.\n2. Dogs are welcome.");
    const { html } = await send({ text, version: "first", do: "look" });
    expect(wordsOf(html)).toContain("These very bytes are filed already, as first .");
    expect(html).not.toContain('value="file"');
  });

  it("proposes another id when the publisher changes, but keeps one that was typed", async () => {
    const { look } = await open("proposed");
    const { fields } = await look({ text: TEXT, ...SAID });
    expect((await look({ ...fields, publishedBy: "Lake Gazette" })).fields.version).toBe("lake-gazette-2025-02-01");
    expect((await look({ ...fields, version: "mine", publishedBy: "Post" })).fields.version).toBe("mine");
  });

  it("gives more rows for sources where there are too few, with everything still in place", async () => {
    const { send } = await open("rows");
    const { html } = await send({ text: TEXT, ...SAID, "source-outlet": ["a", "b"], do: "more" });
    expect(html.match(/name="source-outlet"/gu)).toHaveLength(4);
    expect(html).toContain('value="b"');
    expect(html).toContain(`\n${TEXT}</textarea>`);
  });

  it("writes nothing for a page of another site, nor for another machine", async () => {
    await open("guarded");
    const body = new FormData();
    for (const [name, value] of Object.entries({ text: TEXT, ...SAID, do: "file" })) body.append(name, value);
    const send = (headers: Record<string, string>, remoteAddress = "127.0.0.1") =>
      service.app.request(
        "/n/guarded/file",
        { method: "POST", body, headers: { host: "localhost:8787", ...headers } },
        { incoming: { socket: { remoteAddress } } },
      );
    expect((await send({ origin: "https://evil.example" })).status).toBe(403);
    expect((await send({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await send({}, "10.0.0.1")).status).toBe(403);
    expect((await send({ origin: "http://localhost:8787" })).status).toBe(200);
  });

  it("shows the beginning of a draft of 5,000 points, with a control for all of them, and warnings that lead somewhere", async () => {
    const { send } = await open("many-points");
    const points = Array.from({ length: 5_000 }, (_, at) => `${at + 1}. Clause ${at + 1} of a long paper, word ${at}.`);
    // Number 2 stands twice.
    const text = [...points.slice(0, 2), "2. Dogs.", ...points.slice(2)].join("\n");
    const { html } = await send({ text, ...SAID, coverage: "partial", do: "look" });
    const found = html.slice(html.indexOf('class="found"'), html.indexOf('id="what"'));
    expect(found.length).toBeLessThan(600_000);
    expect(wordsOf(found)).toContain("Show all 5001 points");
    const linked = [...found.matchAll(/<a href="#([^"]+)"/gu)].map(([, id = ""]) => decodeURIComponent(id));
    expect(linked.filter((id) => !found.includes(`id="${id}"`))).toEqual([]);
    const all = await send({ text, ...SAID, coverage: "partial", do: "all" });
    expect(all.html).toContain('id="p-5000"');
    expect(wordsOf(all.html)).not.toContain("Show all");
  });

  it("shows the beginning of a new text too, with nothing to compare it with", async () => {
    await put("all-new", "title: Talks\ndocuments: [{ id: lease, title: Lease }]\n");
    const text = Array.from({ length: 400 }, (_, at) => `${at + 1}. Clause ${at + 1}.`).join("\n");
    const send = async (wanted: string) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ text, ...SAID, do: wanted })) body.append(name, value);
      const answer = await service.app.request("/n/all-new/file", { method: "POST", body }, { inProcess: true });
      return answer.text();
    };
    const first = await send("look");
    expect([first.includes('id="p-300"'), first.includes('id="p-301"')]).toEqual([true, false]);
    expect(wordsOf(first)).toContain("Show all 400 points");
    expect(await send("all")).toContain('id="p-400"');
  });

  it("shows point by point what became of each version that it is based on", async () => {
    const { send } = await open("two-bases");
    await put(
      "two-bases/lease/second",
      draftText("1. The rent is 110 a month.\n2. Cats are welcome.", "based-on: [first]\n"),
    );
    const { html } = await send({ text: TEXT, ...SAID, basedOn: ["first", "second"], do: "look" });
    const struck = [...html.matchAll(/<del[^>]*>.*?<\/del>/gsu)].map(([one]) => wordsOf(one));
    expect(struck.join(" ")).toMatch(/100.*110.*Cats/su);
    expect(html.match(/<details class="point-by-point" open/gu)).toHaveLength(2);
    const ids = [...html.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids).toEqual(expect.arrayContaining(["p-1", "base-2-p-1"]));
  });

  it("refuses a file of more than 8 MiB beside the box, without its text, and a larger request with the way back", async () => {
    const { send } = await open("too-large");
    const large = new File(["1. Rent.\n".repeat(1_000_000)], "leak.md", { type: "text/markdown" });
    const refused = await send({ ...SAID, text: "", file: large, do: "look" });
    expect(refused.status).toBe(422);
    expect(errorBeside(refused.html, "text")).toMatch(/9 ?000 ?000|9,000,000|8 MiB/u);
    expect(refused.html.length).toBeLessThan(100_000);
    expect(fieldValue(refused.html, "title")).toBe(SAID.title);
    const huge = new File(["1. Rent.\n".repeat(2_500_000)], "leak.md", { type: "text/markdown" });
    const cut = await send({ ...SAID, text: "", file: huge, do: "look" });
    expect(cut.status).toBe(413);
    expect(wordsOf(cut.html)).toContain("Go back: what you typed still stands in the form");
  });

  it("holds no form within the form, and no id twice, with a comparison in it", async () => {
    const { send } = await open("nested");
    const { html } = await send({ text: TEXT, ...SAID, basedOn: ["first"], do: "look" });
    expect(html.match(/<form/gu)).toHaveLength(1);
    const ids = [...html.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(html).not.toMatch(/<button(?![^>]*type=)/u);
  });

  it("is not found in a negotiation that is not there", async () => {
    expect((await service.app.request("/n/nowhere/file", {}, { inProcess: true })).status).toBe(404);
  });
});

/** The hidden fields of a page, by name. */
function hiddenIn(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
  return Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, value]));
}

function fieldValue(html: string, name: string): string {
  return new RegExp(`id="f-${name}" name="${name}"[^>]* value="([^"]*)"`, "u").exec(html)?.[1] ?? "";
}

/** What is said beside a field, in words. */
function errorBeside(html: string, field: string): string {
  const start = html.indexOf(`id="f-${field}-error"`);
  return start < 0 ? "" : wordsOf(html.slice(start, html.indexOf("</p>", start)).replace(/^[^>]*>/u, ""));
}
