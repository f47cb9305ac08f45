import type { Force, Negation } from "../language.ts";
import { listed, meaning, meaningThemselves, Phrases } from "../phrases.ts";
import { bansOf, forcesOf } from "../word-lists.ts";

// The order of force follows treaty prose (Vienna Convention on the Law of Treaties; the drafting guides of the EU and UN):
// "shall" and "must" bind, "should" asks, "may" allows. "Will" binds here too: political documents avoid "shall".
const BINDING = `has a duty to, have a duty to, has the duty to, have the duty to, has a responsibility to, have a responsibility to, would have to, will have to,
  shall have to, compulsory, mandatory, obligatory, shall, must, will, is to, are to, has to, have to, had to, undertakes to, undertake to, commits
  to, commit to, has committed to, have committed to, had committed to, has pledged to, have pledged to, pledged to, promises to, promise to, promised to, has promised to, have promised to, vows to, vowed to, commits itself to, commit themselves to, is committed to, are committed to, pledges to, pledge to, is under an obligation to, are
  under an obligation to, covenants to, agrees to, agree to, binds itself to`;

const ASKING = `is encouraged, are encouraged, is recommended, are recommended, it is recommended that, should, ought to, aims to, aim to, intends to, intend to,
  plans to, plan to, hopes to, hope to, would`;

const ALLOWING = `it is permissible to, it is permissible for, is it permissible for, is permissible, are permissible, voluntary, optional, may, can, could, might, it
  is open to, it shall be open to, it will be open to, free to, has the right to, have the right to, has a right to, have a right to, has the right of, have the right of, reserves the right of, reserve the right of, reserves the
  right to, reserve the right to, has the option to, has the option of, have the option to, have the option of, shall have the option to, shall have
  the option of, has the power to, have the power to, has authority to, have authority to, has the authority to, have the authority to, shall have authority to, is competent to, are competent to, has permission to, have permission to, has leave to, have leave to, shall be open for accession by, is open for accession by, shall be open for signature by, is open for signature by, shall have the power to, shall enjoy the right to, enjoys the right to, enjoy the right to,
  shall retain the right to, retains the right to, retain the right to, keeps the right to, keep the right to, shall keep the right to, may choose to, may elect to, shall have the right to, will have the right to, must be allowed to,
  must be permitted to, is able to, are able to, shall be able to, will be able to`;

const FREEING = `need not, needs not, shall not have to, will not have to, should not have to, does not have to, do not have to, has no obligation to, have no
  obligation to, is under no obligation to, are under no obligation to, shall be under no obligation to, may but need not`;

// "Would be bound to", "shall be at liberty to": what somebody is, with each of the verbs that say so.
const AUXILIARIES = listed("is, are, be, was, were, shall be, will be, would be, must be, should be");
const BOUND = listed("bound to, obliged to, obligated to, required to, compelled to");
const ASKED = listed(
  "expected to, encouraged to, invited to, urged to, requested to, asked to, advised to, recommended to, supposed to, meant to, intended to, called upon to, called on to",
);
// Somebody is asked that another be allowed: no leave yet.
const ASKED_AUXILIARIES: ReadonlySet<string> = new Set(["must be", "should be"]);
const FREE = listed(
  "entitled to, permitted to, allowed to, free to, open to, at liberty to, authorised to, authorized to, empowered to",
);

function* said(bases: readonly string[], rank: Force["rank"]): Generator<readonly [string, Force]> {
  for (const auxiliary of AUXILIARIES) {
    if (rank === 1 && ASKED_AUXILIARIES.has(auxiliary)) continue;
    for (const base of bases) yield [`${auxiliary} ${base}`, { rank, value: `${auxiliary} ${base}` }];
  }
}

/** "Were not allowed to", "will not be bound to": whoever is not free must not, and whoever is not bound need not. */
function* denied(bases: readonly string[], { rank, isBan }: Omit<Force, "value">): Generator<readonly [string, Force]> {
  for (const auxiliary of AUXILIARIES) {
    const [first, ...rest] = auxiliary.split(" ");
    if (first === "be") continue;
    for (const base of bases) {
      const value = [first, "not", ...rest, base].join(" ");
      yield [value, isBan === true ? { rank, value, isBan } : { rank, value }];
    }
  }
}

// Verbs by which somebody else is bound or asked, where what he is to do follows: "urges the Parties to".
const BINDING_VERBS = "oblige, obliges, obliged, require, requires, compel, compels, compelled, commit, commits";
const ASKING_VERBS =
  "urge, urges, urged, encourage, encourages, encouraged, invite, invites, invited, call upon, calls upon, called upon, call on, calls on, called on, recommend, recommends, recommended, advise, advises, ask, asks, request, requests";

function* verbs(text: string, rank: Force["rank"]): Generator<readonly [string, Force]> {
  for (const value of listed(text)) yield [value, { rank, value, isOfOthers: true }];
}

// Somebody answers for what stands behind them, and is bound as strongly.
const ANSWERING = "guarantee, guarantees, guaranteed, ensure, ensures, safeguard, safeguards, assure, assures";

export const ENGLISH_FORCES = new Phrases<Force>([
  ...listed(ANSWERING).map((value) => [value, { rank: 3, value, isOfThing: true }] as const),
  ...verbs(BINDING_VERBS, 3),
  ...verbs(ASKING_VERBS, 2),
  ...said(BOUND, 3),
  ...said(ASKED, 2),
  ...said(FREE, 1),
  ...denied(BOUND, { rank: 0 }),
  ...denied(FREE, { rank: 3, isBan: true }),
  ...forcesOf(BINDING, 3),
  ...forcesOf(ASKING, 2),
  ...forcesOf(ALLOWING, 1),
  ...forcesOf(FREEING, 0),
  // Whoever may not must not.
  ...bansOf(
    "shall refrain from, must refrain from, will refrain from, shall abstain from, must abstain from, may not, shall not, must not, will not, shall never, must never, may never, will never, can never, is not to, are not to, cannot, can not, could not, may not be permitted to, may not be allowed to",
  ),
]);

const WEAK = `do its best to, do their best to, does its best to, do what it can to, do what they can to, does its utmost to, make best efforts to, use their reasonable endeavours to, seek to, seeks to, endeavour to, endeavours to, endeavor to, endeavors to, strive to, strives to, strive for, strives for, try to, tries to, attempt to, attempts to, aim to, aims to, work towards,
  work toward, works towards, make every effort to, makes every effort to, make efforts to, make reasonable efforts to, use best efforts to, use its best efforts to, use their best efforts to, use
  reasonable efforts to, use all reasonable efforts to, use reasonable endeavours to, use all reasonable endeavours to, use its reasonable endeavours to, use best endeavours to, use its best endeavours to, do its utmost to, do their utmost to, consider, considers, explore, explores, intend to, hope to, be encouraged to, be expected to, be invited to`;

export const ENGLISH_WEAKENINGS = new Phrases<string>(meaningThemselves(WEAK));

const SAYS_NO = `stops short of, stop short of, stopped short of, advise against, advises against, advised against, recommends against, recommended against, against the law, in no way, by no means, under no circumstances, in no circumstances, in no case, in no event, on no account, impermissible, lacks, lack, free of, free from, clear of, not, n't, no, no longer, never, none, neither, nor, nobody, no one, nothing, cannot, without, refrain from, refrains from, abstain from, abstains from, prohibited, forbidden, barred, banned, prohibits, prohibit, forbids, forbid, is excluded, are excluded,
  refuses to, refuse to, refused to, declines to, declined to, fails to, fail to, failed to, failing to, ceases to, cease to, ceased to, ineligible, unenforceable, unwilling, inapplicable, rules out, rule out, ruled out, ruling out, precludes, excludes, prohibiting, forbidding, forbade, banning, bans, ban, outlawed, outlaws, disallowed, unlawful, illegal, invalid, void, impossible, unable, inadmissible, non binding, isn't, aren't, won't, don't, doesn't, didn't, can't, shouldn't, mustn't, wasn't, weren't, hasn't, haven't, needn't`;
// Said of what was asked or told, and no negation by themselves: "rejected" became "accepted".
const REFUSES = `rejected, rejects, reject, denied, denies, deny, refused, refuses, refuse, dismissed, dismisses, declined, opposed, opposes, oppose, vetoed, lost, excluded, revoked, withheld, closed, unrestricted, failed, disputed, disputes, disagree, disagrees, disagreed, non binding, absent, incomplete`;
const ACCEPTS = `concedes, conceded, acknowledges, acknowledged, admits, admitted, accepted, accepts, accept, approved, approves, approve, confirmed, confirms, confirm, granted, grants, upheld, upholds, supported, supports, support, backed, backs, won, succeeded, agree, agrees, agreed, binding, eligible, enforceable, applicable, legalised, legalized, open, included, restored`;
const SAYS_YES = `permissible, permitting, allowing, permitted, allowed, authorised, authorized, permits, allows, permit, allow, lawful, legal, valid, possible, able, with`;

export const ENGLISH_NEGATIONS = new Phrases<Negation>([
  ...meaning(SAYS_YES, "yes"),
  ...meaning(ACCEPTS, "accepts"),
  ...meaning(REFUSES, "refuses"),
  ["non", "prefix"],
  ...meaning(SAYS_NO, "no"),
]);

const IDIOMS = `hand over, hands over, handed over, handing over, take over, takes over, took over, taking over, taken over, turn over, turned over, becomes effective, become effective, became effective, effective as of, effective as from, at all hours, day and night, cease to exist, ceases to exist, public emergency, free of duty, duty free, free of tax, tax free, public health, public order, public interest, public policy, public authority, public authorities, public prosecutor, public opinion, public sector, public transport, public holiday, public holidays, public procurement, public service, public services, public debt, public funds, public law, direct marketing, most recent, most favoured nation, together with, all but, as a whole, on the whole, any person who, any person in, any person whose, every person who, anyone who, all those who, all persons who, all who, an integral part of, integral part of, exclusive of, joint venture, joint ventures, each other, one another, never exceed, not exceed, not only, not least, no later than, not later than, no more than, not more than, no fewer than, not fewer than, no less than, not less
  than, not exceeding, not to exceed, shall not exceed, may not exceed, must not exceed, will not exceed, does not exceed, do not exceed, should not exceed, without prejudice to, without delay, without undue delay, without further delay, whether or not, if not, no longer than, not longer than, not earlier than, no earlier than, not limited to, no doubt, without exception, no ., without interruption, without limitation, without limit, free of charge, without charge, at no charge, at no cost, at no extra charge, at no extra cost`;

export const ENGLISH_IDIOMS = new Phrases<true>(meaning(IDIOMS, true));
