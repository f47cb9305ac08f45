import type { Grade } from "../../model/draft.ts";
import type { ComparedVersion } from "../compare/compared-version.ts";

/** One publication of a draft. */
export type Witness = ComparedVersion & {
  readonly id: string;
  readonly grade?: Grade | undefined;
  /** A language tag; absent for that of the head. */
  readonly language?: string | undefined;
};

/** Whether a witness is in another language than the head of its draft: its words cannot be laid beside the others. */
export function isTranslation(witness: Witness, head: Witness): boolean {
  const [own, theirs] = [witness, head].map(({ language }) => language?.toLowerCase().split("-")[0]);
  return own !== undefined && theirs !== undefined && own !== theirs;
}
