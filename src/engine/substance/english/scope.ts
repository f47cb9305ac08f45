import { listed, meaning, meaningThemselves, Phrases } from "../phrases.ts";

const SCOPES = `all, any, every, each, only, solely, exclusively, exclusive, necessary, relevant, appropriate, permanently, for good, for a time, for the time being, temporarily, temporary, provisional, provisionally,
  full, fully, partial, partially, partly, entirely, entire, whole, wholly, in full, in whole, in whole or in part, in whole but not in part, in part, serious, seriously, grave, gravely, severe, severely, strict, strictly, adequate, adequately, sufficient, extensive, effective, effectively, verifiable, unimpeded, unhindered, unabated, lawfully, unlawfully, chiefly, largely, predominantly, in large part, for the most part, in its entirety, in their entirety, significant, significantly, substantial, substantially, reasonable, reasonably, main, mainly,
  primarily, primary, principal, principally, most, mostly, nearly all, almost all, virtually all, practically all, some, certain, several, limited, unlimited, unconditional, unconditionally, unrestricted, restricted, comprehensive, direct, directly, indirect, indirectly, directly or indirectly, direct or indirect, without exception, without limitation, without limit,
  including but not limited to, excluding,  including without limitation, such as, namely, in particular, among others, among other things, major, minor, material, essential, critical, selected, specific, whatsoever, sole, non exclusive, complete, completely, immediate, minimum, maximum, gross, throughout, nationwide, irrevocably, irrevocable, joint, jointly, severally, jointly and severally, individually, collectively, public, publicly, confidential, both, either, or any part of, as many as, a majority of, the majority of, the bulk of, unanimously, unanimous`;

// Several forms of one.
const ALIKE: Readonly<Record<string, string>> = {
  including: "including, includes, comprising, among them",
  "the whole of": "the whole of, all of",
  jointly: "jointly, together",
  "jointly and severally": "joint and several",
  publicly: "in public",
  only: "confined to, restricted to, limited to, reserved to, alone, and no others, and nobody else, and no one else, and by no one else, nothing but, nobody but, none but, no one but, nothing other than, nobody other than, no one other than, no person other than, no purpose other than, no purposes other than",
  unhindered: "without hindrance, without impediment, without let or hindrance",
  lawfully: "within the law, in accordance with the law",
  "part of": "part of, parts of, a part of, a portion of, a share of",
};

export const ENGLISH_SCOPES = new Phrases<string>([
  ...meaningThemselves(SCOPES),
  ...Object.entries(ALIKE).flatMap(([value, words]) => meaning(words, value)),
]);

export const ENGLISH_ALIKE_SCOPES: readonly ReadonlySet<string>[] = [
  "all, every, each",
  "each, either, both",
  "solely, only, exclusively, sole, exclusive",
  "full, fully, in its entirety, in their entirety, in full, in whole, whole, the whole of, all, the whole of, entirely, entire, wholly, complete, completely",
  "partial, partially, partly, in part",
  "permanently, permanent, for good, in perpetuity, for ever, forever",
  "temporarily, temporary, provisional, provisionally, for a time, for the time being",
  "chiefly, mostly, most, principally, largely, predominantly, in large part, for the most part, main, mainly, primarily, primary, principal, major",
  "significant, significantly, substantial, substantially, considerable, considerably",
  "serious, seriously, grave, gravely, severe, severely",
  "strict, strictly",
  "adequate, adequately, sufficient",
  "effective, effectively",
  "comprehensive, complete",
  "reasonable, reasonably",
  "direct, directly",
  "directly or indirectly, direct or indirect",
  "indirect, indirectly",
  "most, mostly, a majority of, the majority of, the bulk of",
  "temporary, temporarily, provisional, provisionally",
  "including, part of",
  "in particular, including, such as, among others, among other things",
  "joint, jointly, collectively",
  "relevant, appropriate",
  "unanimous, unanimously",
  "any, whatsoever",
  "public, publicly",
  "all, throughout",
  "throughout, entire, whole, the whole of",
  "minimum, at least",
  "maximum, at most",
  "unimpeded, unhindered, free, freely, unrestricted",
  "lawfully, legally",
].map((words) => new Set(listed(words)));

const CONTRARY = `full, fully, in full, in whole, entire, entirely, whole, wholly, complete, completely, all = partial, partially, partly, in part, part of
all, every, each, any = some, certain, several, most, selected, relevant
solely, only, exclusively, sole, exclusive = main, mainly, primarily, chiefly, including, such as, primary
permanent, permanently = temporary, temporarily, provisional, provisionally
including = excluding
in whole or in part = in part, in whole, full, fully, in full, partial, partially`;

export const ENGLISH_CONTRARY_SCOPES: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = CONTRARY.split(
  "\n",
).map((line) => {
  const [more = "", less = ""] = line.split("=");
  return [new Set(listed(more)), new Set(listed(less))];
});

const BOUNDS_BEFORE: Readonly<Record<string, string>> = {
  "at least":
    "at least, a minimum of, minimum of, no fewer than, not fewer than, no less than, not less than, no lower than, not below, not lower than",
  "at most":
    "at most, up to, up to a maximum of, up to a ceiling of, a ceiling of, a maximum of, maximum of, maximum period of, a maximum period of, maximum term of, a maximum term of, no more than, not more than, not exceeding, not to exceed, no longer than, not longer than, no older than, not older than, capped at, limited to, no higher than, not above, shall not exceed, may not exceed, must not exceed, will not exceed, does not exceed, should not exceed, not exceed, never exceed",
  "more than":
    "more than, longer than, higher than, larger than, older than, over, above, in excess of, upwards of, exceeding, exceeds, exceed, exceeded, greater than",
  "less than": "less than, younger than, shorter than, lower than, smaller than, under, fewer than, below",
  about: "about, around, approximately, some, roughly, nearly, almost, close to, circa, an estimated",
  exactly: "exactly, precisely, fixed at",
};

export const ENGLISH_BOUNDS_BEFORE = new Phrases<string>(
  Object.entries(BOUNDS_BEFORE).flatMap(([value, phrases]) => meaning(phrases, value)),
);
export const ENGLISH_BOUNDS_AFTER = new Phrases<string>([
  ["or more", "at least"],
  ["or less", "at most"],
  ["or fewer", "at most"],
  ["or above", "at least"],
  ["at most", "at most"],
  ["at least", "at least"],
  ["at a minimum", "at least"],
  ["as a minimum", "at least"],
  ["is the minimum", "at least"],
  ["as a maximum", "at most"],
  ["is the maximum", "at most"],
  ["is the upper limit", "at most"],
  ["is the ceiling", "at most"],
]);
