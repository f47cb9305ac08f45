import { dayOf as dayOfInstant, tellTime } from "../model/times.ts";
import type { VersionFacts } from "../model/version.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const DAY_MS = 86_400_000;

/** An ISO date as a reader says it: `23 Nov 2025`, `Nov 2025`, `2025`. Text that is no date is given back as it is. */
export function sayDate(iso: string): string {
  const { year, month, day } = partsOf(iso);
  if (year === undefined) return iso;
  return [day, month, year].filter((part) => part !== undefined).join(" ");
}

/** The same without its year, for a place where the year is already said: `23 Nov`, `Nov`, `2025`. */
export function sayDayAndMonth(iso: string): string {
  const { year, month, day } = partsOf(iso);
  if (year === undefined || month === undefined) return year ?? iso;
  return day === undefined ? month : `${day} ${month}`;
}

/** The day a version came out, else the day of its text; empty where neither is known. */
export function dayOf(version: VersionFacts): string {
  return version.published ?? version.textDate ?? "";
}

/** Days from one ISO date to a later one; a shorter date counts from its first day. 0 where either is no date. */
export function daysBetween(earlier: string, later: string): number {
  const days = (instantOf(later) - instantOf(earlier)) / DAY_MS;
  return Number.isFinite(days) ? Math.max(0, Math.round(days)) : 0;
}

/** A date as an element that machines read too. */
export function When({ date }: { readonly date: string }) {
  return date === "" ? <span>date not known</span> : <time datetime={date.slice(0, 10)}>{sayDate(date)}</time>;
}

/** When somebody last used a way in, to the day. */
export function LastUsed({ on }: { readonly on: string | undefined }) {
  if (on === undefined) return "never used";
  return (
    <>
      last used <When date={on} />
    </>
  );
}

/**
 * When something was done, to the minute, in UTC; the day alone where that is what is told, as the beginning of it: see
 * `tellTime`.
 */
export function Moment({ at }: { readonly at: string }) {
  return tellTime("day", at) === at ? <When date={dayOfInstant(at)} /> : <ChosenMoment at={at} />;
}

/** A moment that somebody chose, to the minute, in UTC; also where that is midnight. */
export function ChosenMoment({ at }: { readonly at: string }) {
  return (
    <time datetime={at}>
      {sayDate(at)}, {at.slice(11, 16)} UTC
    </time>
  );
}

function partsOf(iso: string) {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(iso);
  const month = match?.[2] === undefined ? undefined : MONTHS[Number(match[2]) - 1];
  const day = match?.[3] === undefined ? undefined : String(Number(match[3]));
  return { year: match?.[1], month, day };
}

function instantOf(iso: string): number {
  const full = iso.length === 4 ? `${iso}-01-01` : iso.length === 7 ? `${iso}-01` : iso.slice(0, 10);
  return Date.parse(full);
}
