/** Keys and buttons of a comparison: from change to change, the other view, folds, copy as text, print. */
const changes = [...document.querySelectorAll<HTMLElement>("[data-change]")];
const counter = document.querySelector("[data-counter]");
const keys = document.querySelector<HTMLDialogElement>("dialog.keys");
let current = -1;

for (const element of document.querySelectorAll<HTMLElement>("[data-scripted]")) element.hidden = false;
for (const button of document.querySelectorAll<HTMLElement>("[data-step]")) {
  button.addEventListener("click", () => step(Number(button.dataset.step)));
}
onClick("[data-keys]", () => keys?.showModal());
onClick("[data-print]", () => window.print());
onClick("[data-copy]", () => void copyAsText());
window.addEventListener("beforeprint", () => setFolds(true));
window.addEventListener("hashchange", startAtHash);
startAtHash();

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  if (event.ctrlKey || event.metaKey || event.altKey || target?.closest("input, textarea, select, dialog")) return;
  const act = {
    j: () => step(1),
    k: () => step(-1),
    v: () => document.querySelector<HTMLElement>("[data-switch=view]")?.click(),
    s: () => document.querySelector<HTMLElement>("[data-switch=substance]")?.click(),
    f: () => setFolds(document.querySelector("details.fold:not([open])") !== null),
    "?": () => keys?.showModal(),
  }[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

// The other view opens at the change the reader is on.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-switch]") : null;
  if (link !== null && location.hash !== "") link.hash = location.hash;
});

function step(by: number): void {
  const next = Math.min(changes.length - 1, Math.max(0, current + by));
  show(current === -1 && by < 0 ? changes.length - 1 : next);
}

function show(index: number): void {
  const change = changes[index];
  if (change === undefined) return;
  changes[current]?.classList.remove("current");
  current = index;
  change.classList.add("current");
  if (counter !== null) counter.textContent = `${index + 1} / ${changes.length}`;
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: "center" });
  const id = change.querySelector("[id]")?.id;
  if (id !== undefined) history.replaceState(null, "", `#${encodeURIComponent(id)}`);
}

/** A link to a point opens the fold it stands in and counts on from there. */
function startAtHash(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target === null) return;
  const fold = target.closest("details");
  if (fold !== null && !fold.open) {
    fold.open = true;
    target.scrollIntoView({ block: "center" });
  }
  const index = changes.findIndex((change) => change.contains(target));
  if (index !== -1 && index !== current) show(index);
}

function setFolds(open: boolean): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>("details.fold")) fold.open = open;
}

/** The changes in the notation of wdiff: `[-struck-]` and `{+inserted+}`. */
async function copyAsText(): Promise<void> {
  const title = document.querySelector(".versus h1")?.textContent?.trim() ?? document.title;
  const lead = document.querySelector(".lead")?.textContent?.trim() ?? "";
  const address = location.pathname === "/compare" ? [] : [location.href.split("#")[0] ?? ""];
  const told = document.querySelector(".in-substance")?.textContent?.trim() ?? "";
  const text = [title, ...address, lead, told, ...changes.map(describeChange)]
    .filter((part) => part !== "")
    .join("\n\n");
  const status = document.querySelector("[data-status]");
  try {
    await navigator.clipboard.writeText(text);
    if (status !== null) status.textContent = "copied";
  } catch {
    if (status !== null) status.textContent = "the browser did not allow copying";
  }
}

function describeChange(change: HTMLElement): string {
  const kind = change.querySelector(".kind")?.textContent?.trim() ?? "";
  const parts = [...change.querySelectorAll(".part")].map((part) => {
    const number = part.querySelector(".number a, .number")?.textContent?.trim() ?? "";
    return `${number}. ${plainText(part.querySelector(".words")).trim()}`;
  });
  return `${parts.join("\n")}\n(${kind})`;
}

function plainText(node: Node | null): string {
  if (node === null) return "";
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  if (!(node instanceof Element) || node.classList.contains("heard")) return "";
  const inner = [...node.childNodes].map(plainText).join("");
  if (node.tagName === "DEL") return `[-${inner}-]`;
  if (node.tagName === "INS") return `{+${inner}+}`;
  return node.tagName === "H2" ? `${inner}\n` : inner;
}

function onClick(selector: string, act: () => void): void {
  document.querySelector(selector)?.addEventListener("click", act);
}
