import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { expectNoFaults } from "../support/page-faults.ts";
import { type ServiceProcess, startService } from "../support/run-travaux.ts";
import { putEmptyRecord } from "../support/temporary-folder.ts";

const PASSWORD = "four words apart here";

let browser: Browser;
let service: ServiceProcess;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(`${tmpdir()}/travaux-signing-in-`);
  await putEmptyRecord(directory);
  [browser, service] = await Promise.all([openBrowser(), startService(["--no-sync", "--data", directory])]);
});
afterAll(async () => {
  await service?.kill("SIGTERM");
  await rm(directory, { recursive: true, force: true });
});

/** Until anybody has an account, whoever is at the machine may. @returns The path of the link. */
async function inviteOwner(): Promise<string> {
  const init = { method: "POST", body: '{"isOwner":true}', headers: { "Content-Type": "application/json" } };
  const made = await fetch(`${service.address}/api/invitations`, init);
  return ((await made.json()) as { readonly path: string }).path;
}

describe("somebody who is invited", () => {
  it("makes an account, is named on every page, makes a token, signs out and in again", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    await page.goto(service.address);
    expect(await page.locator(".colophon").innerText()).toContain("no password is asked");
    await page.goto(`${service.address}${await inviteOwner()}`);
    await expectNoFaults(page);
    await page.getByLabel("Name").fill("anna");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Make the account" }).click();
    await page.waitForURL(`${service.address}/`);
    const account = page.getByRole("link", { name: "Your account: anna" });
    await account.click();
    await page.waitForURL("**/account");
    await expectNoFaults(page);

    await page.getByLabel("What it is for").fill("The newsroom's script");
    await page.getByRole("button", { name: "Make a token" }).click();
    const secret = await page.locator(".secret").innerText();
    expect(secret).toMatch(/^travaux_t_[0-9a-f]{72}$/u);
    await expectNoFaults(page);
    await page.goto(`${service.address}/account`);
    expect(await page.locator(".tokens").innerText()).toContain("The newsroom's script");
    expect(await page.locator(".secret").count()).toBe(0);

    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${service.address}/`);
    expect(await account.count()).toBe(0);
    expect(await page.locator(".colophon").innerText()).not.toContain("no password is asked");
    await page.goto(`${service.address}/record`);
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.waitForURL("**/sign-in?next=%2Frecord");
    await page.getByLabel("Name").fill("anna");
    await page.getByLabel("Password").fill("not the one it is");
    await page.getByRole("button", { name: "Sign in" }).click();
    expect(await page.getByRole("alert").innerText()).toContain("There is nobody of that name with that password.");
    await expectNoFaults(page);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/record");
    expect(await account.innerText()).toContain("anna");
    await page.close();
  });
});
