import { isJsonObject, type JsonObject } from "./copy-json.ts";

/** The members of what was written but those named; of a string, which has an id alone, none. */
export function without(written: unknown, names: readonly string[]): JsonObject {
  if (!isJsonObject(written)) return {};
  return Object.fromEntries(Object.entries(written).filter(([name]) => !names.includes(name)));
}

/** That members are kept, in a sentence for people; contexts and classes speak of the others, and are passed over. */
export function tellMembers(members: JsonObject, noun: string): readonly string[] {
  const names = Object.keys(members).filter((name) => name !== "@context" && name !== "type");
  if (names.length === 0) return [];
  return [`${names.map((name) => `"${name}"`).join(", ")} of the ${noun} ${isOrAre(names.length)} kept, and not shown`];
}

export function isOrAre(count: number): string {
  return count === 1 ? "is" : "are";
}
