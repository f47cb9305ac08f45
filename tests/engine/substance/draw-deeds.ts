import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { Deeds } from "../../../src/engine/substance/read-deeds.ts";
import { readTokens } from "../../../src/engine/substance/tokens.ts";

/** Who does what in a sentence: `verb: doer + doer`. */
export function drawDeeds(text: string): readonly string[] {
  const deeds = new Deeds(readTokens(text, ENGLISH), ENGLISH).of(() => true);
  return deeds.map(
    ({ word, doers }) => `${word.verb}: ${doers.map(({ which, head }) => [...which, head].join(" ")).join(" + ")}`,
  );
}
