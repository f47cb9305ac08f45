import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { Deeds } from "../../../src/engine/substance/read-deeds.ts";
import { readTokens } from "../../../src/engine/substance/tokens.ts";
import { anyText } from "../../support/any-text.ts";

/** Who does what in a sentence: `verb: doer + doer`. */
function drawDeeds(text: string): readonly string[] {
  const deeds = new Deeds(readTokens(text, ENGLISH), ENGLISH).of(() => true);
  return deeds.map(
    ({ word, doers }) => `${word.verb}: ${doers.map(({ which, head }) => [...which, head].join(" ")).join(" + ")}`,
  );
}

const CASES: Readonly<Record<string, readonly [text: string, ...deeds: string[]]>> = {
  "a subject": ["The flag State shall bear the cost of the wreck.", "bear: flag state"],
  "one named behind “by”": ["The wreck was removed on Monday by the crane drivers.", "remove: crane driver"],
  "two of one deed": ["Latvia and the coastal States shall jointly repair the pier.", "repair: latvia + coastal state"],
  "a subject before what stands between commas": [
    "The Secretariat, after hearing the members, shall publish the list.",
    "publish: secretariat",
  ],
  "what stands between commas behind “shall”": [
    "Each Party shall, under supervision, restore the channel.",
    "restore: party",
  ],
  "who is meant by “who”": ["The Owner, who shall insure the barn, bears the risk.", "insure: owner", "bear: owner"],
  "one verb joined to another": [
    "The School cleans the kitchen and removes the refuse.",
    "clean: school",
    "remove: school",
  ],
  "another clause behind an “and”": [
    "The Caterer cleans the kitchen, and the School removes the refuse.",
    "clean: caterer",
    "remove: school",
  ],
  "whose it is to do something": ["It is for the owner to prove the loss.", "prove: owner"],
  "who is asked to": ["Requests the panel to name the smugglers.", "name: panel"],
  "who undertakes to": ["The Lessee undertakes to paint the gate.", "paint: lessee"],
  "who is responsible for it": ["The Keeper is responsible for feeding the seals.", "feed: keeper"],
  "whose task it is": ["Feeding the seals is the task of the warden.", "feed: warden"],
  "with whom a duty lies": ["The duty to clear the path rests with the tenant.", "clear: tenant"],
  "who it was": ["It was the coach who demanded a replay.", "demand: coach"],
  "nobody, where nothing says who": ["The wreck was removed by Monday.", ...[]],
  "nobody for a pronoun": ["It shall publish the list.", ...[]],
  "no verb in a name": ["The Member States shall pay.", "pay: member state"],
  "no verb in a noun": ["The government's plans for the port were approved.", ...[]],
};

describe("who does what", () => {
  for (const [what, [text, ...deeds]] of Object.entries(CASES)) {
    it(`reads ${what}`, () => {
      expect(drawDeeds(text)).toEqual(deeds);
    });
  }

  it("reads any text, and finds those who do something within it", () => {
    const words = fc.constantFrom(
      ...["shall", "by", "the Buyer", "to", "and", ",", "who", "pays", "paid", "is", "for", "paying", "duty", ".", "’"],
    );
    const texts = fc.array(fc.oneof({ weight: 4, arbitrary: words }, anyText())).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(texts, (text) => {
        const tokens = readTokens(text, ENGLISH);
        for (const { doers } of new Deeds(tokens, ENGLISH).of(() => true)) {
          for (const { start, end } of doers) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(tokens.count);
          }
        }
      }),
    );
  });
});
