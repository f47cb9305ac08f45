import type { Found, LineagesForRoutes, ShownHit } from "../lineage/lineage.ts";
import { GRADES, type Grade } from "../model/draft.ts";
import type { SearchWords } from "../model/page-addresses.ts";
import { Problem } from "../model/problem.ts";

/** What a reader asked for: the words of the form, and how many hits come before the page. */
export type SearchAsked = { readonly words: SearchWords; readonly start: number };

/** What the search page shows. */
export type SearchAnswer = { readonly asked: SearchAsked } & (
  | { readonly kind: "unasked" }
  | { readonly kind: "refused"; readonly message: string; readonly hint: string | undefined }
  | { readonly kind: "found"; readonly found: Found; readonly shown: readonly ShownHit[] }
);

/** How many hits a page has. */
export const HITS_ON_PAGE = 20;

const FIELDS = ["q", "document", "round", "grade", "from", "to"] as const;

/** The query of the address; a field left empty in the form is one left out. */
export function readSearchWords(query: Readonly<Record<string, string>>): SearchAsked {
  const words = Object.fromEntries(
    FIELDS.map((name) => [name, query[name]?.trim() ?? ""]).filter(([, value]) => value !== ""),
  );
  return { words, start: /^\d{1,6}$/u.test(query.start ?? "") ? Number(query.start) : 0 };
}

/** Asks, unless nothing is asked; a refusal is an answer too, so that it stands beside the form with what was typed. */
export async function answerSearch(
  { search }: Pick<LineagesForRoutes, "search">,
  negotiation: string,
  asked: SearchAsked,
): Promise<SearchAnswer> {
  const { q, grade, ...filters } = asked.words;
  if (q === undefined) return { asked, kind: "unasked" };
  try {
    const found = await search(negotiation, { text: q, ...filters, grade: readGrade(grade) });
    const shown = await found.show(found.hits.slice(asked.start, asked.start + HITS_ON_PAGE));
    return { asked, kind: "found", found, shown };
  } catch (error) {
    if (!(error instanceof Problem) || !REFUSALS.has(error.code)) throw error;
    return { asked, kind: "refused", message: error.message, hint: error.hint };
  }
}

const REFUSALS: ReadonlySet<string> = new Set(["malformed-query", "document-not-found"]);

function readGrade(grade: string | undefined): Grade | undefined {
  if (grade === undefined) return undefined;
  const known = GRADES.find((one) => one === grade);
  if (known === undefined) throw new Problem("malformed-query", `There is no grade "${grade.slice(0, 40)}".`);
  return known;
}
