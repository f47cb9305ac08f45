import type { Child } from "hono/jsx";
import type { Entry, Link } from "../model/comparison.ts";
import { verdictHref, verdictsHref } from "../model/page-addresses.ts";
import type { JudgedPair } from "../model/verdict.ts";
import { versionAddress } from "../model/version.ts";
import { May } from "./may.tsx";
import { RuledOnce } from "./ruled.tsx";
import type { Rulings } from "./rulings.ts";

/** What was ruled on the points of a row so far, and where whoever may rules on it. */
export function VerdictsOfRow({ entry, rulings }: { readonly entry: Entry; readonly rulings: Rulings }) {
  const ruled = rulings.on(entry);
  return (
    <>
      {ruled.length === 0 ? null : (
        <ul class="ruled">
          {ruled.map((one) => (
            <li>
              <RuledOnce ruled={one} />
            </li>
          ))}
        </ul>
      )}
      <May action="give-verdict" of={rulings.after.negotiation}>
        {entry.links.length === 0 ? null : <RightOrWrong links={entry.links} rulings={rulings} />}
        <p>
          <a href={verdictHref(rulings, anchorOfEntry(entry))}>
            link by hand<span class="heard"> another point than the one found here</span>
          </a>
        </p>
      </May>
    </>
  );
}

/** The point that a verdict on a row starts from: the one that became several or several became, else the earlier one. */
export function anchorOfEntry({ before, after }: Pick<Entry, "before" | "after">) {
  const [old, now] = [before[0], after[0]];
  if (old !== undefined && (before.length === 1 || now === undefined)) return { side: "before", path: old } as const;
  return { side: "after", path: now ?? "" } as const;
}

type RightOrWrongProps = {
  readonly links: readonly Link[];
  readonly rulings: Rulings;
  readonly chosen?: readonly string[];
  readonly reason?: string;
};

/** Confirms or rejects one pair of those that were found. */
export function RightOrWrong({ links, rulings, chosen = [], reason = "" }: RightOrWrongProps) {
  const [first, ...more] = links;
  return (
    <VerdictForm rulings={rulings}>
      {first !== undefined && more.length === 0 ? (
        <input type="hidden" name="pair" value={writePair(first)} />
      ) : (
        <fieldset>
          <legend>Which pair?</legend>
          {links.map((link, index) => (
            <label>
              <input
                type="radio"
                name="pair"
                value={writePair(link)}
                required
                checked={chosen.length === 0 ? index === 0 : chosen.includes(writePair(link))}
              />
              {link.before} → {link.after}
            </label>
          ))}
        </fieldset>
      )}
      <Reason reason={reason} />
      <p class="choices">
        <button type="submit" name="ruling" value="confirm">
          Right
        </button>
        <button type="submit" name="ruling" value="reject">
          Wrong
        </button>
      </p>
    </VerdictForm>
  );
}

/** The frame of every form that gives a verdict: which versions it is on, what its reader knew, and where to come back to. */
export function VerdictForm({ rulings, children }: { readonly rulings: Rulings; readonly children?: Child }) {
  const { before, after, seen, choice } = rulings;
  return (
    <form class="verdict-form" method="post" action={verdictsHref(after.negotiation)}>
      <input type="hidden" name="before" value={versionAddress(before)} />
      <input type="hidden" name="after" value={versionAddress(after)} />
      <input type="hidden" name="seen" value={String(seen)} />
      {choice.through === undefined ? null : <input type="hidden" name="through" value={choice.through} />}
      {choice.view === "side" ? <input type="hidden" name="view" value="side" /> : null}
      {choice.show === "changed" ? null : <input type="hidden" name="show" value={choice.show} />}
      {children}
    </form>
  );
}

export function Reason({ reason }: { readonly reason: string }) {
  return (
    <label>
      Why
      <textarea name="reason" rows={2} required maxlength={4000} dir="auto">
        {`\n${reason}`}
      </textarea>
    </label>
  );
}

/** A pair as a form sends it. Paths hold no line feed. */
export function writePair({ before, after }: JudgedPair): string {
  return `${before}\n${after}`;
}

/** @returns Undefined for what `writePair` did not write. */
export function readPair(sent: string): JudgedPair | undefined {
  const [before, after, ...more] = sent.split("\n");
  return before === undefined || after === undefined || more.length > 0 ? undefined : { before, after };
}
