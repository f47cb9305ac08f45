import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { expectNoFaults } from "../support/page-faults.ts";
import { runTravaux, type ServiceProcess, startService } from "../support/run-travaux.ts";
import { putEmptyRecord } from "../support/temporary-folder.ts";

// The README shows this picture; `npm run picture` lets this test make it anew.
const PICTURE = process.env.TRAVAUX_PICTURE;
const COMPARISON = "/n/ukraine/compare?before=plan@us28-rtr-2025-11-21&after=plan@e3-2025-11-23";

let browser: Browser;
let service: ServiceProcess;
let directory: string;
/** What went wrong in the pages of one test: script errors, refused content, requests to elsewhere. */
const failures: string[] = [];

beforeAll(async () => {
  directory = await mkdtemp(`${tmpdir()}/travaux-pages-`);
  await putEmptyRecord(directory);
  [browser, service] = await Promise.all([openBrowser(), startService(["--data", directory])]);
});
afterAll(async () => {
  await service?.kill("SIGTERM");
  await rm(directory, { recursive: true, force: true });
});

afterEach(() => {
  expect(failures.splice(0)).toEqual([]);
});

async function open(path: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("console", (message) => {
    // A page that answers 422 on purpose is no failure of its scripts.
    if (message.type() === "error" && !message.text().includes("status of 422")) failures.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(service.address)) failures.push(`asked elsewhere: ${request.url()}`);
  });
  await page.goto(`${service.address}${path}`);
  return page;
}

describe("a newcomer", () => {
  it("walks from the start page to the redline of the army cap", async () => {
    const page = await open("/");
    await page.getByRole("link", { name: "Peace terms for Ukraine" }).first().click();
    await page.waitForURL("**/n/ukraine");
    await page
      .getByRole("link", { name: /Counter-proposal of the United Kingdom/u })
      .first()
      .click();
    await page.waitForURL("**/n/ukraine/plan/e3-2025-11-23");
    await page
      .getByRole("link", { name: /compared? with/iu })
      .first()
      .click();
    await page.waitForURL("**/compare?**");
    const cap = page.locator("[id='p-6']");
    expect(await cap.locator("del").allInnerTexts()).toEqual([expect.stringContaining("600,000")]);
    expect(await cap.locator("ins").allInnerTexts()).toEqual([
      expect.stringContaining("800,000"),
      expect.stringContaining("in peacetime"),
    ]);
    if (PICTURE !== undefined) {
      await mkdir(dirname(resolve(PICTURE)), { recursive: true });
      await page.setViewportSize({ width: 1280, height: 1200 });
      const end = await cap.evaluate((element) => element.getBoundingClientRect().bottom);
      await page.screenshot({ path: PICTURE, clip: { x: 0, y: 0, width: 1280, height: Math.ceil(end) + 16 } });
    }
    await page.close();
  });

  it("sees on the page what the command says: 3 dropped, nothing added, untouched terms unmarked", async () => {
    const page = await open(COMPARISON);
    const files = ["us28-rtr-2025-11-21", "e3-2025-11-23"].map((id) => `drafts/ukraine/plan/${id}.md`);
    const { sentence } = JSON.parse((await runTravaux(["diff", ...files, "--json"])).stdout) as { sentence: string };
    const text = (await page.locator("body").innerText()).replace(/\s+/gu, " ");
    const [, told = ""] = / of them in substance: (.+?)\. \d/u.exec(sentence) ?? [];
    expect(told).toContain("600,000 people → 800,000 people, in peacetime (point 6)");
    expect(text).toContain(`In substance: ${told}.`);
    expect(text).toContain(sentence.slice(0, sentence.indexOf(" dropped")));
    expect(await page.locator("del", { hasText: "It is expected" }).count()).toBe(1);
    expect(text).not.toMatch(/\d+ added/u);
    await page.close();
  });

  it("goes from change to change with j and k", async () => {
    const page = await open(COMPARISON);
    const place = () => page.evaluate(() => decodeURIComponent(location.hash));
    const shown = () => page.evaluate(() => document.querySelector(".current [id]")?.id);
    await page.keyboard.press("j");
    expect([await place(), await shown()], "the first change").toEqual(["#p-2", "p-2"]);
    await page.keyboard.press("j");
    expect([await place(), await shown()], "the dropped point, where it stood").toEqual(["#b-3", "b-3"]);
    await page.keyboard.press("k");
    expect([await place(), await shown()]).toEqual(["#p-2", "p-2"]);
    await page.close();
    const shared = await open(`${COMPARISON}#p-6`);
    await shared.keyboard.press("j");
    expect(await shared.evaluate(() => location.hash), "on from a shared link").toBe("#p-7");
    await shared.close();
  });

  it("compares two pasted texts without filing them, with scripts and without", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await open("/", { javaScriptEnabled });
      const [before, after] = [page.locator("textarea").nth(0), page.locator("textarea").nth(1)];
      await before.fill("1. The rent is 100 a month.\n2. Dogs are welcome.");
      await after.fill("1. The rent is 120 a month.\n2. Dogs are welcome.");
      await page
        .getByRole("button", { name: /compare/iu })
        .first()
        .click();
      await page.waitForURL("**/compare");
      expect(await page.locator("del").first().innerText()).toContain("100");
      expect(await page.locator("ins").first().innerText()).toContain("120");
      await page.close();
    }
    const { negotiations } = (await (await fetch(`${service.address}/api/n`)).json()) as { negotiations: unknown[] };
    expect(negotiations).toHaveLength(4);
  });
});

describe("on a comparison", () => {
  it("v changes the view and s what is shown, both stay at the same change; ? shows the keys", async () => {
    const page = await open(`${COMPARISON}#p-6`);
    await page.keyboard.press("v");
    await page.waitForURL("**view=side**");
    expect(new URL(page.url()).hash).toBe("#p-6");
    await page.keyboard.press("s");
    await page.waitForURL("**show=substance**");
    expect([new URL(page.url()).hash, (await page.locator(".fold.reworded").count()) > 0]).toEqual(["#p-6", true]);
    await page.keyboard.press("s");
    await page.waitForURL((url) => !url.search.includes("show="));
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").isVisible()).toBe(false);
    await page.close();
  });

  it("a link to an unchanged point opens the fold it stands in", async () => {
    const page = await open(`${COMPARISON}#p-10.a`);
    expect(await page.locator("[id='p-10.a']").isVisible()).toBe(true);
    await page.close();
  });

  it("is copied as text with the marks of wdiff", async () => {
    const page = await open(COMPARISON);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "copy as text" }).click();
    await page.getByText("copied", { exact: true }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("limited to [-600,000-]{+800,000+} people {+in peacetime+}.");
    await page.close();
  });
});

describe("on the start page", () => {
  it("a dropped file stands in its box, to be seen before it is compared", async () => {
    const page = await open("/");
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["1. Dropped."], "leak.md", { type: "text/markdown" }));
      return transfer;
    });
    await page.locator("[data-side='before']").dispatchEvent("drop", { dataTransfer: dropped });
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "1. Dropped.");
    await page.getByLabel("Later text").fill("1. Pasted.");
    await page.getByRole("button", { name: "Compare" }).click();
    await page.waitForURL("**/compare");
    expect(await page.getByRole("heading", { name: /leak/u }).count()).toBeGreaterThan(0);
    await page.close();
  });

  it("a text that cannot be read comes back with the sentence beside it, and nothing is lost", async () => {
    const page = await open("/");
    await page.getByLabel("Earlier text").fill("---\ntitel: A\n---\n1. One.");
    await page.getByLabel("Later text").fill("1. Two.");
    await page.getByRole("button", { name: "Compare" }).click();
    await page.waitForURL("**/compare");
    expect(await page.getByLabel("Earlier text").inputValue()).toBe("---\ntitel: A\n---\n1. One.");
    expect(await page.getByLabel("Later text").inputValue()).toBe("1. Two.");
    expect(await page.locator("#before-problem").innerText()).toContain("titel");
    await page.close();
  });
});

describe("on the timeline", () => {
  it("two dots chosen by keyboard are compared", async () => {
    const page = await open("/n/ukraine");
    const dot = (version: string) => page.locator(`a.dot[data-version='${version}']`).filter({ visible: true });
    await dot("us28-rtr-2025-11-21").focus();
    await page.keyboard.press("Space");
    await dot("e3-2025-11-23").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/compare?**");
    expect(new URL(page.url()).search).toContain("us28-rtr-2025-11-21");
    expect(await page.locator("[id='p-6'] ins").count()).toBe(2);
    await page.close();
  });
});

describe("a table of points by versions", () => {
  const TABLE = "/n/ukraine/matrix?rows=points&versions=us28-axios-2025-11-20,e3-2025-11-23,ua20-2025-12-24";

  it("is walked by the arrows, with one stop of the tab key, and opens a cell as its comparison", async () => {
    const page = await open(TABLE);
    const here = () =>
      page.evaluate(() => {
        const cell = document.activeElement?.closest("td");
        const row = cell?.closest("tr");
        return cell === null || cell === undefined ? "no cell" : `${row?.id} ${[...(row?.cells ?? [])].indexOf(cell)}`;
      });
    const rows = await page.locator("tbody tr").evaluateAll((all) => all.map(({ id }) => id));
    await page.locator("[data-keys]").focus();
    await page.keyboard.press("Tab");
    // The heads of columns are links; behind them comes one cell, and not each of them.
    while ((await here()) === "no cell") await page.keyboard.press("Tab");
    const walked = [await here()];
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft", "End", "Home", "ArrowUp", "ArrowUp"]) {
      await page.keyboard.press(key);
      walked.push(await here());
    }
    const [first, second] = rows;
    expect(walked).toEqual([
      ...[`${first} 1`, `${first} 2`, `${second} 2`, `${second} 1`, `${second} 1`],
      ...[`${second} 3`, `${second} 1`, `${first} 1`, `${first} 1`],
    ]);
    expect(await page.locator("td[tabindex='0']").count()).toBe(1);
    await page.keyboard.press("?");
    expect(await page.locator("dialog.keys").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator("td", { hasText: "800,000" }).first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/n/ukraine/compare?before=plan@us28-axios-2025-11-20&after=plan@e3-2025-11-23#p-6");
    await page.close();
  });

  it("keeps its heads in sight while it is read to its end", async () => {
    const page = await open("/n/ukraine/matrix?document=plan");
    const placesAfter = (scrolled: boolean) =>
      page.evaluate((isScrolled) => {
        const frame = document.querySelector(".matrix-scroll") as HTMLElement;
        if (isScrolled) frame.scrollTo(600, 2000);
        const { left, top } = frame.getBoundingClientRect();
        const head = document.querySelector(".matrix thead th:nth-child(2)") as HTMLElement;
        const rowHead = document.querySelector(".matrix tbody tr:nth-child(20) > th") as HTMLElement;
        const inFrame = [head.getBoundingClientRect().top - top, rowHead.getBoundingClientRect().left - left];
        return [...inFrame.map(Math.round), frame.scrollTop > 0 && frame.scrollLeft > 0];
      }, scrolled);
    const [top, left] = await placesAfter(false);
    expect(await placesAfter(true)).toEqual([top, left, true]);
    await page.close();
  });

  it("is printed on A3, with its heads on every sheet that has rows, and its shades", async () => {
    const page = await open("/n/ukraine/matrix?document=plan");
    const shadesOf = () =>
      page
        .locator(".matrix td.step-4")
        .first()
        .evaluate((cell) => getComputedStyle(cell).printColorAdjust);
    await page.emulateMedia({ media: "print" });
    expect(await shadesOf()).toBe("exact");
    expect(await page.locator(".column-ways").first().isVisible()).toBe(false);
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sheets = [...printed.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)];
    // 420 by 297 mm, in points.
    for (const [, width, height] of sheets) {
      expect(Math.abs(Number(width) - 1190.6)).toBeLessThan(2);
      expect(Math.abs(Number(height) - 841.9)).toBeLessThan(2);
    }
    // The head of a column is a link, which each sheet has where the head is drawn.
    const heads = printed.split("/n/ukraine/plan/e3-2025-11-23)").length - 1;
    expect(sheets.length).toBeGreaterThan(3);
    expect(heads).toBeGreaterThanOrEqual(sheets.length - 1);
    await page.close();
  });
});

const PAGES = {
  start: "/",
  negotiation: "/n/ukraine",
  version: "/n/ukraine/plan/e3-2025-11-23",
  comparison: COMPARISON,
  "side by side": `${COMPARISON}&view=side`,
  point: "/n/ukraine/plan/e3-2025-11-23/point/6",
  "origins of words": "/n/ukraine/plan/e3-2025-11-23/point/6?words=origins",
  statements: "/n/ukraine/plan/e3-2025-11-23/statements",
  verdict: `${COMPARISON.replace("/compare?", "/verdict?")}&new=6`,
  "table of tracks": "/n/ukraine/matrix?document=plan",
  "table of numbers alone": "/n/ukraine/matrix?document=plan&cells=paths",
  "marking of words": "/n/ukraine/matrix/mark/plan/e3-2025-11-23/6",
  witnesses: "/n/ukraine/plan/us28-axios-2025-11-20/witnesses",
  journal: "/n/ukraine/journal",
  API: "/api",
  "about the record": "/record",
  "not found": "/n/nowhere",
};

// Routes and shapes of the API, two hundred: on a phone, the first of each chapter.
const ALIKE = [".api .route:nth-of-type(n+3)", ".api .shape:nth-of-type(n+9)"];

describe("every page", () => {
  // One window each for all of them: a new one for every page takes longer than the page.
  const windows: Page[] = [];
  beforeAll(async () => {
    for (const [colorScheme, width] of [
      ["light", 1440],
      ["dark", 390],
    ] as const) {
      windows.push(await browser.newPage({ colorScheme, viewport: { width, height: 844 }, bypassCSP: true }));
    }
  });

  for (const [name, path] of Object.entries(PAGES)) {
    it(`${name} fits and holds to the rules of accessibility, light on a desk and dark on a phone of 390 px`, async () => {
      for (const [place, page] of windows.entries()) {
        await page.goto(`${service.address}${path}`);
        await expectNoFaults(page, place === 0 ? [] : ALIKE);
      }
    });
  }
});
