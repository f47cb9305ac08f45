/** Those who see a negotiation's versions, each seeing what those after it see: editors and admins, other members, everybody. */
export const VIEWS = ["desk", "members", "public"] as const;
export type View = (typeof VIEWS)[number];

/** To whom a version is open: to editors and admins, to all members, to everybody. Each state opens it further. */
export const OPEN_STATES = ["private", "shared", "published"] as const;
export type OpenState = (typeof OPEN_STATES)[number];

/** To whom a version is opened, and from when to everybody: an embargo. */
export type Opening = {
  readonly state: OpenState;
  /** ISO 8601 instant in UTC; never of what is published. */
  readonly publicFrom?: string | undefined;
};

/** What is open to everybody from the start, and has nothing to tell about it. */
export const TO_EVERYBODY: Opening = { state: "published" };

/** When a version became visible, and by which entry of the journal. */
export type OpenedAt = { readonly position: number; readonly at: string };

/** How open a version is by now, of one that was not open to everybody from its filing on. */
export type Openness = Opening & {
  /** For views that see it: since when. Absent where that is its filing. */
  readonly since: { readonly members?: OpenedAt | undefined; readonly public?: OpenedAt | undefined };
};

/** What a reader is told of a version's state; the words of the record. */
export type VersionState = OpenState | "embargoed" | "withdrawn";

const SEEN_BY: Readonly<Record<OpenState, View>> = { private: "desk", shared: "members", published: "public" };

/** Whether a view sees all that another one does. */
export function seesAllOf(view: View, other: View): boolean {
  return VIEWS.indexOf(view) <= VIEWS.indexOf(other);
}

/** Whether a view sees what is open to this extent. */
export function isOpenTo(view: View, state: OpenState): boolean {
  return seesAllOf(view, SEEN_BY[state]);
}

/** Whether one state is open to more people than another. */
export function isWider(one: OpenState, other: OpenState): boolean {
  return OPEN_STATES.indexOf(one) > OPEN_STATES.indexOf(other);
}
