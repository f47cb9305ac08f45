import { describe, expect, it } from "vitest";
import { DEFAULT_BASE, DEFAULT_PACE, DEFAULT_THRESHOLD, type Subscription } from "../../../src/model/subscription.ts";
import { saySubscription } from "../../../src/web/subscriptions/say-subscription.ts";

type Said = Partial<Pick<Subscription, "base" | "pace">> & { readonly threshold?: Partial<Subscription["threshold"]> };

const SENTENCES: readonly (readonly [Said, string])[] = [
  [{}, "new versions that change something in substance, at once"],
  [{ threshold: { inSubstance: false } }, "all new versions, at once"],
  [
    { threshold: { changes: ["quantity"], grade: "B" } },
    "new versions with changes of quantity, graded B or better, at once",
  ],
  [
    { threshold: { changes: ["money", "defined-term", "dropped"], inSubstance: false, grade: "A" } },
    "new versions with changes of money, defined term or points dropped, also slight ones, graded A, at once",
  ],
  [
    { threshold: { kinds: ["new-version", "correction", "withdrawal"], onlyChanged: false } },
    "new versions that change something in substance, corrections and withdrawals, also where it stands as it did, at once",
  ],
  [
    { base: { kind: "previous" }, pace: { when: "daily", hour: 8, timeZone: "Europe/Kyiv" } },
    "new versions that change something in substance, against the version before it, every day at 8:00 (Europe/Kyiv)",
  ],
  [
    { base: { kind: "pinned", version: "v1" }, pace: { when: "weekly", weekday: 5, hour: 17, timeZone: "UTC" } },
    "new versions that change something in substance, against The first text, on Fridays at 17:00 (UTC)",
  ],
  [
    { pace: { when: "at-once", quiet: { from: 22, to: 7, timeZone: "UTC" } } },
    "new versions that change something in substance, at once, but not from 22:00 to 7:00 (UTC)",
  ],
];

describe("a subscription in a sentence", () => {
  for (const [{ threshold, base = DEFAULT_BASE, pace = DEFAULT_PACE }, sentence] of SENTENCES) {
    it(sentence, () => {
      const subscription = { threshold: { ...DEFAULT_THRESHOLD, ...threshold }, base, pace };
      expect(saySubscription(subscription, "The first text")).toBe(sentence);
    });
  }

  it("names the version that is its base where its title is not known", () => {
    const said = saySubscription({
      ...{ threshold: DEFAULT_THRESHOLD, pace: DEFAULT_PACE },
      base: { kind: "pinned", version: "v1" },
    });
    expect(said).toContain("against v1");
  });
});
