import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { type ServiceProcess, startService } from "../support/run-travaux.ts";
import { putEmptyRecord } from "../support/temporary-folder.ts";

const FIRST = "1. The rent is 100 a month.\n2. Dogs are welcome.\n4. The roof is the landlord's.";
const SECOND = FIRST.replace("100", "120").replace("4.", "3.");

let browser: Browser;
let service: ServiceProcess;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(`${tmpdir()}/travaux-filing-`);
  await putEmptyRecord(directory);
  [browser, service] = await Promise.all([openBrowser(), startService(["--no-sync", "--data", directory])]);
});
afterAll(async () => {
  await service?.kill("SIGTERM");
  await rm(directory, { recursive: true, force: true });
});

async function findFaults(page: Page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ["violations"] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe("a newcomer with an empty record", () => {
  it("begins a negotiation, files a draft and then the answer to it, without scripts", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
    await page.goto(service.address);
    await page.getByRole("link", { name: "begin one" }).click();
    await page.getByLabel("Title needed").fill("A lease on the lake");
    await page.locator("#f-document-title-1").fill("The lease");
    await page.getByRole("button", { name: "Begin it" }).last().click();
    await page.waitForURL("**/n/a-lease-on-the-lake/file");

    const read = () => page.locator("section[aria-labelledby=give] button");
    const last = (name: string) => page.locator(".last-step").getByRole("button", { name });
    await page.locator("#f-text").fill(FIRST);
    await read().click();
    expect(await page.locator(".found").innerText()).toContain("after 2 comes 4");
    await page.getByLabel("Title needed").fill("First draft of the landlord");
    await page.getByLabel("Kind needed").selectOption("working text");
    await page.getByLabel("Published needed").fill("2025-01-10");
    await page.getByLabel("Published by").fill("Lake Gazette");
    await last("Look at it").click();
    await last("File it for good").click();
    await page.waitForURL("**/the-lease/lake-gazette-2025-01-10");
    expect(await page.locator("h1").innerText()).toBe("First draft of the landlord");

    await page.goto(`${service.address}/n/a-lease-on-the-lake`);
    await page.getByRole("link", { name: "File a draft" }).click();
    await page.locator("#f-text").fill(SECOND);
    await page.getByLabel("Title needed").fill("Answer of the tenant");
    await page.getByLabel("Kind needed").selectOption("counter-proposal");
    await page.getByLabel("Published needed").fill("a week later");
    await page.getByLabel("First draft of the landlord").check();
    await read().click();
    expect(await page.locator("#f-published-error").innerText()).toContain("is no date");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("f-published");
    expect(await page.locator("#f-text").inputValue()).toBe(SECOND);
    await page.getByLabel("Published needed").fill("2025-01-17");
    await last("Look at it").click();
    expect(await page.locator(".found del").first().innerText()).toContain("100");
    await last("File it for good").click();
    await page.waitForURL("**/the-lease/counter-proposal-2025-01-17");

    // Gone back and sent once more: the page that was filed, and no second version.
    await page.goBack();
    await last("File it for good").click();
    await page.waitForURL("**/the-lease/counter-proposal-2025-01-17");
    const journal = await (await fetch(`${service.address}/api/journal/a-lease-on-the-lake`)).json();
    expect((journal as { entries: unknown[] }).entries).toHaveLength(3);
    await page.close();
  });

  it("finds nothing in the way of readers by ear or keyboard, on a desk and on a phone, in light and dark", async () => {
    for (const [width, colorScheme] of [
      [1440, "light"],
      [390, "dark"],
    ] as const) {
      const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
      for (const path of ["/new", "/n/a-lease-on-the-lake/settings", "/n/a-lease-on-the-lake/file"]) {
        await page.goto(`${service.address}${path}`);
        expect(await findFaults(page), path).toEqual([]);
      }
      await page.locator("#f-text").fill(SECOND);
      await page.getByLabel("Published needed").fill("soon");
      await page.locator("section[aria-labelledby=give] button").click();
      expect(await findFaults(page), "with what was found").toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.close();
    }
  });
});
