import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

  it("adds a passkey, signs in with it and nothing else, and removes it", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: "light" });
    const devices = await giveDevice(page);
    await page.goto(`${service.address}/sign-in`);
    expect(await page.getByRole("button", { name: "Sign in with a passkey" }).count(), "at a bare address").toBe(0);
    await page.getByRole("link", { name: /^localhost:/u }).click();
    const passkeyButton = page.getByRole("button", { name: "Sign in with a passkey" });
    await passkeyButton.waitFor();
    await expectNoFaults(page);
    await page.getByLabel("Name").fill("anna");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("link", { name: "Your account: anna" }).click();

    await page.getByLabel("Where it is").fill("My telephone");
    await page.getByLabel("Your password, once more").fill("not the one it is");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    expect(await page.getByRole("alert").innerText()).toBe("This is not your password. Try once more.");
    await expectNoFaults(page);
    await page.getByLabel("Your password, once more").fill(PASSWORD);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.waitForURL("**/account#passkeys");
    expect(await page.locator(".passkeys").innerText()).toMatch(/My telephone\s+added .+ · never used/u);
    expect(await devices.credentials()).toMatchObject([{ isResidentCredential: true, rpId: "localhost" }]);
    await expectNoFaults(page);

    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in" }).click();
    await devices.setVerified(false);
    await passkeyButton.click();
    expect(await page.getByRole("alert").innerText()).toBe("Nothing was chosen in time. Try again.");
    await devices.setVerified(true);
    await passkeyButton.click();
    await page.getByRole("link", { name: "Your account: anna" }).click();
    const listed = page.locator(".passkeys");
    expect(await listed.innerText()).toMatch(/My telephone\s+added .+ · last used /u);

    await page.getByRole("button", { name: "Remove My telephone" }).click();
    await page.waitForURL("**/account#passkeys");
    expect(await listed.count()).toBe(0);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in" }).click();
    await passkeyButton.click();
    await page.waitForURL("**/sign-in/passkey");
    expect(await page.getByRole("alert").innerText()).toContain("This passkey opens no account here.");
    await expectNoFaults(page);
    await page.close();
  });
});

/** Gives a page a device that keeps passkeys, and whose owner is always there. */
async function giveDevice(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...({ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true } as const),
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    credentials: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    setVerified: (isUserVerified: boolean) =>
      session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}
