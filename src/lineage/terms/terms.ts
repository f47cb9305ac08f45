import type { Term, TermLedger, TermUnmarked, WordedTermLedger } from "../../model/term.ts";
import type { Asked } from "../../storage/answer-once.ts";
import type { ConcordanceOf, WordedOf } from "../concordance.ts";
import type { Following } from "../follow-point.ts";
import { openTerms } from "./keep-terms.ts";
import { markTerm, type NewMark } from "./mark-term.ts";
import { nameTerm, type TermNaming } from "./name-term.ts";
import type { GivenMark, TermEntry } from "./term-entries.ts";
import { type FollowedTerm, followTerm, tabulateTerms } from "./term-ledger.ts";
import { unmarkTerm } from "./unmark-term.ts";
import { wordTerms } from "./word-terms.ts";

export type { FollowedTerm, GivenMark, NewMark, TermEntry };

/** Matters that readers follow through versions and documents. */
export type Terms = {
  /** @throws the problems of `nameTerm`. */
  nameTerm(negotiation: string, term: Term, by?: Asked): Promise<TermNaming>;
  /** Marks words of a version as the value of a term, or says that it has none. @throws the problems of `markTerm`. */
  markTerm(mark: NewMark, by?: Asked): Promise<GivenMark>;
  /** Takes a mark back. @throws the problems of `unmarkTerm`. */
  unmarkTerm(negotiation: string, unmarked: TermUnmarked, by?: Asked): Promise<void>;
  /** The term ledger. @throws the problems of `tabulateTerms`. */
  tabulateTerms(negotiation: string, of?: ConcordanceOf): Promise<TermLedger>;
  /** The same with its values redlined. @throws the problems of `wordTerms`. */
  wordTerms(negotiation: string, of?: WordedOf): Promise<WordedTermLedger>;
  /** One term, with everything that was said about it. @throws the problems of `followTerm`. */
  followTerm(negotiation: string, term: string): Promise<FollowedTerm>;
};

/** The terms of the negotiations whose points `following` follows. */
export function termsOf(following: Following): Terms {
  const { storage, record } = following;
  const tabulating = { record, terms: openTerms(following) };
  return {
    nameTerm: (negotiation, term, by) => nameTerm(storage, negotiation, term, by),
    markTerm: (mark, by) => markTerm(storage, mark, by),
    unmarkTerm: (negotiation, unmarked, by) => unmarkTerm(storage, negotiation, unmarked, by),
    tabulateTerms: (negotiation, of) => tabulateTerms(tabulating, negotiation, of),
    wordTerms: (negotiation, of) => wordTerms(tabulating, negotiation, of),
    followTerm: (negotiation, term) => followTerm(tabulating, negotiation, term),
  };
}
