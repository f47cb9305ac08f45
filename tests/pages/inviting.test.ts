import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { expectNoFaults } from "../support/page-faults.ts";
import { startHere } from "../support/serve-here.ts";
import type { ServedService } from "../support/serve-service.ts";

const PASSWORD = "four words apart here";

let browser: Browser;
let service: ServedService;

beforeAll(async () => {
  [browser, service] = await Promise.all([openBrowser(), startHere()]);
});
afterAll(() => service?.close());

it("somebody at the machine becomes its owner, invites a reader by a link, and makes them an editor", async () => {
  const lake = { title: "Переговоры об озере", summary: "", parties: [], rounds: [], documents: [] };
  const init = { method: "PUT", body: JSON.stringify(lake), headers: { "Content-Type": "application/json" } };
  await fetch(`${service.address}/api/n/lake`, init);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(service.address);
  await page.getByRole("link", { name: "Let others in" }).click();
  await expectNoFaults(page);
  await page.getByLabel("Name").fill("olena");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL("**/sign-in?next=%2Fpeople");
  await page.getByLabel("Name").fill("olena");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/people");

  await page.goto(`${service.address}/n/lake/settings`);
  await page.getByRole("link", { name: "Who may do what here" }).click();
  await page.getByLabel("They will be").selectOption("reader");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.locator(".secret").innerText();
  expect(await page.locator(".notice").evaluate((notice) => notice === document.activeElement)).toBe(true);
  await expectNoFaults(page);

  const elsewhere = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  const guest = await elsewhere.newPage();
  await guest.goto(link);
  const name = "n".repeat(40);
  await guest.getByLabel("Name").fill(name);
  await guest.getByLabel("Password").fill(PASSWORD);
  await guest.getByRole("button", { name: "Make the account" }).click();
  await guest.waitForURL("**/n/lake");
  expect((await guest.goto(`${service.address}/n/lake/settings`))?.status()).toBe(403);

  await page.goto(`${service.address}/n/lake/settings/people`);
  await page.getByLabel(`Role of ${name}`).selectOption("editor");
  await page.getByRole("button", { name: `Change the role of ${name}` }).click();
  await page.waitForURL("**/people#members");
  expect((await guest.goto(`${service.address}/n/lake/settings`))?.status()).toBe(200);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoFaults(page);
  await page.goto(`${service.address}/people`);
  await page.getByText("Set a password").first().click();
  await expectNoFaults(page);
  await elsewhere.close();
  await page.close();
});
