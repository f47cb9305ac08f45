import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { draftText } from "../support/draft-text.ts";
import { expectNoFaults } from "../support/page-faults.ts";
import { startHere } from "../support/serve-here.ts";
import type { ServedService } from "../support/serve-service.ts";

const TALKS = "Переговоры о совместном использовании озера и судоходстве";
const [DESK, PHONE] = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

let browser: Browser;
let service: ServedService;

beforeAll(async () => {
  [browser, service] = await Promise.all([openBrowser(), startHere()]);
});
afterAll(() => service?.close());

async function put(path: string, body: object | string) {
  const type = typeof body === "string" ? "text/markdown" : "application/json";
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(`${service.address}${path}`, {
    method: "PUT",
    body: sent,
    headers: { "Content-Type": type },
  });
  expect(answer.status, path).toBeLessThan(300);
}

it("somebody follows a point, counted as they choose, is told of it, and opens what they were told", async () => {
  const documents = [{ id: "plan", title: "План о лодках, сетях и вооружённых силах обоих городов" }];
  await put("/api/n/lake", { title: TALKS, summary: "", parties: [], rounds: [], documents });
  await put("/api/n/lake/plan/v1", draftText("1. The upper town keeps 600 guards.\n2. Nets are counted."));
  const context = await browser.newContext({ viewport: DESK, timezoneId: "Europe/Paris" });
  const page = await context.newPage();
  await page.goto(`${service.address}/n/lake/plan/v1/point/1`);
  await page.getByRole("link", { name: "Follow this point" }).click();
  const told = page.locator("[data-estimate]");
  expect(await told.innerText()).toBe("Would have told you once in the past month.");
  await page.getByText("Hours, and the time zone").click();
  expect(await page.getByLabel("Time zone").inputValue()).toBe("Europe/Paris");
  await page.getByText("Only changes of certain classes").click();
  await expectNoFaults(page);
  // A text that begins its line has every class; a grade it has none.
  await page.getByLabel("Grade", { exact: true }).selectOption("B");
  await page.getByText("Would have told you nothing in the past month.").waitFor();
  await page.getByLabel("new versions", { exact: true }).uncheck();
  expect(await told.getByRole("alert").innerText()).toContain("Nothing is chosen that you are to be told of.");
  await page.getByLabel("new versions", { exact: true }).check();
  await page.getByLabel("Grade", { exact: true }).selectOption("");
  await page.getByText("Would have told you once").waitFor();
  await page.setViewportSize(PHONE);
  await expectNoFaults(page);
  await page.getByRole("button", { name: "Follow" }).first().click();
  await page.waitForURL("**/subscriptions#s-*");
  await expectNoFaults(page);

  await put(
    "/api/n/lake/plan/v2",
    draftText("1. The upper town keeps 800 guards.\n2. Nets are counted.", "based-on: [v1]\n"),
  );
  await service.service.notification.tellNow();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(service.address);
  await page.getByRole("link", { name: /^Inbox.+1 event not read$/ }).click();
  await page.waitForURL("**/inbox");
  expect(await page.locator("main").innerText()).toContain("600 guards → 800 guards");
  await expectNoFaults(page);
  await page.getByRole("link", { name: /^New version: / }).click();
  await page.waitForURL("**/n/lake/plan/v2/point/1");
  await page.setViewportSize(DESK);
  // A beacon outlives its page, which hears of no answer to it.
  const notRead = page.getByRole("link", { name: /not read/ });
  await expect
    .poll(() => page.goto(`${service.address}/inbox`).then(() => notRead.count()), { timeout: 30_000 })
    .toBe(0);
  await expectNoFaults(page);

  await page.goto(`${service.address}/subscriptions`);
  await page.getByLabel("Address", { exact: true }).fill("https://hooks.invalid/travaux");
  await page.getByRole("button", { name: "Add the webhook" }).click();
  await page.locator(".secret").waitFor();
  await expectNoFaults(page);
  await page.getByRole("button", { name: "Send a test message" }).click();
  expect(await page.locator(".error").innerText()).toContain("The test message did not arrive");
  await page.setViewportSize(PHONE);
  await expectNoFaults(page);
  await context.close();
});
