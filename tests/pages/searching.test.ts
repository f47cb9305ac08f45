import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProcessClient } from "../../src/cli/record-client.ts";
import { syncFolder } from "../../src/cli/sync-folder.ts";
import { openBrowser } from "../support/browser.ts";
import { draftText } from "../support/draft-text.ts";
import { expectNoFaults } from "../support/page-faults.ts";
import { startHere } from "../support/serve-here.ts";
import type { ServedService } from "../support/serve-service.ts";

const NEGOTIATION = `title: A lake between two towns
parties: [{ id: upper, name: Upper Town }]
documents: [{ id: plan, title: The plan }, { id: annex, title: Annex on fishing }]
`;
// Enough points that the one looked for stands below the fold.
const CLAUSES = Array.from(
  { length: 30 },
  (_, at) => `${at + 1}. Clause ${at + 1} says how the towns keep their shore.`,
);
const DRAFTS: Readonly<Record<string, string>> = {
  "plan/v1": draftText([...CLAUSES, "31. The upper town keeps 600 guards at the ferry."].join("\n"), "grade: B\n"),
  "plan/v2": draftText(
    [...CLAUSES, "31. The upper town keeps 800 guards at the ferry in peacetime."].join("\n"),
    "based-on: [v1]\ngrade: A\n",
  ),
  "annex/a1": draftText("1. Guards count the nets every spring.", "language: en\n"),
  "annex/a2": draftText("1. Охорона рахує сіті щовесни.", "language: uk\nbased-on: [a1]\n"),
};

let browser: Browser;
let service: ServedService;
let directory: string;
const failures: string[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "travaux-searching-"));
  for (const document of ["plan", "annex"]) await mkdir(join(directory, "drafts/lake", document), { recursive: true });
  await writeFile(join(directory, "drafts/lake/negotiation.yaml"), NEGOTIATION);
  for (const [name, text] of Object.entries(DRAFTS)) {
    await writeFile(join(directory, "drafts/lake", `${name}.md`), text);
  }
  [browser, service] = await Promise.all([openBrowser(), startHere()]);
  await syncFolder(inProcessClient(service.service), join(directory, "drafts"));
});
afterAll(async () => {
  await service?.close();
  await rm(directory, { recursive: true, force: true });
});

async function open(path: string, options: Parameters<Browser["newPage"]>[0]): Promise<Page> {
  const page = await browser.newPage(options);
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("console", (message) => message.type() === "error" && failures.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(service.address)) failures.push(`asked elsewhere: ${request.url()}`);
  });
  await page.goto(`${service.address}${path}`);
  return page;
}

const search = async (page: Page, words: string) => {
  const field = page.getByRole("searchbox");
  await field.fill(words);
  await field.press("Enter");
  await page.waitForURL(`**/search?q=${encodeURIComponent(words).replaceAll("%20", "+").replaceAll("'", "%27")}*`);
};
const marked = (page: Page) => page.locator(".hit mark").allInnerTexts();
const heads = (page: Page) => page.locator(".hit h2").allInnerTexts();

for (const [width, colorScheme] of [
  [1440, "light"],
  [390, "dark"],
] as const) {
  describe(`a reader who searches, ${width} px wide and ${colorScheme}`, () => {
    it("types words on the negotiation's page, filters, follows a hit to its point, and comes back to the hits", async () => {
      const page = await open("/n/lake", { viewport: { width, height: 844 }, colorScheme });
      await search(page, "guards");
      expect(await marked(page)).toEqual(["Guards", "guards", "guards"]);
      await expectNoFaults(page);

      await page.getByLabel("Grade").selectOption("A");
      await page.getByRole("button", { name: "Search" }).click();
      await page.waitForURL("**grade=A**");
      expect(await page.locator(".hit .words").allInnerTexts()).toEqual([expect.stringContaining("800 guards")]);
      expect(await page.getByRole("searchbox").inputValue()).toBe("guards");
      await page.getByRole("link", { name: "3 without the filters" }).click();
      await page.waitForURL((url) => !url.search.includes("grade=A"));
      expect(await page.locator(".hit").count()).toBe(3);

      const hit = page.locator(".hit", { hasText: "800 guards" });
      await hit.getByRole("link", { name: /Point 31 of/u }).click();
      await page.waitForURL("**/n/lake/plan/v2#p-31");
      const point = page.locator("[id='p-31']");
      expect(await point.innerText()).toContain("800 guards");
      const seen = await point.evaluate((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return { isTarget: one.matches(":target"), inSight: top >= 0 && bottom <= innerHeight };
      });
      expect(seen).toEqual({ isTarget: true, inSight: true });
      await expectNoFaults(page);

      await page.goBack();
      await page.waitForURL("**/search?q=guards**");
      expect(await page.locator(".hit").count()).toBe(3);
      await page.close();
      expect(failures.splice(0)).toEqual([]);
    });

    it("finds a phrase, a word with a typing error and a word in Cyrillic, and is told what was not found", async () => {
      const page = await open("/n/lake/search", { viewport: { width, height: 844 }, colorScheme });
      await expectNoFaults(page);
      await search(page, '"guards at the ferry in"');
      expect(await marked(page)).toEqual(["guards at the ferry in"]);

      await search(page, "feery");
      expect(await page.locator(".replaced").innerText()).toBe("No point says “feery”. Did you mean ferry?");
      expect(new Set(await marked(page))).toEqual(new Set(["ferry"]));
      await expectNoFaults(page);
      await page.locator(".replaced").getByRole("link", { name: "ferry" }).click();
      await page.waitForURL("**q=ferry**");
      expect(await page.locator(".replaced").count()).toBe(0);

      await search(page, "ОХОРОНА");
      expect(await marked(page)).toEqual(["Охорона"]);
      expect(await heads(page)).toEqual([expect.stringContaining("Point 1")]);
      expect(await page.locator(".hit .words").getAttribute("lang")).toBe("uk");
      await expectNoFaults(page);

      await search(page, "submarine");
      expect(await page.getByRole("status").innerText()).toContain("No point says submarine.");
      await expectNoFaults(page);
      await page.close();
      expect(failures.splice(0)).toEqual([]);
    });
  });
}
