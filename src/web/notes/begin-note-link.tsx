import { beginNoteHref } from "../../model/page-addresses.ts";
import { May } from "../may.tsx";

type LinkProps = {
  readonly negotiation: string;
  /** See `readNoteTarget`. */
  readonly on: Readonly<Record<string, string>>;
  /** Ends "note on …", for readers by ear. */
  readonly heard: string;
};

/** Where a note is begun, for those who may write one; with a script it is begun in place. */
export function BeginNoteLink({ negotiation, on, heard }: LinkProps) {
  return (
    <May action="annotate" of={negotiation}>
      <a href={beginNoteHref(negotiation, on)} data-begin-note>
        note<span class="heard"> on {heard}</span>
      </a>
    </May>
  );
}
