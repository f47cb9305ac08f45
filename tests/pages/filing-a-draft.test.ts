import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { findFaults } from "../support/page-faults.ts";
import { startHere } from "../support/serve-here.ts";
import type { ServedService } from "../support/serve-service.ts";

const FIRST = "1. The rent is 100 a month.\n2. Dogs are welcome.\n4. The roof is the landlord's.";
const SECOND = FIRST.replace("100", "120").replace("4.", "3.");

let browser: Browser;
let service: ServedService;

beforeAll(async () => {
  [browser, service] = await Promise.all([openBrowser(), startHere()]);
});
afterAll(() => service?.close());

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

  it("finds a form that was not filed again after the window closed, and may throw it away", async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const path = `${service.address}/n/a-lease-on-the-lake/file`;
    const kept = () =>
      page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("travaux filing")).length);
    const offer = () => page.locator("[data-kept]");
    let page = await context.newPage();
    await page.goto(path);
    expect([await kept(), await offer().isVisible()]).toEqual([0, false]);
    await page.locator("#f-text").fill(`${SECOND}\n\n  5. Boats, moored.`);
    await page.getByLabel("Title needed").fill("Begun at night");
    await page.getByLabel("First draft of the landlord").check();
    await page.getByText("is kept in this browser until it is filed").waitFor();
    await page.close();

    page = await context.newPage();
    await page.goto(path);
    await offer().waitFor();
    expect(await offer().innerText()).toMatch(/is kept in this browser, as it stood on \d+ \w+ \d{4} at \d\d:\d\d/u);
    expect(await findFaults(page)).toEqual([]);
    // What is typed before that is decided does not take its place.
    await page.getByLabel("Title needed").fill("Something else");
    await page.reload();
    await offer().getByRole("button", { name: "Take it up again" }).click();
    await page.locator(".found").waitFor();
    expect(await page.locator("#f-text").inputValue()).toBe(`${SECOND}\n\n  5. Boats, moored.`);
    expect(await page.getByLabel("Title needed").inputValue()).toBe("Begun at night");
    expect(await page.getByLabel("First draft of the landlord").isChecked()).toBe(true);

    await page.getByLabel("Kind needed").selectOption("working text");
    await page.getByLabel("Published needed").fill("2025-02-20");
    await page.locator(".last-step").getByRole("button", { name: "Look at it" }).click();
    expect(await kept()).toBe(1);
    await page.getByRole("button", { name: "File it for good" }).click();
    await page.waitForURL("**/the-lease/*2025-02-20");
    expect(await kept()).toBe(0);
    await page.goto(path);
    await page.waitForFunction(() => Object.keys(sessionStorage).length === 0);
    expect([await kept(), await offer().isVisible()]).toEqual([0, false]);

    await page.locator("#f-text").fill("1. To be thrown away.");
    await page.getByText("is kept in this browser until it is filed").waitFor();
    await page.reload();
    await offer().getByRole("button", { name: "Throw it away" }).click();
    expect([await kept(), await offer().isVisible()]).toEqual([0, false]);
    await page.reload();
    expect([await kept(), await offer().isVisible()]).toEqual([0, false]);
    await context.close();
  });

  it("still has the form where a filing got no answer, and is told of a file that is too large before it is sent", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    const page = await context.newPage();
    await page.goto(`${service.address}/n/a-lease-on-the-lake/file`);
    await page.locator("#f-text").fill("1. Lost on the way.");
    await page.getByLabel("Title needed").fill("On a train");
    await page.getByLabel("Kind needed").selectOption("working text");
    await page.getByLabel("Published needed").fill("2025-03-01");
    await page.locator(".last-step").getByRole("button", { name: "Look at it" }).click();
    await page.route("**/file", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await page.getByRole("button", { name: "File it for good" }).click();
    await page.unroute("**/file");
    await page.goto(`${service.address}/n/a-lease-on-the-lake/file`);
    await page.locator("[data-kept]").waitFor();
    await page.getByRole("button", { name: "Take it up again" }).click();
    await page.locator(".found").waitFor();
    expect(await page.locator("#f-text").inputValue()).toBe("1. Lost on the way.");
    const buffer = Buffer.alloc(9 * 1024 * 1024, "1. Rent.\n");
    await page.locator("#f-file").setInputFiles({ name: "leak.md", mimeType: "text/markdown", buffer });
    const said = await page.locator("#f-file").evaluate((input) => (input as HTMLInputElement).validationMessage);
    expect(said).toContain("leak.md has 9.0 MiB; at most 8 MiB are read.");
    await context.close();
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
