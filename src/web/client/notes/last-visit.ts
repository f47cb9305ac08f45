/** The part of the API's answer that is counted. */
type Listed = {
  readonly threads: readonly {
    readonly id: string;
    readonly at: string;
    readonly author: string;
    readonly notes: readonly { readonly at: string; readonly author: string; readonly removed: boolean }[];
  }[];
};

/** `since`: the end of the visit before this one. `until`: when a page was last looked at. ISO 8601 instants in UTC. */
type Visits = { readonly since?: string; readonly until?: string };

// A visit goes on from page to page; after so long, whoever comes back begins another.
const VISIT_ENDS_MS = 30 * 60_000;
const MOST_ASKED = 200;

/**
 * Says what others noted since the reader's last visit, where they were here before. When that was is known to their
 * browser and to nobody else.
 */
export async function tellSinceLastVisit(strip: HTMLElement, storage: Storage | undefined): Promise<void> {
  const { notesOf: negotiation = "", notesHref = "", reader } = strip.dataset;
  const name = `travaux visit ${negotiation}`;
  const visits = readVisits(storage, name);
  const isNew = visits.until !== undefined && Date.now() - Date.parse(visits.until) > VISIT_ENDS_MS;
  const since = isNew ? visits.until : visits.since;
  const address = `/api/n/${encodeURIComponent(negotiation)}/notes`;
  const asked = `${address}?limit=${since === undefined ? 1 : MOST_ASKED}&since=${since ?? new Date().toISOString()}`;
  const answer = await fetch(asked).catch(() => undefined);
  if (!answer?.ok) return;
  const listed = (await answer.json()) as Listed;
  // As the service tells the time, whatever this browser's clock says; it tells the second, and what is listed was seen.
  const until = latestOf([new Date(answer.headers.get("date") ?? Date.now()).toISOString(), ...instantsOf(listed)]);
  write(storage, name, since === undefined ? { until } : { since, until });
  if (since === undefined) return;
  const told = tell(listed, since, reader);
  if (told === undefined) return;
  const link = Object.assign(document.createElement("a"), { href: notesHref, textContent: told });
  const seen = Object.assign(document.createElement("button"), { type: "button", textContent: "seen" });
  seen.addEventListener("click", () => {
    write(storage, name, { since: until, until });
    strip.hidden = true;
  });
  strip.replaceChildren("Since your last visit: ", link, ". ", seen);
  strip.hidden = false;
}

function tell({ threads }: Listed, since: string, reader: string | undefined): string | undefined {
  const isNew = (one: { readonly at: string; readonly author: string }) =>
    one.author !== reader && isAfter(one.at, since);
  const notes = threads.filter(isNew).length;
  const replies = threads
    .flatMap((thread) => thread.notes.slice(1))
    .filter((note) => !note.removed && isNew(note)).length;
  const parts = [
    ...(notes === 0 ? [] : [`${notes} new ${notes === 1 ? "note" : "notes"}`]),
    ...(replies === 0 ? [] : [`${replies} ${replies === 1 ? "reply" : "replies"}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

function instantsOf({ threads }: Listed): readonly string[] {
  return threads.flatMap(({ at, notes }) => [at, ...notes.map((note) => note.at)]);
}

function latestOf(instants: readonly string[]): string {
  return instants.reduce((latest, one) => (one > latest ? one : latest), "");
}

/** Where times are told to the day, what was done on the day of the visit may be new. */
function isAfter(at: string, since: string): boolean {
  return at.endsWith("T00:00:00.000Z") ? at.slice(0, 10) >= since.slice(0, 10) : at > since;
}

function readVisits(storage: Storage | undefined, name: string): Visits {
  try {
    const read: unknown = JSON.parse(storage?.getItem(name) ?? "{}");
    if (typeof read !== "object" || read === null) return {};
    const { since, until } = read as Readonly<Record<string, unknown>>;
    return { ...(isInstant(since) ? { since } : {}), ...(isInstant(until) ? { until } : {}) };
  } catch {
    return {};
  }
}

function isInstant(value: unknown): value is string {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

function write(storage: Storage | undefined, name: string, visits: Visits): void {
  try {
    storage?.setItem(name, JSON.stringify(visits));
  } catch {
    // Full: the next visit is as the last one.
  }
}
