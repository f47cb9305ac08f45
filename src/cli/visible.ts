/**
 * What a terminal obeys or swallows instead of showing it: control characters, marks of direction (Trojan Source,
 * CVE-2021-42574) and characters without a shape. Line feed and tab lay out a text; joiners and variation selectors
 * belong to the spelling of Persian, of Hindi and of emoji.
 */
const UNSEEN =
  /(?![\n\t]|\p{Join_Control}|\p{Variation_Selector})[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;

/** The text as it can be shown in a terminal: `\u001b` where an escape character stands. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}

/** The same for every string in a value, before it is laid out and coloured. */
export function allVisible<Value>(value: Value): Value {
  if (typeof value === "string") return visible(value) as Value;
  if (Array.isArray(value)) return value.map(allVisible) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, allVisible(one)])) as Value;
}
