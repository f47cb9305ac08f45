import { apiClient } from "../../http/client.ts";

const { api } = apiClient("/");

type Kept = {
  readonly at: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The version that it was sent to become. */
  readonly sentTo?: { readonly negotiation: string; readonly document: string; readonly version: string };
};

// What the page itself says of its own moment, and not the person.
const OF_THE_PAGE = new Set(["seen", "looked", "do"]);
const SAVED_AFTER_MS = 300;

/**
 * Keeps what stands in the form that files a draft in this browser, so that nothing is lost when the window closes, and
 * offers it when the page is opened anew. It is kept until it is filed or thrown away, and never sent by itself.
 */
function keepForm(form: HTMLFormElement): void {
  const key = `travaux filing ${new URL(form.action).pathname}`;
  const isFresh = form.dataset.filing === "fresh";
  const atFirst = JSON.stringify(fieldsOf(form));
  const offer = document.querySelector<HTMLElement>("[data-kept]");
  const told = document.querySelector<HTMLElement>("[data-keeping]");
  let isAsked = false;
  let isDone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (sentence: string) => {
    const words = told?.querySelector("[data-keeping-words]");
    if (told === null || !words) return;
    words.textContent = sentence;
    told.hidden = sentence === "";
  };
  const save = () => {
    clearTimeout(timer);
    // Neither over what was not decided on yet, nor after it is filed or thrown away.
    if (isAsked || isDone) return;
    const fields = fieldsOf(form);
    if (isFresh && JSON.stringify(fields) === atFirst) return forget();
    const isKept = write(localStorage, key, { at: new Date().toISOString(), fields });
    if (!isKept) localStorage.removeItem(key);
    tell(
      isKept
        ? "What stands here is kept in this browser until it is filed."
        : "This is too long to be kept in this browser: it is lost if the window closes.",
    );
  };
  const forget = () => {
    localStorage.removeItem(key);
    sessionStorage.removeItem(key);
    tell("");
  };

  form.addEventListener("input", () => {
    isDone = false;
    clearTimeout(timer);
    timer = setTimeout(save, SAVED_AFTER_MS);
  });
  addEventListener("pagehide", save);
  form.addEventListener("submit", (event) => {
    if ((event.submitter as HTMLButtonElement | null)?.value !== "file") return;
    const fields = fieldsOf(form);
    const textOf = (name: string) => fields.find(([one]) => one === name)?.[1] ?? "";
    const [, , negotiation = ""] = new URL(form.action).pathname.split("/");
    const sentTo = { negotiation, document: textOf("document"), version: textOf("version") };
    // Where the answer never comes, this window still has it.
    write(sessionStorage, key, { at: new Date().toISOString(), fields, sentTo });
    localStorage.removeItem(key);
    isDone = true;
  });
  document.querySelector("[data-throw-away-this]")?.addEventListener("click", () => {
    if (!confirm("Throw away what stands in this form? Nothing of it is filed.")) return;
    isDone = true;
    forget();
    location.assign(form.action);
  });
  limitFile(form);

  if (isFresh) void begin();
  else {
    sessionStorage.removeItem(key);
    save();
  }

  async function begin(): Promise<void> {
    const sent = read(sessionStorage, key);
    if (sent?.sentTo !== undefined) {
      sessionStorage.removeItem(key);
      const asked = api.n[":negotiation"][":document"][":version"].$get({ param: sent.sentTo });
      const answer = await asked.catch(() => undefined);
      if (answer?.ok !== true) write(localStorage, key, sent);
    }
    const kept = read(localStorage, key);
    if (kept !== undefined && offer !== null) ask(kept, offer);
  }

  function ask(kept: Kept, offer: HTMLElement): void {
    isAsked = true;
    const at = offer.querySelector("[data-kept-at]");
    if (at !== null)
      at.textContent = new Date(kept.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    offer.hidden = false;
    // A page that is loaded again opens where it was read.
    offer.scrollIntoView({ block: "nearest" });
    offer.querySelector("[data-take-up]")?.addEventListener("click", () => sendAgain(form, kept));
    offer.querySelector("[data-throw-away]")?.addEventListener("click", () => {
      isAsked = false;
      forget();
      offer.hidden = true;
      form.querySelector("textarea")?.focus();
      save();
    });
  }
}

/** The page makes the form anew from what is sent, with as many rows as it takes, and looks at it; nothing is filed. */
function sendAgain(form: HTMLFormElement, { fields }: Kept): void {
  const again = document.createElement("form");
  Object.assign(again, { method: "post", action: form.action, enctype: "multipart/form-data", hidden: true });
  const seen = form.querySelector<HTMLInputElement>("[name=seen]")?.value ?? "";
  for (const [name, value] of [...fields, ["seen", seen], ["do", "again"]] as const) {
    // Any other field would swallow line feeds.
    const field = document.createElement("textarea");
    Object.assign(field, { name, value });
    again.append(field);
  }
  document.body.append(again);
  again.submit();
}

/** Says beside a file that is larger than what is read, before all of it is sent. */
function limitFile(form: HTMLFormElement): void {
  const file = form.querySelector<HTMLInputElement>("input[type=file]");
  const most = Number(file?.dataset.most);
  file?.addEventListener("change", () => {
    const { name, size } = file.files?.[0] ?? { name: "", size: 0 };
    const tooLarge = `${name} has ${(size / 2 ** 20).toFixed(1)} MiB; at most ${most / 2 ** 20} MiB are read. Choose a smaller file, or save this one as plain text.`;
    file.setCustomValidity(size > most ? tooLarge : "");
    file.reportValidity();
  });
}

/** Files are left out: no browser gives a page one that was not chosen in it. */
function fieldsOf(form: HTMLFormElement): Kept["fields"] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && !OF_THE_PAGE.has(name) ? [[name, value] as const] : [],
  );
}

function read(storage: Storage, key: string): Kept | undefined {
  try {
    return JSON.parse(storage.getItem(key) ?? "") as Kept;
  } catch {
    return undefined;
  }
}

/** @returns Whether there was room for it. */
function write(storage: Storage, key: string, kept: Kept): boolean {
  try {
    storage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

const form = document.querySelector<HTMLFormElement>("[data-filing]");
if (form !== null) keepForm(form);
