import { isJsonObject } from "./copy-json.ts";
import { type Members, membersOf, type Noun } from "./members.ts";
import { readLinked } from "./read-linked.ts";
import { readCount, readDateTime, readString } from "./read-literals.ts";
import type { Specifier } from "./web-annotation.ts";
import { isWellFormedSvg } from "./well-formed-svg.ts";
import { nameValue, unreadable, type Where } from "./where.ts";

/**
 * A selector or a state: one of the recommendation's classes with all that it must have, one of a foreign class, or one
 * that is only named.
 *
 * @throws Problem `unreadable-annotation`.
 */
export function readSpecifier(value: unknown, where: Where): Specifier {
  const kind = kindOf(value);
  const members = membersOf(value, where, NOUNS[kind]);
  const described = {
    id: members.id(),
    type: readTypes(kind, members),
    refinedBy: members.any("refinedBy", readSpecifier),
  };
  switch (kind) {
    case "FragmentSelector":
      return {
        kind,
        ...described,
        value: members.exactlyOne("value", readString),
        conformsTo: members.atMostOne("conformsTo", readLinked),
        kept: members.rest(),
      };
    case "CssSelector":
    case "XPathSelector":
    case "HttpRequestState":
      return { kind, ...described, value: members.exactlyOne("value", readString), kept: members.rest() };
    case "TextQuoteSelector":
      return {
        kind,
        ...described,
        exact: members.exactlyOne("exact", readString),
        prefix: members.atMostOne("prefix", readString),
        suffix: members.atMostOne("suffix", readString),
        kept: members.rest(),
      };
    case "TextPositionSelector":
    case "DataPositionSelector":
      return { kind, ...described, ...readRange(members), kept: members.rest() };
    case "SvgSelector":
      return { kind, ...described, value: members.atMostOne("value", readSvg), kept: members.rest() };
    case "RangeSelector":
      return {
        kind,
        ...described,
        startSelector: members.exactlyOne("startSelector", readSpecifier),
        endSelector: members.exactlyOne("endSelector", readSpecifier),
        kept: members.rest(),
      };
    case "TimeState":
      return { kind, ...described, ...readTimes(members), kept: members.rest() };
    case "other-specifier":
      return { kind, ...described, kept: members.rest() };
  }
}

type Kind = Specifier["kind"];

const NOUNS: Readonly<Record<Kind, Noun>> = {
  FragmentSelector: { name: "a FragmentSelector", section: "4.2.1" },
  CssSelector: { name: "a CssSelector", section: "4.2.2" },
  XPathSelector: { name: "an XPathSelector", section: "4.2.3" },
  TextQuoteSelector: { name: "a TextQuoteSelector", section: "4.2.4" },
  TextPositionSelector: { name: "a TextPositionSelector", section: "4.2.5" },
  DataPositionSelector: { name: "a DataPositionSelector", section: "4.2.6" },
  SvgSelector: { name: "an SvgSelector", section: "4.2.7" },
  RangeSelector: { name: "a RangeSelector", section: "4.2.8" },
  TimeState: { name: "a TimeState", section: "4.3.1" },
  HttpRequestState: { name: "an HttpRequestState", section: "4.3.2" },
  "other-specifier": { name: "a selector or state", section: "4" },
};

function kindOf(value: unknown): Kind {
  const types = isJsonObject(value) && Object.hasOwn(value, "type") ? [value.type].flat() : [];
  const known = types.find(
    (type) => typeof type === "string" && type !== "other-specifier" && Object.hasOwn(NOUNS, type),
  );
  return known === undefined ? "other-specifier" : (known as Kind);
}

function readTypes(kind: Kind, members: Members): readonly string[] {
  if (kind === "other-specifier") {
    const types = members.any("type", readString);
    if (types.length > 0 || members.any("id", (value) => value).length > 0) return types;
    throw members.refusal("type", "is missing: a selector or state has a class, or the IRI where it is described.");
  }
  // Of this one alone section 4.2.7 says both, exactly one class, and one that includes SvgSelector.
  if (kind === "SvgSelector") return members.any("type", readString);
  return [members.exactlyOne("type", readString)];
}

/** A range that ends before it starts selects nothing that there could be. */
function readRange(members: Members): { readonly start: number; readonly end: number } {
  const start = members.exactlyOne("start", readCount);
  const end = members.exactlyOne("end", readCount);
  if (start > end) throw members.refusal("end", `is ${end}, before the start, which is ${start}.`);
  return { start, end };
}

function readSvg(value: unknown, where: Where): string {
  const text = readString(value, where);
  if (isWellFormedSvg(text)) return text;
  throw unreadable(where, `is ${nameValue(text)}, which is no well-formed SVG.`, NOUNS.SvgSelector.section);
}

function readTimes(members: Members) {
  const sourceDate = members.any("sourceDate", readDateTime);
  const sourceDateStart = members.atMostOne("sourceDateStart", readDateTime);
  const sourceDateEnd = members.atMostOne("sourceDateEnd", readDateTime);
  for (const [key, date] of Object.entries({ sourceDateStart, sourceDateEnd })) {
    if (sourceDate.length > 0 && date !== undefined) {
      throw members.refusal(key, "stands beside sourceDate: a TimeState has a date or an interval, not both.");
    }
    if (date === undefined && (sourceDateStart ?? sourceDateEnd) !== undefined) {
      throw members.refusal(key, "is missing: the interval of a TimeState has a start and an end.");
    }
  }
  return { sourceDate, sourceDateStart, sourceDateEnd, cached: members.any("cached", readLinked) };
}
