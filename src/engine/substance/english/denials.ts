import type { Denial } from "../grammar.ts";
import { listed, meaning, Phrases } from "../phrases.ts";

// Verbs and nouns that say by themselves that something is not done, may not be done, or does not hold.
const DENYING = `beyond its control, beyond their control, beyond his control, beyond the control of, outside its control, outside their control, shortage of, short of, scarcity of, disclaim, disclaims, disclaimed, disclaiming, renounce, renounces, renounced, renouncing, forgo, forgoes, boycott, boycotts, boycotted, boycotting, repudiate, repudiates, repudiated, lose the right, loses the right, lost the right, out of danger, out of order, out of work, out of service, out of bounds, immune from, immunity from, exempt, exempts, exempted, exempting, exemption, exclude, excluded, exclusion of, left out, leave out, leaves out, leaving out, abandon, abandons, abandoned, abandoning, vote down, votes down, voted down, voting down, throw out, throws out, threw out, thrown out, strike down, strikes down, struck down, quash, quashes, quashed, turn down, turns down, turned down, turning down, decline, declines, declining, refuse, refuses, refused, refusal, refusing, failure to,
  failure of, inability, avoid, avoids, avoided, avoiding, omit, omits, omitted, omitting, neglect to, neglects to, neglected to, neglecting to, waive, waives, waived, waiving, lacking, lacked, lack of, absence of, in the absence of, ban on, bans on, banned, prohibition of, prohibition on, prohibiting,
  abstaining, abstained, refraining, refrained, reject, rejects, rejecting, rejected, rejection of, deny, denies, denied, denying, denial of, unable, unwilling, yet to, has yet to, have yet to, had yet to, instead of, rather than, all but, ignorant of, unaware, far from, stay away, stays away, stayed away, ruled out,
  against the will, against his will, against her will, against its will, against their will, against the wishes, falls short, fell short, fall short, ceasing to, stops, stopped, keep out, kept out, withhold, withholds, withheld, withholding, dissent, dissents, disagree, disagrees, disagreed, inadmissibility, invalidity, impossibility, illegality`;
// They deny where "from" follows.
const KEEPING = `freedom, prevent, prevents, prevented, preventing, keep, keeps, kept, keeping, stop, stops, stopped, stopping, hinder, hinders, hindered, hindering, bar, bars, barred, barring, preclude, precludes, precluded, precluding, prohibit, prohibits, prohibited, prohibiting, restrain, restrains, restrained, restraining, discourage, discourages, discouraged, dissuade, dissuades, dissuaded, ban, bans, banned, deter, deters, deterred, release, releases, released, free, frees, freed, excuse, excuses, excused, shield, shields, shielded`;

/** What denies besides "not", "no" and the like. */
export const ENGLISH_DENIALS = new Phrases<Denial>([...meaning(KEEPING, "from"), ...meaning(DENYING, "plain")]);

// What says yes where another says no. The first of a row denies.
const OPPOSITES = `refuse decline unwilling = give agree accept promise consent offer pledge vow willing ready approve undertake grant issue allow permit,
  rule = accept allow welcome, refrain abstain = resume continue, no-longer = still continue remain keep, lack = have possess obtain receive secure give grant issue,
  reject = accept approve back support endorse adopt uphold welcome grant allow,
  vote throw strike quash turn = accept approve pass adopt back support uphold carry,
  disclaim = accept assume admit acknowledge, renounce = maintain keep retain uphold, waive lose forfeit = retain keep reserve maintain preserve,
  abandon = keep retain continue pursue maintain, stay boycott skip = attend join participate,
  deny = give confirm admit acknowledge grant allow,
  exempt = subject liable bound cover include apply, exclude = include admit cover permit allow entitle eligible, leave = include cover,
  forbid prohibit ban bar outlaw disallow = permit allow authorise authorize free admit lawful legal, unlawful illegal = lawful legal permit allow,
  oppose = support back favour favor endorse, withhold = give grant release, without = with, neither = each both either, fail = succeed manage, void invalid = valid binding effective, unable = able, impossible = possible, never = always, nobody none no-one = everyone everybody all someone somebody, nothing = everything something, nowhere = everywhere somewhere`;

/** By a word that denies: what is said instead where it is not denied. Verbs in their plain form. */
export const ENGLISH_OPPOSITES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  listed(OPPOSITES).flatMap((row) => {
    const [denying = "", saying = ""] = row.split(" = ");
    // "No longer", by a hyphen here.
    return denying.split(" ").map((word) => [word.replace("-", " "), new Set(saying.split(" "))] as const);
  }),
);
