import type { CameBack, Churn } from "../../model/comparison.ts";
import { counted } from "../../model/counted.ts";
import { nameOfClass } from "../substance/tell-change.ts";

/** What was done in a version, by what it is called. */
type Done = { readonly words: string; readonly version: string };

/** What came back on the way, in words around its two versions: "changed in … , changed back in …". */
export type ToldCameBack = {
  /** Of one fact: "quantity", and "600,000, meanwhile 800,000". */
  readonly fact?: { readonly about: string; readonly words: string };
  readonly first: Done;
  readonly last: Done;
};

export function tellCameBack(one: CameBack): ToldCameBack {
  if (one.kind === "restored")
    return {
      first: { words: "dropped in", version: one.dropped },
      last: { words: "restored in", version: one.version },
    };
  const { changed, version, fact } = one;
  const told = (first: string, last: string) => ({
    first: { words: first, version: changed },
    last: { words: last, version },
  });
  if (fact === undefined) return told("changed in", "changed back in");
  const { class: of, is, meanwhile } = fact;
  const about = nameOfClass(of);
  if (is === null) return { fact: { about, words: `“${meanwhile}”` }, ...told("added in", "gone again in") };
  if (meanwhile === null) return { fact: { about, words: `“${is}”` }, ...told("taken out in", "put back in") };
  return { fact: { about, words: `${is}, meanwhile ${meanwhile}` }, ...told("changed in", "changed back in") };
}

/** "reworded in 3 of 5 versions, 12 words struck and 9 inserted". */
export function tellChurn({ changed, versions, struck, inserted }: Churn): string {
  if (changed === 0) return `never reworded in ${counted(versions, "version")}`;
  const moved = `${counted(struck, "word")} struck and ${inserted} inserted`;
  return `reworded in ${changed} of ${counted(versions, "version")}, ${moved}`;
}
