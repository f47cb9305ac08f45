import { pointsWord, writeItem } from "../engine/compare/substance-items.ts";
import { describeSubstance } from "../engine/substance/describe-substance.ts";
import type { Entry } from "../model/comparison.ts";
import { listPaths } from "./page-paths.ts";

/** What became of some points, in sentences: first what it was in substance, then what is left to be said. */
export function sayEntries(entries: readonly Entry[]): readonly string[] {
  const { items, more } = describeSubstance(entries);
  const told = items.map(writeItem);
  if (told.length > 0) return [`${[...told, ...(more > 0 ? [`and ${more} more`] : [])].join("; ")}.`];
  return entries.map(sayEntry);
}

function sayEntry({ kind, before, after, moved }: Entry): string {
  const [old, now] = [nameOf(before), nameOf(after)];
  const place = before.join() === after.join() || before.length === 0 ? "" : `, as ${now}`;
  const also = moved ? "; it stands elsewhere now" : "";
  switch (kind) {
    case "added":
      return `${now} is new.`;
    case "dropped":
      return `${old} is gone.`;
    case "unreported":
      return `What became of ${old === "" ? now : old} is not known.`;
    case "kept":
      return `${old} says what it said${place}${also}.`;
    case "split":
      return `${old} was split into ${now}.`;
    case "merged":
      return `${old} were merged into ${now}.`;
    case "reworded":
      return `${old} was reworded${place}${also}; nothing of substance in it changed.`;
  }
}

function nameOf(paths: readonly string[]): string {
  return paths.length === 0 ? "" : `${pointsWord(paths.length)} ${listPaths(paths)}`;
}
