import { describe, expect, it } from "vitest";
import { drawDeeds } from "./draw-deeds.ts";
import { drawFindings } from "./draw-findings.ts";

/** By a sentence with `_`, the words that stand there, and who does what in each. */
const WORDS: Readonly<Record<string, readonly [sentence: string, words: string, ...deeds: string[]]>> = {
  "what stands between a helping verb and its verb": [
    "The tenant has _ paid the rent.",
    "not, never, also, only, jointly, together, hereby, always, still, already, fully, first, then, thereby, itself, themselves, alone, ever, no longer, again, soon, all, yet, duly, promptly, wholly, early",
    "pay: tenant",
  ],
  "what binds before a verb": [
    "The tenant _ pay the rent.",
    "shall, must, will, may, can, should, would, could, might, cannot, won't, can't, shouldn't, mustn't, couldn't, wouldn't, do, does, did, don't, doesn't, didn't",
    "pay: tenant",
  ],
  "what makes a past of a participle": [
    "The tenant _ written a letter.",
    "has, have, had, hasn't, haven't, hadn't",
    "write: tenant",
  ],
  "what makes of a participle what is done": [
    "The rent _ written by the tenant.",
    "is, are, was, were, isn't, aren't, wasn't, weren't",
    "write: tenant",
  ],
  "who is asked to": [
    "_ the panel to name the smugglers.",
    "Requests, Calls on, Urges, Asks, Requires, Obliges, Allows, Permits, Enables, Authorises, Authorizes, Invites, Encourages, Instructs, Orders, Entitles, Tells, Directs, Demands, Recommends",
    "name: panel",
  ],
  "whose it is to do it": [
    "Feeding the seals is the _ of the warden.",
    "duty, responsibility, obligation, task, burden, job, role",
    "feed: warden",
  ],
  "with whom a duty lies": [
    "The duty to clear the path _ with the tenant.",
    "lies, lay, rests, rested, remains, remained",
    "clear: tenant",
  ],
  "what opens another clause": [
    "The council _ that the tenant paid the rent.",
    "said, told, reported, announced, warned, claimed, added, stated, confirmed, explained, insisted, declared, noted, promised, pledged, indicated, suggested, predicted, argued",
    "pay: tenant",
  ],
  "a verb whose participle is its plain form": ["The tenant has _ a race.", "run", "run: tenant"],
  "one by whom it was done": ["The fear was _ by the tenant.", "overcome", "overcome: tenant"],
  "one that something has become": ["The tenant has _ mayor.", "become", "become: tenant"],
  "one who has come": ["The tenant has _ home.", "come", "come: tenant"],
};

describe("who does what in English is told by each word that says so", () => {
  it.each(Object.entries(WORDS))("reads %s", (_, [sentence, listed, ...deeds]) => {
    const words = listed.split(", ");
    const read = words.map((word) => [
      word,
      ...drawDeeds(sentence.replace("_", word)).filter((deed) => deeds.includes(deed)),
    ]);
    expect(read).toEqual(words.map((word) => [word, ...deeds]));
  });
});

describe("a verb that ends as such words do is no such word", () => {
  it.each([
    ["The tenant shall rely on the map.", "rely: tenant"],
    ["The tenant did not rely on the map.", "rely: tenant"],
    ["The tenant may fly a flag.", "fly: tenant"],
    ["The council shall apply the rule.", "apply: council"],
    ["The council shall supply the water.", "supply: council"],
    ["The ally has paid the rent.", "pay: ally"],
  ])("%s", (text, deed) => {
    expect(drawDeeds(text)).toEqual([deed]);
  });
});

describe("what is so for one alone is the same by whatever words say it", () => {
  it.each([
    "None but members may vote.",
    "Nobody but members may vote.",
    "No one except members may vote.",
    "Nobody save members may vote.",
    "No person other than members may vote.",
    "No person apart from members may vote.",
    "Nobody may vote unless they are members.",
    "No person may vote without being members.",
    "Everybody except members may not vote.",
    "Everyone but members may not vote.",
    "Anyone other than members may not vote.",
    "Any person except members may not vote.",
    "No other than members may vote.",
    "Unless they are members, people may not vote.",
  ])("takes “Only members may vote.” and “%s” for one scope", (otherwise) => {
    const scopes = drawFindings("Only members may vote.", otherwise).filter((one) => one.startsWith("scope"));
    expect(scopes).toEqual([]);
  });
});

describe("a part of a word that denies the rest is told", () => {
  it.each([
    ["lawful", "unlawful"],
    ["complete", "incomplete"],
    ["possible", "impossible"],
    ["legal", "illegal"],
    ["regular", "irregular"],
    ["honest", "dishonest"],
    ["binding", "nonbinding"],
  ])("tells “%s” from “%s”", (plain, denied) => {
    expect(drawFindings(`The transfer is ${plain}.`, `The transfer is ${denied}.`)).toEqual([
      `negation ${plain} → ${denied}`,
    ]);
  });
  it("takes such letters for no denial within a word", () => {
    expect(drawFindings("The cabin shall be clean.", "The mandarin shall be clean.")).toEqual([]);
  });
});
