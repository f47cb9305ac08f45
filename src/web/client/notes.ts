/** Notes on a page: begun on words that are selected, typed with others, linked with their words, reached by keys. */
import { keepUnsaved } from "./live/keep-unsaved.ts";
import { type LiveConnection, openLiveConnection, type SocketLike } from "./live/live-connection.ts";
import { beginNote, type Target, takeBackEmpty, targetOfLink, targetOfWords } from "./notes/begin-note.ts";
import { tellSinceLastVisit } from "./notes/last-visit.ts";
import { lightTogether, wordsOf } from "./notes/lit-words.ts";
import { type LiveCard, openLiveCard } from "./notes/live-card.ts";
import { pageOf, readPageAgain, takeOver } from "./notes/page-again.ts";
import { selectedWords } from "./notes/selected-words.ts";
import { showWordToolbar } from "./notes/word-toolbar.ts";

const strip = document.querySelector<HTMLElement>("[data-notes-of]");
const negotiation = strip?.dataset.notesOf ?? "";
const reader = strip?.dataset.reader;
const version = document.querySelector<HTMLElement>("[data-version]")?.dataset.version;
const keys = document.querySelector<HTMLDialogElement>("dialog.keys");
const mayBegin = document.querySelector("[data-begin-note]") !== null;
const live = new Map<string, LiveCard>();
/** Begun here and without a word so far: left so, they are taken back. */
const begunEmpty = new Map<string, string>();
let connection: LiveConnection | undefined;
let news: ReturnType<typeof setTimeout> | undefined;
let isReplacing = false;

for (const element of document.querySelectorAll<HTMLElement>("[data-scripted]")) element.hidden = false;
lightTogether();
if (strip !== null) void tellSinceLastVisit(strip, storageOf());
const opened = document.querySelector<HTMLElement>(".note-card.open");
if (opened !== null) showOpen(opened.dataset.thread ?? "", "card");
// Whoever only reads sees what is new when they come again.
if (mayBegin && reader !== undefined) connect(reader).follow(hearNews);
if (mayBegin && version !== undefined) {
  showWordToolbar({
    note: (words) => void begin(targetOfWords(version, words), "team"),
    highlight: (words) => void begin(targetOfWords(version, words), "mine"),
  });
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  if (event.ctrlKey || event.metaKey || event.shiftKey || target === undefined) return;
  const [link, quoted, more, copied] = [
    "[data-begin-note]",
    "[data-quoted]",
    "[data-open-note]",
    "[data-copy-link]",
  ].map((selector) => target.closest<HTMLAnchorElement>(selector));
  if (quoted) {
    event.preventDefault();
    // Whoever selects words of it does not follow it.
    if (document.getSelection()?.isCollapsed !== false) void open(lastOf(quoted.dataset.quoted));
  } else if (more) {
    event.preventDefault();
    void open(more.closest<HTMLElement>(".note-card")?.dataset.thread);
  } else if (copied) {
    event.preventDefault();
    void copyLink(copied);
  } else if (link) {
    const on = targetOfLink(link);
    if (on === undefined || document.querySelector("[data-note-place]") === null) return;
    event.preventDefault();
    void begin(on, "team");
  } else if (target.closest("[data-keys]")) keys?.showModal();
});

document.addEventListener("submit", (event) => {
  const form = event.target instanceof HTMLFormElement ? event.target : undefined;
  const card = form?.closest<HTMLElement>(".note-card");
  if (!form?.classList.contains("note-form") || !card) return;
  event.preventDefault();
  void send(form, event.submitter, card);
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const card = target instanceof Element ? target.closest<HTMLElement>(".note-card") : null;
  // What has the focus and is replaced loses it, and nobody left.
  const isLeft =
    !isReplacing && document.hasFocus() && !(relatedTarget instanceof Node && card?.contains(relatedTarget));
  if (card && isLeft) void leave(card.dataset.thread ?? "");
});
addEventListener("pagehide", () => {
  for (const [thread, note] of begunEmpty) if (isWithoutWords(thread, note)) void takeBackEmpty(negotiation, thread);
});

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  if (event.ctrlKey || event.metaKey || event.altKey || target?.closest("dialog")) return;
  if (event.key === "Escape") return toWords(target);
  if (target?.closest("input, textarea, select")) return;
  const act = (version === undefined ? onOtherPages : onVersion)[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

const onVersion: Readonly<Record<string, () => void>> = {
  a: () => noteOnWords("team"),
  h: () => noteOnWords("mine"),
  n: () => noteOnPoint(),
  s: () => void document.documentElement.classList.toggle("notes-hidden"),
  j: () => step(1),
  k: () => step(-1),
  "?": () => keys?.showModal(),
};
const onOtherPages: Readonly<Record<string, () => void>> = { n: () => noteOnPoint() };

function noteOnWords(visibility: "team" | "mine"): void {
  const words = selectedWords();
  if (mayBegin && version !== undefined && words !== undefined) void begin(targetOfWords(version, words), visibility);
  else if (visibility === "team") noteOnPoint();
}

/** The point, or the change, that the reader is at. */
function noteOnPoint(): void {
  const at = document.activeElement?.closest("[data-point], .entry") ?? document.querySelector(".entry.current");
  at?.querySelector<HTMLElement>("[data-begin-note]")?.click();
}

function step(by: number): void {
  const points = [...document.querySelectorAll<HTMLElement>("[data-point]")];
  const at = points.findIndex((point) => point.contains(document.activeElement));
  const next = points[at === -1 ? (by > 0 ? 0 : points.length - 1) : at + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
}

/** From a card back to the words that it is about. */
function toWords(from: Element | undefined): void {
  const card = from?.closest<HTMLElement>(".note-card");
  if (!card) return;
  const [words] = wordsOf(card.dataset.thread ?? "");
  (words ?? card.closest<HTMLElement>("[data-point]"))?.focus();
}

async function open(thread: string | undefined): Promise<void> {
  if (thread === undefined) return;
  const card = document.getElementById(`note-${thread}`);
  if (card === null) return;
  if (!card.classList.contains("open")) await readAgain(thread);
  showOpen(thread, "card");
}

/** @param at - Where the reader goes on: at the card, or in the field of its first note. */
function showOpen(thread: string, at: "card" | "words"): void {
  const card = document.getElementById(`note-${thread}`);
  if (card === null) return;
  const cards = card.closest("details");
  if (cards) cards.open = true;
  const opened = openLive(thread, card);
  if (at === "card") card.focus({ preventScroll: true });
  else {
    const rewrite = card.querySelector<HTMLDetailsElement>("details.rewrite");
    if (rewrite) rewrite.open = true;
    const field = rewrite?.querySelector("textarea");
    field?.focus({ preventScroll: true });
    opened?.whenOpen(() => field?.focus({ preventScroll: true }));
  }
  card.scrollIntoView({ block: "nearest" });
}

function openLive(thread: string, card: HTMLElement): LiveCard | undefined {
  const known = live.get(thread);
  if (known?.card === card) return known;
  known?.close();
  if (reader === undefined) return undefined;
  const opened = openLiveCard(card, connect(reader), { onChanged: () => void changed(thread) });
  live.set(thread, opened);
  return opened;
}

/** One for the page, from when it is first needed. */
function connect(by: string): LiveConnection {
  connection ??= openLiveConnection({
    // The events that it hands over are looked at as far as they go.
    connect: () => new WebSocket(liveAddress()) as SocketLike,
    unsaved: keepUnsaved(storageOf(), by),
  });
  return connection;
}

/** Reads the page again when others noted something; all who look at it do not ask in the same moment. */
function hearNews(): void {
  clearTimeout(news);
  news = setTimeout(() => {
    if (document.hidden) addEventListener("visibilitychange", hearNews, { once: true });
    else void readAgain(document.querySelector<HTMLElement>(".note-card.open")?.dataset.thread);
  }, 1000 * Math.random());
}

function liveAddress(): URL {
  const address = new URL(`/api/live/${encodeURIComponent(negotiation)}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  return address;
}

async function changed(thread: string): Promise<void> {
  const one = live.get(thread);
  if (one === undefined || one.isBusy()) return;
  await readAgain(thread);
  const card = document.getElementById(`note-${thread}`);
  if (card?.classList.contains("open")) openLive(thread, card);
}

async function readAgain(thread: string | undefined): Promise<void> {
  const fresh = await readPageAgain(thread);
  if (fresh !== undefined) replaceWith(fresh);
}

/** Cards that are written in stay; what was open live in a card that is gone is closed. */
function replaceWith(fresh: Document, sent?: Element): void {
  const focused = document.activeElement;
  const [card, words] = [focused?.closest<HTMLElement>(".note-card"), focused?.closest<HTMLElement>("[data-quoted]")];
  isReplacing = true;
  takeOver(fresh, (one) => one !== sent && live.get((one as HTMLElement).dataset.thread ?? "")?.isBusy() === true);
  for (const [thread, one] of live) {
    if (one.card.isConnected) continue;
    one.close();
    live.delete(thread);
  }
  isReplacing = false;
  if (card && !card.isConnected) document.getElementById(card.id)?.focus({ preventScroll: true });
  if (words && !words.isConnected) wordsOf(lastOf(words.dataset.quoted) ?? "")[0]?.focus({ preventScroll: true });
}

async function begin(target: Target, visibility: "team" | "mine"): Promise<void> {
  const begun = await beginNote(negotiation, target, visibility);
  if (typeof begun === "string") return tell(begun);
  const isNote = visibility === "team";
  if (isNote) begunEmpty.set(begun.id, begun.notes[0]?.id ?? "");
  await readAgain(isNote ? begun.id : undefined);
  document.getSelection()?.removeAllRanges();
  if (isNote) showOpen(begun.id, "words");
  else document.getElementById(`note-${begun.id}`)?.focus({ preventScroll: true });
}

/** A note that was begun here and has no word is taken back when it is left; any other is shown as it reads. */
async function leave(thread: string): Promise<void> {
  const note = begunEmpty.get(thread);
  if (note === undefined || !isWithoutWords(thread, note)) {
    if (note !== undefined && live.get(thread)?.read(note)?.trim() !== "") begunEmpty.delete(thread);
    live.get(thread)?.rest();
    return;
  }
  begunEmpty.delete(thread);
  live.get(thread)?.close();
  live.delete(thread);
  document.getElementById(`note-${thread}`)?.remove();
  await takeBackEmpty(negotiation, thread);
  await readAgain(undefined);
}

function isWithoutWords(thread: string, note: string): boolean {
  const card = document.getElementById(`note-${thread}`);
  return live.get(thread)?.read(note)?.trim() === "" && card?.querySelector(".replies, .tags, .stance") === null;
}

/** Sends a form as the browser would, and puts the page that answers in place. */
async function send(form: HTMLFormElement, submitter: HTMLElement | null, card: HTMLElement): Promise<void> {
  const fields = new FormData(form, submitter);
  const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => undefined);
  const page = answer === undefined ? undefined : await pageOf(answer);
  if (page === undefined || !answer?.ok) {
    tell(page?.querySelector("#refused, .problem p")?.textContent?.trim() ?? "The service does not answer.", form);
    return;
  }
  const thread = card.dataset.thread ?? "";
  begunEmpty.delete(thread);
  replaceWith(page, card);
  const now = document.getElementById(`note-${thread}`);
  if (now === null) return;
  if (now.classList.contains("open")) showOpen(thread, "card");
}

async function copyLink(link: HTMLAnchorElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link.href);
    link.textContent = "link copied";
  } catch {
    location.assign(link.href);
  }
}

/** Says a sentence where the reader is. */
function tell(sentence: string, form?: HTMLFormElement): void {
  const said = Object.assign(document.createElement("p"), { className: "error", textContent: sentence });
  said.setAttribute("role", "alert");
  if (form === undefined) strip?.after(said);
  else {
    form.querySelector(".error")?.remove();
    form.append(said);
  }
}

function lastOf(threads: string | undefined): string | undefined {
  return threads?.split(" ").at(-1);
}

function storageOf(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
