import fc from "fast-check";
import { expect, it } from "vitest";
import { GRADES } from "../../../src/model/draft.ts";
import {
  CHANGE_SORTS,
  type Endpoint,
  EVENT_KINDS,
  type Pace,
  type Subscription,
} from "../../../src/model/subscription.ts";
import type { VersionFacts } from "../../../src/model/version.ts";
import {
  choicesOf,
  type Fields,
  QUIET,
  readFollowChoices,
  wantedBy,
} from "../../../src/web/subscriptions/follow-choices.ts";
import { FollowFields } from "../../../src/web/subscriptions/follow-fields.tsx";

const VERSIONS = ["v1", "v2"].map((version) => ({ version, title: `<${version}>` })) as unknown as VersionFacts[];
const ENDPOINTS = ["one", "two"].map((id) => ({ id, title: id, url: "https://a.example/" })) as unknown as Endpoint[];

const hour = fc.integer({ min: 0, max: 23 });
const timeZone = fc.constantFrom("UTC", "Europe/Kyiv", 'no "zone" <');
const pace: fc.Arbitrary<Pace> = fc.oneof(
  fc.constant({ when: "at-once" as const }),
  fc.record({ when: fc.constant("at-once" as const), quiet: fc.record({ from: hour, to: hour, timeZone }) }),
  fc.record({ when: fc.constant("daily" as const), hour, timeZone }),
  fc.record({ when: fc.constant("weekly" as const), weekday: fc.integer({ min: 1, max: 7 }), hour, timeZone }),
);
const some = <Word,>(words: readonly Word[], minLength = 0) =>
  fc.subarray([...words], { minLength }).map((found) => words.filter((word) => found.includes(word)));
const subscription = fc.record({
  title: fc.constantFrom("", "Rent & “nets”", "<b>"),
  threshold: fc.record({
    kinds: some(EVENT_KINDS, 1),
    changes: some(CHANGE_SORTS).map((sorts) => (sorts.length === 0 ? undefined : sorts)),
    inSubstance: fc.boolean(),
    grade: fc.constantFrom(undefined, ...GRADES.slice(0, -1)),
    onlyChanged: fc.boolean(),
  }),
  base: fc.constantFrom<Subscription["base"]>(
    ...[{ kind: "based-on" } as const, { kind: "previous" } as const, { kind: "pinned", version: "v2" } as const],
  ),
  pace,
  endpoints: some(ENDPOINTS.map(({ id }) => id)),
});

it("what a form shows of a subscription, sent as it is, says the same subscription", () => {
  fc.assert(
    fc.property(subscription, (own) => {
      const target = { kind: "lineage", negotiation: "lake", point: "plan@v1#1" } as const;
      const html = String(
        <FollowFields choices={choicesOf(own)} target={target} versions={VERSIONS} endpoints={ENDPOINTS} />,
      );
      // Whatever it was before: a form says all.
      expect(wantedBy(readFollowChoices(sentBy(html), QUIET))).toEqual(own);
    }),
    { numRuns: 60 },
  );
});

/** What a browser sends of some fields. */
function sentBy(html: string): Fields {
  const sent: (readonly [name: string, value: string])[] = [];
  for (const [, inside = ""] of html.matchAll(/<input ([^>]*)>/gu)) {
    const isBox = /type="(?:checkbox|radio)"/u.test(inside);
    if (!isBox || /\schecked=/u.test(inside)) sent.push([valueIn(inside, "name"), valueIn(inside, "value")]);
  }
  for (const [, name = "", options = ""] of html.matchAll(/<select [^>]*name="([^"]+)">(.*?)<\/select>/gu)) {
    const all = [...options.matchAll(/<option ([^>]*)>/gu)].map(([, inside = ""]) => inside);
    sent.push([name, valueIn(all.find((inside) => inside.includes("selected")) ?? all[0] ?? "", "value")]);
  }
  const all = (name: string) => sent.filter(([of]) => of === name).map(([, value]) => value);
  return { all, one: (name) => all(name)[0] ?? "" };
}

function valueIn(inside: string, name: string): string {
  const [, written = ""] = new RegExp(`${name}="([^"]*)"`, "u").exec(inside) ?? [];
  return written.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
