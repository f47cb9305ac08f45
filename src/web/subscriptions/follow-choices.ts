import { GRADES, type Grade } from "../../model/draft.ts";
import { Problem } from "../../model/problem.ts";
import {
  type Base,
  CHANGE_SORTS,
  type ChangeSort,
  DEFAULT_BASE,
  DEFAULT_PACE,
  DEFAULT_THRESHOLD,
  EVENT_KINDS,
  type EventKind,
  type Pace,
  type Subscription,
  type SubscriptionTarget,
} from "../../model/subscription.ts";
import { targetOfFields } from "../../model/subscription-addresses.ts";
import type { SentForm } from "../sent-form.ts";

/** What a form or a query says, field by field. */
export type Fields = Pick<SentForm, "one" | "all">;

/** What is chosen on the page where something is followed, each as its field shows it. */
export type FollowChoices = {
  readonly title: string;
  readonly kinds: readonly EventKind[];
  readonly changes: readonly ChangeSort[];
  readonly inSubstance: boolean;
  readonly grade: Grade | undefined;
  readonly onlyChanged: boolean;
  readonly base: Base;
  readonly pace: Pace["when"];
  readonly hour: number;
  readonly weekday: number;
  /** Full hours; undefined while none is chosen. */
  readonly quietFrom: number | undefined;
  readonly quietTo: number | undefined;
  /** As it was typed; empty while nobody said it. */
  readonly timeZone: string;
  readonly endpoints: readonly string[];
};

const [MORNING, FRIDAY] = [8, 5];

/** As quiet as can be. */
export const QUIET: FollowChoices = choicesOf({
  ...{ title: "", threshold: DEFAULT_THRESHOLD, base: DEFAULT_BASE, pace: DEFAULT_PACE, endpoints: [] },
});

/** What a subscription says, for the form in which it is changed. */
export function choicesOf(
  subscription: Pick<Subscription, "title" | "threshold" | "base" | "pace" | "endpoints">,
): FollowChoices {
  const { title, threshold, base, pace, endpoints } = subscription;
  const { kinds, changes = [], inSubstance, grade, onlyChanged } = threshold;
  const quiet = pace.when === "at-once" ? pace.quiet : undefined;
  return {
    ...{ title, kinds, changes, inSubstance, grade, onlyChanged, base, endpoints },
    pace: pace.when,
    hour: pace.when === "at-once" ? MORNING : pace.hour,
    weekday: pace.when === "weekly" ? pace.weekday : FRIDAY,
    ...{ quietFrom: quiet?.from, quietTo: quiet?.to },
    timeZone: (pace.when === "at-once" ? quiet?.timeZone : pace.timeZone) ?? "",
  };
}

/**
 * What was chosen. A form says so by a field `sent`, since a box that is not ticked sends nothing; without it, what a query
 * leaves out is as it was.
 *
 * @throws Problem `malformed-query` for words that no form of ours sends.
 */
export function readFollowChoices(fields: Fields, before: FollowChoices): FollowChoices {
  const isSent = fields.one("sent") === "yes";
  const isSaid = (name: string) => isSent || fields.all(name).length > 0;
  const said = <Value>(name: string, read: () => Value, otherwise: Value) => (isSaid(name) ? read() : otherwise);
  const hour = (name: string) => readWhole(name, fields.one(name), 0, 23);
  return {
    title: said("title", () => fields.one("title").trim(), before.title),
    kinds: said("kinds", () => readWords("kinds", fields.all("kinds"), EVENT_KINDS), before.kinds),
    changes: said("changes", () => readWords("changes", fields.all("changes"), CHANGE_SORTS), before.changes),
    inSubstance: said("substance", () => fields.one("substance") !== "any", before.inSubstance),
    grade: said("grade", () => readWords("grade", fields.all("grade"), GRADES)[0], before.grade),
    onlyChanged: said("unchanged", () => fields.one("unchanged") !== "yes", before.onlyChanged),
    base: said("base", () => readBase(fields.one("base")), before.base),
    pace: said("pace", () => readWords("pace", fields.all("pace"), PACES)[0] ?? before.pace, before.pace),
    hour: said("hour", () => hour("hour") ?? before.hour, before.hour),
    weekday: said("weekday", () => readWhole("weekday", fields.one("weekday"), 1, 7) ?? before.weekday, before.weekday),
    quietFrom: said("quiet-from", () => hour("quiet-from"), before.quietFrom),
    quietTo: said("quiet-to", () => hour("quiet-to"), before.quietTo),
    timeZone: said("zone", () => fields.one("zone").trim(), before.timeZone),
    endpoints: said("endpoints", () => fields.all("endpoints"), before.endpoints),
  };
}

/** What the choices ask for. @throws Problem `unreadable-subscription` for what a person left out. */
export function wantedBy(choices: FollowChoices): Omit<Subscription, "id" | "target" | "createdAt"> {
  const { title, kinds, changes, inSubstance, grade, onlyChanged, base, endpoints } = choices;
  if (kinds.length === 0) throw refused("Nothing is chosen that you are to be told of.", "Tick at least one of them.");
  if (title.length > LONGEST_TITLE) {
    throw refused(`A name of your own has ${LONGEST_TITLE} characters at most; this one has ${title.length}.`);
  }
  const threshold = { kinds, changes: changes.length === 0 ? undefined : changes, inSubstance, grade, onlyChanged };
  return { title, threshold, base, pace: paceOf(choices), endpoints };
}

/** The longest name of a subscription or an endpoint. */
export const LONGEST_TITLE = 200;

/** Where no time zone is said: what a field shows that the browser does not preset. */
export const UNSAID_ZONE = "UTC";

function paceOf(choices: FollowChoices): Pace {
  const { pace: when, hour, weekday, quietFrom: from, quietTo: to } = choices;
  const timeZone = choices.timeZone || UNSAID_ZONE;
  if (when === "daily") return { when, hour, timeZone };
  if (when === "weekly") return { when, weekday, hour, timeZone };
  if (from === undefined && to === undefined) return { when };
  if (from === undefined || to === undefined) {
    throw refused("Quiet hours have a beginning and an end.", "Choose both, or neither.");
  }
  return { when, quiet: { from, to, timeZone } };
}

/** What a query or a form names. @throws Problem `malformed-query` for several things at once. */
export function readFollowTarget({ one, all }: Fields): SubscriptionTarget {
  const said = (name: string) => (all(name).length === 0 || one(name) === "" ? undefined : one(name));
  const [negotiation, document, point, term, q] = ["negotiation", "document", "point", "term", "q"].map(said);
  const fields = { document, point, term, thread: said("thread"), q };
  const isNothing = Object.values(fields).every((field) => field === undefined);
  if (negotiation === undefined && isNothing) return { kind: "everything" };
  const target = negotiation === undefined ? undefined : targetOfFields(negotiation, fields);
  if (target !== undefined) return target;
  throw new Problem(
    "malformed-query",
    "This address does not name one thing to follow.",
    'Name a "negotiation", and of it at most one of "document", "point", "term", "thread" and "q"; words may be sought in one document.',
  );
}

const PACES = ["at-once", "daily", "weekly"] as const satisfies readonly Pace["when"][];

/** Several fields of one name, or some words between commas. */
function readWords<const Words extends readonly string[]>(
  name: string,
  sent: readonly string[],
  known: Words,
): readonly Words[number][] {
  const words = sent.flatMap((text) => text.split(",")).filter((word) => word !== "");
  const strange = words.find((word) => !known.includes(word));
  if (strange !== undefined) {
    throw new Problem("malformed-query", `"${name}" is none of ${known.join(", ")}: "${strange.slice(0, 60)}".`);
  }
  return known.filter((word) => words.includes(word));
}

function readBase(sent: string): Base {
  if (sent === "") return DEFAULT_BASE;
  if (sent === "based-on" || sent === "previous" || sent === "last-looked") return { kind: sent };
  return { kind: "pinned", version: sent };
}

function readWhole(name: string, sent: string, least: number, most: number): number | undefined {
  if (sent === "") return undefined;
  const read = /^\d{1,2}$/u.test(sent) ? Number(sent) : Number.NaN;
  if (read >= least && read <= most) return read;
  throw new Problem(
    "malformed-query",
    `"${name}" is no whole number from ${least} to ${most}: "${sent.slice(0, 60)}".`,
  );
}

function refused(sentence: string, hint?: string): Problem {
  return new Problem("unreadable-subscription", sentence, hint);
}
