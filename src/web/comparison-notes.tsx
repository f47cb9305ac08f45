import type { Child } from "hono/jsx";
import { explainDifferences } from "../engine/compare/explain-differences.ts";
import { tellChanges } from "../engine/substance/tell-change.ts";
import type { Change, Entry, Relation } from "../model/comparison.ts";
import { writeScore } from "../model/write-score.ts";
import { hrefOfAnchor, useAnchors } from "./anchors.ts";
import type { EntryProps } from "./comparison-sides.ts";
import { Direction } from "./direction.tsx";
import { BeginChangeNote, ChangeNotes } from "./notes/change-notes.tsx";
import { OtherDocuments } from "./other-documents.tsx";
import { OverRounds, Rounds } from "./over-rounds.tsx";
import { listPaths } from "./point-label.tsx";
import { ComparedPositions } from "./positions.tsx";
import { VerdictsOfRow } from "./verdict-form.tsx";

/** What became of a point, in the right margin: its kind, where it came from, what is doubtful, and the evidence. */
export function EntryNotes({
  entry,
  direction,
  sides,
  relation,
  ordinal,
  rulings,
  whyOpen = false,
}: EntryProps & { readonly whyOpen?: boolean }) {
  const path = entry.after[0] ?? entry.before[0];
  const side = entry.after.length > 0 ? sides.after : sides.before;
  return (
    <div class="notes">
      <p class="kind">
        {kindWords(entry, relation)}
        {entry.moved && kindWords(entry, relation) !== "" ? ", " : ""}
        {entry.moved ? <Movement entry={entry} direction={direction} /> : null}
      </p>
      <OtherDocuments entry={entry} />
      <div class="ways">
        {path === undefined || side.lineageHref === undefined ? null : (
          <a href={side.lineageHref(path)}>
            history<span class="heard"> of point {path}</span>
          </a>
        )}
        {entry.links.length === 0 && rulings === undefined ? null : (
          <Evidence entry={entry} relation={relation} ordinal={ordinal} open={whyOpen}>
            <Rounds entry={entry} sides={sides} />
            {rulings === undefined ? null : <VerdictsOfRow entry={entry} rulings={rulings} />}
          </Evidence>
        )}
        <BeginChangeNote entry={entry} />
      </div>
      {entry.renumbered && !entry.moved && entry.before.length === 1 && entry.after.length === 1 ? (
        <p>number was {entry.before[0]}</p>
      ) : null}
      <ComparedPositions entry={entry} />
      <Changes changes={entry.changes} />
      <OverRounds entry={entry} sides={sides} />
      {entry.confidence === "low" ? <p class="doubt">uncertain match: a person should look</p> : null}
      {entry.precise ? null : <p class="doubt">coarse redline: too long to compare word by word</p>}
      <ChangeNotes entry={entry} />
    </div>
  );
}

// More would bury the rest of the page.
const MOST_TOLD = 5;

/** What is known of single changes: those of substance, the heaviest first, and what the eye would miss. */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const told = tellChanges(changes);
  const rest = told.length - MOST_TOLD;
  return (
    <>
      {told.slice(0, MOST_TOLD).map(({ about, words }) =>
        about === undefined ? (
          <p class="slight">
            <bdi>{words}</bdi>
          </p>
        ) : (
          <p class="substance">
            <span class="class">
              {about.name}
              <Direction of={about.direction} />
            </span>{" "}
            {about.isDoubtful ? <i class="perhaps">perhaps </i> : null}
            <bdi>{words}</bdi>
          </p>
        ),
      )}
      {rest > 0 ? <p class="slight">and {rest} more</p> : null}
    </>
  );
}

function Movement({ entry, direction }: { readonly entry: Entry; readonly direction: "up" | "down" | undefined }) {
  const left = departureOf(useAnchors().before(entry.before[0] ?? ""));
  return (
    <span class="movement">
      <span aria-hidden="true">{direction === "up" ? "↑" : "↓"} </span>moved {direction} from{" "}
      <a href={hrefOfAnchor(left)}>{listPaths(entry.before)}</a>
    </span>
  );
}

type EvidenceProps = Pick<EntryProps, "entry" | "relation" | "ordinal"> & {
  readonly open: boolean;
  readonly children?: Child;
};

function Evidence({ entry, relation, ordinal, open, children }: EvidenceProps) {
  return (
    <details class="why" open={open}>
      <summary>
        why?<span class="heard"> Evidence for change {ordinal}</span>
      </summary>
      {entry.links.length > 0 ? null : <p>{nothingFound(entry, relation)}</p>}
      <ul>
        {entry.links.map((link) => (
          <li>
            <b>
              {link.before} → {link.after}
            </b>{" "}
            <bdi>{link.why}</bdi>
            <br />
            {link.score === null ? "not scored" : `score ${writeScore(link.score)}`}, {link.confidence} confidence
          </li>
        ))}
      </ul>
      {children}
    </details>
  );
}

function nothingFound({ before }: Entry, relation: Relation): string {
  const other = before.length > 0 ? "later" : "earlier";
  const where = relation === "witness" ? "other publication" : `${other} text`;
  return `No point of the ${where} was found that this could be.`;
}

function kindWords(entry: Entry, relation: Relation): string {
  const group = `${listPaths(entry.before)} → ${listPaths(entry.after)}`;
  switch (entry.kind) {
    case "kept":
      if (entry.changes.length > 0) return "unchanged, but refers elsewhere";
      if (entry.history !== undefined) return "unchanged in the end";
      return (entry.positions?.changes.length ?? 0) > 0 ? "unchanged; what the parties want is not" : "";
    case "unreported":
      return "not reported";
    case "split":
      return `split into ${listPaths(entry.after)}`;
    case "merged":
      return entry.after.length === 1 ? `merged from ${listPaths(entry.before)}` : `merged and split: ${group}`;
    case "reworded":
      return REWORDED_ONLY[explainDifferences(entry) ?? "words"][relation];
    case "added":
      return relation === "witness" ? "only in the second" : "added";
    case "dropped":
      if (relation === "witness") return "only in the first";
      return entry.migrated === undefined ? "dropped" : "dropped here, migrated";
  }
}

const REWORDED_ONLY = {
  words: { version: "reworded", witness: "other wording" },
  invisible: { version: "differs only unseen", witness: "differs only unseen" },
  references: { version: "only references renumbered", witness: "only references renumbered" },
} as const;

/** The id of the place that a point left, beside the point's own where it is shown at both ends. */
function departureOf(anchor: string): string {
  return `from-${anchor}`;
}

/** Where a point used to stand that has left its place. */
export function Departure({ entry, direction }: { readonly entry: Entry; readonly direction: "up" | "down" }) {
  const [from = "", to = ""] = [entry.before[0], entry.after[0]];
  const anchors = useAnchors();
  return (
    <div class="departure" id={departureOf(anchors.before(from))}>
      <p class="number">
        <s>{from}</s>
      </p>
      <p>
        <span aria-hidden="true">{direction === "up" ? "↑" : "↓"} </span>
        moved {direction} to <a href={hrefOfAnchor(anchors.after(to))}>{listPaths(entry.after)}</a>
      </p>
    </div>
  );
}
