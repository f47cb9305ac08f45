/**
 * On the page where something is followed: counts anew as the choices change, by the page's own answer to "Count again",
 * and knows the reader's time zone.
 */
import { pageOf } from "./notes/page-again.ts";

// Whoever ticks several boxes is answered once.
const PAUSE_MS = 400;

const form = document.querySelector<HTMLFormElement>("form[data-follow]");
const again = form?.querySelector<HTMLButtonElement>("button[data-unscripted]");
if (form && again) {
  again.hidden = true;
  offerZones(form);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;
  form.addEventListener("input", (event) => {
    // What one calls it changes nothing.
    if (event.target instanceof HTMLInputElement && event.target.name === "title") return;
    clearTimeout(waiting);
    asked?.abort();
    waiting = setTimeout(() => {
      asked = new AbortController();
      void countAgain(form, again.formAction, asked.signal);
    }, PAUSE_MS);
  });
}

async function countAgain(of: HTMLFormElement, address: string, signal: AbortSignal): Promise<void> {
  const fields = [...new FormData(of)].map(([name, value]) => [name, String(value)]);
  const query = new URLSearchParams(fields);
  try {
    const fresh = await pageOf(await fetch(`${new URL(address).pathname}?${query}`, { signal }));
    const [shown, now] = [document, fresh].map((page) => page.querySelector("[data-estimate]"));
    // Whoever chooses something is not to be taken from it.
    for (const refusal of now?.querySelectorAll("[autofocus]") ?? []) refusal.removeAttribute("autofocus");
    if (shown && now) shown.replaceChildren(...[...now.childNodes].map((node) => document.importNode(node, true)));
  } catch {
    // Asked anew meanwhile, or not answered: what stood there stays until the next change.
  }
}

/** Presets the time zone where nobody chose one, and offers those that the browser knows. */
function offerZones(of: HTMLFormElement): void {
  const field = of.querySelector<HTMLInputElement>("[data-zone]");
  if (field === null) return;
  if (field.dataset.zone === "unsaid") field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || field.value;
  const list = document.createElement("datalist");
  list.id = `${field.id}-list`;
  for (const zone of Intl.supportedValuesOf("timeZone")) list.append(new Option(zone, zone));
  field.after(list);
  field.setAttribute("list", list.id);
}
