import type { Child } from "hono/jsx";
import type { Entry, Relation } from "../model/comparison.ts";
import { verdictHref } from "../model/page-addresses.ts";
import type { Point } from "../model/point.ts";
import { hrefOfAnchor, useAnchors } from "./anchors.ts";
import { type ComparedSides, pointsOf } from "./comparison-sides.ts";
import { depthClass, rangeOf } from "./point-label.tsx";
import { rulingWords } from "./ruled.tsx";
import type { Rulings } from "./rulings.ts";
import { anchorOfEntry } from "./verdict-form.tsx";

type FoldProps = {
  readonly of: "kept" | "unreported" | "reworded";
  readonly entries: readonly Entry[];
  readonly sides: ComparedSides;
  readonly relation: Relation;
  readonly open: boolean;
  readonly rulings?: Rulings | undefined;
  /** The entries in full, where their words changed. */
  readonly children?: Child;
};

/** A run of points that stayed as they were, or of which nothing is known, or is asked; one line until it is opened. */
export function Fold({ of, entries, sides, relation, open, rulings, children }: FoldProps) {
  const paths = entries.flatMap((entry) => entry.after[0] ?? entry.before[0] ?? []);
  const former = entries.flatMap((entry) => entry.before[0] ?? []);
  const shifted = of === "kept" && entries.some((entry) => entry.renumbered);
  const count = entries.length;
  const words = FOLDED[of][relation];
  return (
    <details class={`fold ${of}`} open={open}>
      <summary>
        <span class="number">{rangeOf(paths)}</span>
        <span>
          {count === 1 ? words : `${words} (${count})`}
          {shifted ? <span class="soft">, before as {rangeOf(former)}</span> : null}
        </span>
      </summary>
      {entries.map((entry) => {
        if (of === "kept") return <Kept entry={entry} sides={sides} rulings={rulings} />;
        return of === "unreported" ? <Unreported entry={entry} sides={sides} rulings={rulings} /> : null;
      })}
      {children}
    </details>
  );
}

const FOLDED: Readonly<Record<FoldProps["of"], Readonly<Record<Relation, string>>>> = {
  kept: { version: "unchanged", witness: "alike in both" },
  unreported: { version: "not reported", witness: "not reported" },
  reworded: { version: "reworded, not in substance", witness: "other wording" },
};

type FoldedProps = Pick<FoldProps, "sides" | "rulings"> & { readonly entry: Entry };

function Kept({ entry, sides, rulings }: FoldedProps) {
  const anchors = useAnchors();
  return (
    <>
      {pointsOf(sides.after, entry.after).map((point) => (
        <div class={`part ${depthClass(point.depth)}`} id={anchors.after(point.path)}>
          <p class="number">
            <a href={hrefOfAnchor(anchors.after(point.path))}>{point.path}</a>
          </p>
          <Words point={point} language={sides.after.language} />
          <Why entry={entry} rulings={rulings} />
        </div>
      ))}
    </>
  );
}

function Unreported({ entry, sides, rulings }: FoldedProps) {
  const anchors = useAnchors();
  const [before] = pointsOf(sides.before, entry.before);
  const [after] = pointsOf(sides.after, entry.after);
  const known = [after, before].find((point) => point !== undefined && point.text !== null);
  const shown = after ?? before;
  if (shown === undefined) return null;
  const id = after === undefined ? anchors.before(shown.path) : anchors.after(shown.path);
  return (
    <div class={`part ${depthClass(shown.depth)}`} id={id}>
      <p class="number">
        <a href={hrefOfAnchor(id)}>{shown.path}</a>
      </p>
      <div>
        <p class="unknown">{whatIsUnknown(before, after)}</p>
        {known === undefined ? null : (
          <Words point={known} language={(known === after ? sides.after : sides.before).language} />
        )}
      </div>
      <Why entry={entry} rulings={rulings} />
    </div>
  );
}

/** Its evidence stands on a page of its own: most of what is folded is never asked about. */
function Why({ entry, rulings }: Pick<FoldedProps, "entry" | "rulings">) {
  if (rulings === undefined) return null;
  const ruled = rulings.on(entry).filter(({ supersededBy }) => supersededBy === undefined);
  return (
    <div class="notes">
      <p class="ways">
        <a href={verdictHref(rulings, anchorOfEntry(entry))}>
          why?<span class="heard"> Evidence for point {entry.after[0] ?? entry.before[0]}</span>
        </a>
      </p>
      {ruled.map((one) => (
        <p>{rulingWords(one)}</p>
      ))}
    </div>
  );
}

function Words({ point, language }: { readonly point: Point; readonly language: string | undefined }) {
  return (
    <div class="words" dir="auto" lang={language}>
      {point.heading === null ? null : <h2>{point.heading}</h2>}
      {point.text === null || point.text === "" ? null : <p>{point.text}</p>}
    </div>
  );
}

function whatIsUnknown(before: Point | undefined, after: Point | undefined): string {
  const known = (point: Point | undefined) => point !== undefined && point.text !== null;
  if (known(before)) return "Not reported in the later text, which is not the same as dropped. The earlier text says:";
  if (known(after)) return "Not reported in the earlier text, so nothing is known of a change. The later text says:";
  return "The words of this point are not reported.";
}
