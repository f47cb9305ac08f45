import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL, type Role } from "../../src/model/actor.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { openBrowser } from "../support/browser.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { expectNoFaults } from "../support/page-faults.ts";
import { listenOn, type ServedSockets } from "../support/serve-sockets.ts";
import { sessionOf } from "../support/session-of.ts";

const DRAFT = `---
title: First draft
kind: leak
published: 2026-01-05
---
1. The upper town keeps 600 guards at the ferry.
2. Охорона рахує сіті щовесни, і звітує обом містам.
3. ${"The towns keep their shore, each on its side. ".repeat(12)}
4. 𝟏𝟎𝟎 nets are old, and 𝟏𝟎𝟎 nets are new.
`;
const VERSION = "/n/lake/plan/v1";

let browser: Browser;
let storage: Storage;
let served: ServedSockets;
const sessions = new Map<string, string>();
const failures: string[] = [];

beforeAll(async () => {
  storage = await openStorageOnPGlite(await loadMigratedPGlite());
  [browser, served] = await Promise.all([openBrowser(), listenOn(storage)]);
  const documents = [{ id: "plan", title: "The plan" }];
  await served.send("PUT", "/api/n/lake", {
    title: "Talks on a lake",
    summary: "",
    parties: [],
    rounds: [],
    documents,
  });
  await served.send("PUT", "/api/n/lake/plan/v1", DRAFT);
  await served.send("PUT", "/api/n/lake/plan/v2", DRAFT.replace("600", "800").replace("First draft", "Second draft"));
  const { access } = served.service;
  const people: readonly (readonly [string, Role])[] = [
    ["ana", "editor"],
    ["ben", "commenter"],
    ["rita", "reader"],
  ];
  await access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
  for (const [name, role] of people) {
    await access.addPerson({ name, isOwner: false, password: null }, LOCAL);
    await access.setRole("lake", name, role, LOCAL);
    sessions.set(name, (await sessionOf(storage, name)).replace("__Host-travaux=", ""));
  }
});
afterAll(async () => {
  await served?.close();
  await storage?.close();
});

type Seen = NonNullable<Parameters<Browser["newContext"]>[0]>;

/** A browser of somebody who is signed in; what goes wrong in it is kept. */
async function browserOf(name: string, options: Seen = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const cookie = {
    name: "__Host-travaux",
    value: sessions.get(name) ?? "",
    url: served.address.replace("http:", "https:"),
  };
  await context.addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: "Strict" }]);
  context.on("page", (page) => {
    page.on("pageerror", (error) => failures.push(error.message));
    page.on("console", (message) => {
      // That it is offline, and that something was refused, a browser reports as errors; both are tried here.
      if (message.type() === "error" && !/ERR_INTERNET_DISCONNECTED|status of 422/u.test(message.text()))
        failures.push(message.text());
    });
  });
  return context;
}

async function openPage(context: BrowserContext, path = VERSION): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${served.address}${path}`);
  return page;
}

/** Selects words of a point, where they stand last, as by dragging over them. */
async function select(page: Page, point: string, words: string): Promise<void> {
  await page.evaluate(
    ([path, wanted]) => {
      const part = document.querySelector(`[data-point="${path}"] [data-part=text]`);
      const nodes: { node: Text; start: number }[] = [];
      let text = "";
      const walker = document.createTreeWalker(part as Node, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        nodes.push({ node: node as Text, start: text.length });
        text += node.textContent;
      }
      const at = text.lastIndexOf(wanted as string);
      const find = (offset: number) => {
        const one = nodes.findLast(({ start }) => start <= offset) ?? nodes[0];
        return [one?.node as Text, offset - (one?.start ?? 0)] as const;
      };
      const [from, fromAt] = find(at);
      const [to, toAt] = find(at + (wanted as string).length - 1);
      const range = document.createRange();
      range.setStart(from, fromAt);
      range.setEnd(to, toAt + 1);
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
    },
    [point, words],
  );
}

/** Begins a note on a point over the API. @returns Its id. */
async function begin(
  name: string,
  path: string,
  body: string,
  said: { readonly quote?: object; readonly tags?: readonly string[] } = {},
): Promise<string> {
  const { quote, ...more } = said;
  const target = { kind: "point", version: "plan@v1", path, ...(quote === undefined ? {} : { quote }) };
  const answer = await served.service.app.request("/api/n/lake/notes", {
    method: "POST",
    headers: { "Content-Type": "application/json", cookie: `__Host-travaux=${sessions.get(name)}` },
    body: JSON.stringify({ target, body, ...more }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { readonly id: string }).id;
}

/** The notes on a point, as somebody sees them; as Rita does, who writes none, where nobody is named. */
async function threadsOn(path: string, name = "rita"): Promise<readonly object[]> {
  const headers = { cookie: `__Host-travaux=${sessions.get(name)}` };
  const answer = await served.service.app.request(`/api/n/lake/notes?path=${path}`, { headers });
  return ((await answer.json()) as { readonly threads: readonly object[] }).threads;
}

const cardsOf = (page: Page, point: string) => page.locator(`[data-point="${point}"] .note-card`);

describe("people who note on a draft", () => {
  it("one begins a note on words, another types into it at once, and both see each other", async () => {
    const [anas, bens] = [await browserOf("ana"), await browserOf("ben", { colorScheme: "dark" })];
    const ana = await openPage(anas);
    await select(ana, "1", "600 guards");
    const toolbar = ana.getByRole("toolbar", { name: "The words selected" });
    await toolbar.getByRole("button", { name: "Note" }).click();
    // Over the words it would hide what is written about.
    await toolbar.waitFor({ state: "hidden" });
    const field = cardsOf(ana, "1").getByRole("textbox", { name: "Words of the note by ana" });
    await field.waitFor();
    await ana.locator(".live-status.saved").waitFor();
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    await ana.keyboard.type("Too many.");
    await ana.locator(".live-status.saved").waitFor();
    expect(await ana.locator("a.quoted").innerText()).toBe("600 guards");
    await expectNoFaults(ana);

    const ben = await openPage(bens);
    await cardsOf(ben, "1").getByText("Too many.").waitFor();
    await ben.locator("a.quoted").click();
    await cardsOf(ben, "1").locator("summary", { hasText: "edit the note" }).click();
    const his = cardsOf(ben, "1").getByRole("textbox", { name: "Words of the note by ana" });
    await ben.locator(".live-status.saved").waitFor();
    expect(await his.inputValue()).toBe("Too many.");
    await his.press("Control+End");
    await his.pressSequentially(" Says who?");
    await expect.poll(() => field.inputValue()).toBe("Too many. Says who?");
    await ana.getByText("ben is typing after “Too many. Says who?”").waitFor();
    await field.press("Control+Home");
    await Promise.all([field.pressSequentially("By far: "), his.pressSequentially(" The annex.")]);
    for (const one of [field, his])
      await expect.poll(() => one.inputValue()).toBe("By far: Too many. Says who? The annex.");
    await expectNoFaults(ben);
    await anas.close();
    await bens.close();
    expect(failures.splice(0)).toEqual([]);
  });

  it("what is typed while the network is away is kept, said to be so, and merged when it is back", async () => {
    const [anas, bens] = [await browserOf("ana"), await browserOf("ben")];
    const ben = await openPage(bens);
    await ben.locator("[data-point='2']").focus();
    await ben.keyboard.press("n");
    const field = cardsOf(ben, "2").getByRole("textbox", { name: "Words of the note by ben" });
    await ben.locator(".live-status.saved").waitFor();
    await field.pressSequentially("Before. ");
    await ben.locator(".live-status.saved").waitFor();
    await bens.setOffline(true);
    served.cutSockets();
    await ben.locator(".live-status.offline").waitFor();
    await field.pressSequentially("Тим часом. ");
    expect(await ben.locator(".live-status").first().innerText()).toBe("Offline: kept here");
    await ben.getByRole("status").filter({ hasText: "Offline: kept here" }).waitFor();

    const ana = await openPage(anas);
    await cardsOf(ana, "2").getByRole("link", { name: "reply to the note by ben" }).click();
    await cardsOf(ana, "2").locator("summary", { hasText: "edit the note" }).click();
    const hers = cardsOf(ana, "2").getByRole("textbox", { name: "Words of the note by ben" });
    await ana.locator(".live-status.saved").waitFor();
    expect(await hers.inputValue()).toBe("Before. ");
    await hers.press("Control+End");
    await hers.pressSequentially("Ana was here. ");
    await ana.locator(".live-status.saved").waitFor();

    await bens.setOffline(false);
    await ben.locator(".live-status.saved").waitFor();
    await expect.poll(() => field.inputValue()).toContain("Ana was here.");
    for (const words of ["Before. ", "Тим часом. ", "Ana was here. "])
      expect(await field.inputValue()).toContain(words);
    await expect.poll(() => hers.inputValue()).toBe(await field.inputValue());
    await ben.getByRole("status").filter({ hasText: "Back: all is saved." }).waitFor();
    for (const context of [anas, bens]) await context.close();
    expect(failures.splice(0)).toEqual([]);
  });

  it("is typed without a word and left, and is taken back; a mark without words stays, for whoever made it", async () => {
    const anas = await browserOf("ana");
    const ana = await openPage(anas);
    await select(ana, "3", "The towns keep their shore, each on its side.");
    await ana.keyboard.press("a");
    await cardsOf(ana, "3").getByRole("textbox", { name: "Words of the note by ana" }).waitFor();
    await ana.locator(".live-status.saved").waitFor();
    await ana.keyboard.press("Escape");
    await ana.locator("[data-point='3'] .note-card").waitFor({ state: "detached" });
    await expect.poll(async () => await threadsOn("3")).toEqual([]);

    await select(ana, "3", "each on its side");
    await ana.keyboard.press("h");
    await ana.locator("[data-point='3'] a.quoted").waitFor();
    expect(await ana.locator("[data-point='3'] a.quoted").innerText()).toBe("each on its side");
    await expectNoFaults(ana);
    const [mark] = await threadsOn("3", "ana");
    expect(mark).toMatchObject({ visibility: "mine", notes: [{ body: "" }] });
    expect(await threadsOn("3")).toEqual([]);

    // Of the same words twice, those that were selected; they are counted as the record counts, in code points.
    await select(ana, "4", "nets");
    await ana.keyboard.press("h");
    await ana.locator("[data-point='4'] a.quoted").waitFor();
    expect(await threadsOn("4", "ana")).toMatchObject([{ target: { quote: { exact: "nets", start: 26 } } }]);
    await anas.close();
    expect(failures.splice(0)).toEqual([]);
  });

  it("is replied to, resolved, filtered and taken back where it stands; what is refused is said there", async () => {
    const [anas, bens] = [await browserOf("ana"), await browserOf("ben")];
    await begin("ana", "2", "Чому щовесни? <img src=x onerror=alert(1)>", { tags: ["сіті"] });
    const ben = await openPage(bens);
    const card = cardsOf(ben, "2").filter({ hasText: "Чому щовесни?" });
    await card.getByRole("link", { name: "reply to the note by ana" }).click();
    await card.getByRole("textbox", { name: "Reply" }).fill("Бо **лід**.");
    await card.getByRole("button", { name: "Reply" }).click();
    await card.locator(".replies strong", { hasText: "лід" }).waitFor();
    await expectNoFaults(ben);

    const ana = await openPage(anas);
    const hers = cardsOf(ana, "2").filter({ hasText: "Чому щовесни?" });
    await hers.getByRole("link", { name: "1 reply" }).click();
    await hers.getByText("stance, tags, who sees it").click();
    await hers.getByLabel("It is").selectOption("question");
    await hers.getByLabel("Tags, with commas between").fill("t".repeat(61));
    await hers.getByRole("button", { name: "Keep", exact: true }).click();
    await hers.getByRole("alert").filter({ hasText: "longer than 60 characters" }).waitFor();
    await hers.getByLabel("Tags, with commas between").fill("сіті, лід");
    await hers.getByRole("button", { name: "Keep", exact: true }).click();
    await hers.locator(".stance", { hasText: "question" }).waitFor();
    await card.locator(".stance", { hasText: "question" }).waitFor();
    await hers.getByRole("button", { name: "resolve" }).click();
    await hers.getByText("resolved by ana").waitFor();
    await expectNoFaults(ana);

    await ana.getByRole("navigation", { name: "Notes shown" }).getByRole("link", { name: "лід" }).click();
    await ana.waitForURL("**/v1?tag=%D0%BB%D1%96%D0%B4");
    expect(await ana.locator(".note-card").count()).toBe(1);
    await ana.locator(".note-card").getByRole("link", { name: "1 reply" }).click();
    await ana.locator(".note-card .thread-ways summary", { hasText: "take back" }).click();
    await ana.getByRole("button", { name: "Take the note back" }).click();
    await ana.locator(".note-card").waitFor({ state: "detached" });
    for (const context of [anas, bens]) await context.close();
    expect(failures.splice(0)).toEqual([]);
  });

  it("is reached by keys, from point to point, from words to card and back, and can be put out of sight", async () => {
    await begin("ana", "1", "By keys.", { quote: { exact: "upper town" } });
    const anas = await browserOf("ana");
    const ana = await openPage(anas);
    await ana.keyboard.press("j");
    await ana.keyboard.press("j");
    await ana.keyboard.press("k");
    const focused = () => ana.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
    expect(await focused()).toBe("p-1");
    const words = ana.locator("a.quoted", { hasText: "upper town" });
    await words.focus();
    const card = cardsOf(ana, "1").filter({ hasText: "By keys." });
    expect(await card.evaluate((one) => one.classList.contains("lit"))).toBe(true);
    await ana.keyboard.press("Enter");
    await card.locator(".thread-ways").waitFor();
    expect(await focused()).toBe(await card.getAttribute("id"));
    await ana.keyboard.press("Escape");
    expect(await focused()).toBe("upper town");
    await ana.keyboard.press("s");
    expect(await card.isVisible()).toBe(false);
    await ana.keyboard.press("s");
    expect(await card.isVisible()).toBe(true);
    await ana.keyboard.press("?");
    expect(await ana.getByRole("dialog", { name: "Keys" }).innerText()).toContain("note on the words selected");
    await expectNoFaults(ana);
    await anas.close();
    expect(failures.splice(0)).toEqual([]);
  });

  it("on a phone is a count under the point, which unfolds", async () => {
    const anas = await browserOf("ana", { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true });
    const ana = await openPage(anas);
    const point = ana.locator("[data-point='1']");
    const card = point.locator(".note-card").filter({ hasText: "By keys." });
    expect(await card.isVisible()).toBe(false);
    await expectNoFaults(ana);
    await point.locator(".note-cards > summary").tap();
    expect(await card.isVisible()).toBe(true);
    await card.getByRole("link", { name: "reply to the note by ana" }).tap();
    await card.locator(".thread-ways").waitFor();
    await expectNoFaults(ana);
    await select(ana, "3", "keep their shore, each");
    await ana.getByRole("toolbar", { name: "The words selected" }).getByRole("button", { name: "Note" }).tap();
    const field = cardsOf(ana, "3").getByRole("textbox", { name: "Words of the note by ana" });
    await ana.locator(".live-status.saved").first().waitFor();
    await field.fill("**Від берега** до берега. ".repeat(30));
    await ana.locator("[data-point='3'] .live-status.saved").waitFor();
    await expectNoFaults(ana);
    // Left, it is shown as it reads.
    await field.press("Escape");
    await cardsOf(ana, "3").locator(".note-body strong").first().waitFor();
    await anas.close();
    expect(failures.splice(0)).toEqual([]);
  });

  it("is told of on the next visit, by others and not by oneself, until it was seen", async () => {
    const ritas = await browserOf("rita");
    const rita = await openPage(ritas);
    await rita.waitForFunction(() => localStorage.getItem("travaux visit lake") !== null);
    const earlier = new Date(Date.now() - 60 * 60_000).toISOString();
    // An hour went by, as far as this browser knows.
    await rita.evaluate((until) => localStorage.setItem("travaux visit lake", JSON.stringify({ until })), earlier);
    await begin("ana", "1", "News.");
    await rita.goto(`${served.address}/n/lake/compare?before=plan@v1&after=plan@v2`);
    await rita.goto(`${served.address}${VERSION}`);
    const strip = rita.getByRole("status").filter({ hasText: "Since your last visit" });
    await strip.getByRole("link", { name: /\d+ new notes, 0|\d+ new notes?/u }).waitFor();
    await expectNoFaults(rita);
    await strip.getByRole("button", { name: "seen" }).click();
    await rita.reload();
    await rita.waitForLoadState("networkidle");
    expect(await rita.getByText("Since your last visit").count()).toBe(0);
    await ritas.close();
    expect(failures.splice(0)).toEqual([]);
  });

  it("is opened by its link, on the version it was written on, with its card open and in sight", async () => {
    const thread = await begin("ana", "3", "Far down.", { quote: { exact: "on its side. The towns", start: 33 } });
    const ritas = await browserOf("rita");
    const rita = await openPage(ritas, `/n/lake/notes/${thread}`);
    const card = rita.locator(`#note-${thread}`);
    expect(new URL(rita.url()).pathname).toBe(VERSION);
    await rita.waitForFunction((id) => document.activeElement?.id === id, `note-${thread}`);
    const box = await card.boundingBox();
    expect(box !== null && box.y >= 0 && box.y < 900).toBe(true);
    expect(await card.locator("form").count()).toBe(0);
    await rita.goto(`${served.address}/n/lake/notes`);
    await expectNoFaults(rita);
    await rita.goto(`${served.address}/n/lake/briefing?version=plan@v1`);
    await expectNoFaults(rita);
    await ritas.close();
    expect(failures.splice(0)).toEqual([]);
  });
});
