import type { Base, ChangeSort, EventKind, Pace, Subscription, Threshold } from "../../model/subscription.ts";

/** What one is told of, by the kind of event. */
export const KIND_WORDS: Readonly<Record<EventKind, string>> = {
  "new-version": "new versions",
  witness: "other publications of a draft",
  correction: "corrections",
  withdrawal: "withdrawals",
  provenance: "grades, authorship, openings",
  verdict: "verdicts",
  standing: "how far points are agreed",
  term: "terms and their marks",
  annotation: "notes and replies",
  description: "titles, parties, rounds",
};

/** What a change is about, in the words of the margin of a comparison. */
export function sayChange(sort: ChangeSort): string {
  if (sort === "added" || sort === "dropped") return `points ${sort}`;
  return sort.replaceAll("-", " ");
}

/**
 * What a subscription asks for, behind its subject: `new versions about quantity, graded B or better, at once`.
 *
 * @param versionTitle - Of the version that is the base, where one is.
 */
export function saySubscription(
  { threshold, base, pace }: Pick<Subscription, "threshold" | "base" | "pace">,
  versionTitle?: string,
): string {
  return [sayKinds(threshold), sayGrade(threshold), sayBase(base, versionTitle), sayPace(pace)]
    .filter((part) => part !== undefined)
    .join(", ");
}

function sayKinds({ kinds, changes, inSubstance, onlyChanged }: Threshold): string {
  const told = kinds.map((kind) => (kind === "new-version" ? sayNewVersions(changes, inSubstance) : KIND_WORDS[kind]));
  return `${listed(told, "and")}${onlyChanged ? "" : ", also where it stands as it did"}`;
}

function sayNewVersions(changes: Threshold["changes"], inSubstance: boolean): string {
  if (changes !== undefined) {
    return `new versions with changes of ${listed(changes.map(sayChange), "or")}${inSubstance ? "" : ", also slight ones"}`;
  }
  return inSubstance ? "new versions that change something in substance" : "all new versions";
}

function sayGrade({ grade }: Threshold): string | undefined {
  if (grade === undefined) return undefined;
  return grade === "A" ? "graded A" : `graded ${grade} or better`;
}

function sayBase(base: Base, versionTitle: string | undefined): string | undefined {
  if (base.kind === "based-on") return undefined;
  switch (base.kind) {
    case "previous":
      return "against the version before it";
    case "last-looked":
      return "since you last looked";
    case "pinned":
      return `against ${versionTitle ?? base.version}`;
  }
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Monday is 1. */
export function sayWeekday(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? "";
}

/** `8:00`. */
export function sayHour(hour: number): string {
  return `${hour}:00`;
}

function sayPace(pace: Pace): string {
  switch (pace.when) {
    case "at-once": {
      const { quiet } = pace;
      if (quiet === undefined) return "at once";
      return `at once, but not from ${sayHour(quiet.from)} to ${sayHour(quiet.to)} (${quiet.timeZone})`;
    }
    case "daily":
      return `every day at ${sayHour(pace.hour)} (${pace.timeZone})`;
    case "weekly":
      return `on ${sayWeekday(pace.weekday)}s at ${sayHour(pace.hour)} (${pace.timeZone})`;
  }
}

function listed(words: readonly string[], last: "and" | "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
