import type { Opening } from "../model/opening.ts";
import { unreadableStatement } from "../storage/read-reason.ts";

const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * Checks to whom something is to be open.
 *
 * @returns The moment of an embargo as an instant in UTC with milliseconds; where it is past, it is published at the next look.
 * @throws Problem `unreadable-statement` for a moment that is none, and for an embargo on what is published.
 */
export function readOpening({ state, publicFrom }: Opening): Opening {
  if (publicFrom === undefined) return { state };
  if (state === "published") {
    throw unreadableStatement(
      "What is published has no embargo.",
      "Leave the moment out, or say private or shared with it.",
    );
  }
  const moment = INSTANT.test(publicFrom) ? Date.parse(publicFrom) : Number.NaN;
  if (Number.isNaN(moment) || moment > LATEST) {
    throw unreadableStatement(
      `"${publicFrom.slice(0, 60)}" is no moment at which an embargo could end.`,
      "Write it with its time zone, such as 2025-11-23T09:30:00Z or 2025-11-23T11:30:00+02:00.",
    );
  }
  return { state, publicFrom: new Date(moment).toISOString() };
}

// Without a zone, it would be another moment on another machine.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/u;
