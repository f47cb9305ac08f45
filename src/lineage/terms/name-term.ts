import { isId } from "../../model/address.ts";
import { Problem } from "../../model/problem.ts";
import type { Term } from "../../model/term.ts";
import { type Asked, answerOnce, BY_HAND } from "../../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../../storage/append-entry.ts";
import type { Storage } from "../../storage/open-storage.ts";
import { refuseLongStatement, unreadableStatement } from "../../storage/read-reason.ts";
import { readTermEntries, termsNamed } from "./term-entries.ts";

/** What naming a term came to, and the term from now on. */
export type TermNaming = { readonly outcome: "created" | "renamed" | "unchanged"; readonly term: Term };

/**
 * Names a term, or gives it another title or note; its id stays, and so does every mark.
 *
 * @throws Problem `malformed-address` for an id that is none, `negotiation-not-found`, `unreadable-statement` without a
 *   title or with too long a one, `request-key-reused`.
 */
export async function nameTerm(
  storage: Storage,
  negotiation: string,
  term: Term,
  by: Asked = BY_HAND,
): Promise<TermNaming> {
  const data = readTerm(term);
  return storage.transaction(async (rows) => {
    const { key } = await rows.negotiations.getLocked(negotiation);
    return answerOnce(rows, key, by, "mark-term", { named: data }, async (): Promise<TermNaming> => {
      const known = termsNamed(await readTermEntries(rows, key)).find((one) => one.term === data.term);
      if (known !== undefined && known.title === data.title && known.note === data.note) {
        return { outcome: "unchanged", term: known };
      }
      await appendEntry(rows, key, await placeEntry(rows, key), {
        event: "term-named",
        data,
        actor: by.actor,
      });
      return { outcome: known === undefined ? "created" : "renamed", term: data };
    });
  });
}

// A title is a head in a table.
const LONGEST_TITLE = 120;

function readTerm({ term, title, note }: Term): Term {
  if (!isId(term)) {
    throw new Problem(
      "malformed-address",
      `"${term.slice(0, 60)}" cannot be the id of a term.`,
      "Use small letters, digits and hyphens, such as army-cap; words that stand in addresses are reserved.",
    );
  }
  const said = title.trim();
  if (said === "") throw unreadableStatement("A term needs a title.", "Name the matter as a reader would: Army cap.");
  if (said.length > LONGEST_TITLE) {
    throw unreadableStatement(
      `The title of a term is longer than ${LONGEST_TITLE} characters.`,
      "Put the rest in its note.",
    );
  }
  refuseLongStatement(said, "The title of a term");
  const remark = note?.trim() ?? "";
  refuseLongStatement(remark, "The note of a term");
  return { term, title: said, ...(remark === "" ? {} : { note: remark }) };
}
