import type { VersionComparison } from "../../comparison/comparison.ts";
import type { Entry } from "../../model/comparison.ts";
import type { Negotiation } from "../../model/negotiation.ts";
import {
  compareHref,
  formerAnchorOf,
  fragmentTo,
  lineageHref,
  negotiationHref,
  verdictHref,
} from "../../model/page-addresses.ts";
import type { Point } from "../../model/point.ts";
import type { Problem } from "../../model/problem.ts";
import type { Ruled } from "../../model/standing-verdicts.ts";
import type { JudgedPair, Verdict } from "../../model/verdict.ts";
import type { Version } from "../../model/version.ts";
import { SideBySideEntry } from "../comparison-entry.tsx";
import { pointsByPath } from "../comparison-sides.ts";
import { May } from "../may.tsx";
import type { Page } from "../page-layout.tsx";
import { listPaths } from "../point-label.tsx";
import { Refused } from "../refused.tsx";
import { RuledOnce, rulingWords } from "../ruled.tsx";
import type { Rulings } from "../rulings.ts";
import { Reason, RightOrWrong, VerdictForm, writePair } from "../verdict-form.tsx";

/** The point that a person rules on. */
export type Anchor = { readonly side: "before" | "after"; readonly path: string };

/** What was typed into a form, and why it was refused. */
export type TypedVerdict = {
  readonly pairs: readonly JudgedPair[];
  readonly ruling: Verdict["ruling"];
  readonly reason: string;
  readonly supersedes: readonly number[];
  readonly problem: Problem;
};

type PageProps = {
  readonly negotiation: Negotiation;
  readonly compared: VersionComparison;
  readonly rulings: Rulings;
  /** What became of the point. */
  readonly entry: Entry;
  readonly anchor: Anchor;
  readonly typed?: TypedVerdict | undefined;
};

/** Why a point was paired as it was, what was ruled on it, and where whoever may rules otherwise. */
export function verdictPage(props: PageProps): Page {
  const { negotiation, compared, rulings, entry, anchor, typed } = props;
  const { before, after } = compared;
  const title = `Point ${anchor.path}: what it corresponds to`;
  const comparison = `${compareHref(before, after, rulings.choice)}${rowOf(entry)}`;
  const ruled = rulings.on(entry);
  const wasRightOrWrong = typed?.ruling === "confirm" || typed?.ruling === "reject";
  return {
    title,
    crumbs: [
      { title: negotiation.title, href: negotiationHref(negotiation.id) },
      { title: "Comparison", href: comparison },
    ],
    wide: true,
    body: (
      <article class="verdict">
        <header>
          <p class="kicker">
            <bdi>{before.title}</bdi> ⇄ <bdi>{after.title}</bdi>
          </p>
          <h1>{title}</h1>
        </header>
        {typed === undefined ? null : <RefusedVerdict typed={typed} rulings={rulings} anchor={anchor} />}
        <section class="comparison side" aria-label="The two texts">
          <SideBySideEntry
            entry={entry}
            ordinal={1}
            sides={{ before: sideOf(before), after: sideOf(after) }}
            relation={compared.comparison.relation}
            whyOpen
          />
        </section>
        {ruled.length === 0 ? null : (
          <section aria-labelledby="ruled">
            <h2 id="ruled">What was ruled</h2>
            <ul class="ruled">
              {ruled.map((one) => (
                <li>
                  <RuledOnce ruled={one} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <May action="give-verdict" of={negotiation.id}>
          {entry.links.length === 0 ? null : (
            <section aria-labelledby="right-or-wrong">
              <h2 id="right-or-wrong">Is this right?</h2>
              <RightOrWrong
                links={entry.links}
                rulings={rulings}
                chosen={wasRightOrWrong ? typed.pairs.map(writePair) : []}
                reason={wasRightOrWrong ? typed.reason : ""}
              />
            </section>
          )}
          <ByHand {...props} typed={wasRightOrWrong ? undefined : typed} />
        </May>
        <p class="soft">
          A verdict outranks the pairing by wording and is kept for good, with its reason. One given in error is
          superseded by another, never erased.
        </p>
        <p class="ways">
          <a href={comparison}>Back to the comparison</a>
        </p>
      </article>
    ),
  };
}

function sideOf(version: Version) {
  return {
    title: version.title,
    points: pointsByPath(version.points),
    language: version.language,
    lineageHref: (path: string) => lineageHref(version, path),
  };
}

function rowOf({ before, after }: Entry): string {
  return after[0] === undefined ? `#${encodeURIComponent(formerAnchorOf(before[0] ?? ""))}` : fragmentTo(after[0]);
}

/** Why it was refused; of a contradiction both verdicts, and the way to let the new one take the place of the other. */
function RefusedVerdict({
  typed,
  rulings,
  anchor,
}: { readonly typed: TypedVerdict } & Pick<PageProps, "rulings" | "anchor">) {
  const { problem, pairs, ruling, reason, supersedes } = typed;
  const standing = standingOf(problem, rulings, pairs);
  if (standing === undefined) return <Refused problem={problem} />;
  return (
    <Refused problem={problem}>
      <p>A verdict that stands says the opposite, so yours was not kept.</p>
      <dl class="both">
        <div>
          <dt>What stands</dt>
          <dd>
            <RuledOnce ruled={standing} />
          </dd>
        </div>
        <div>
          <dt>What you say</dt>
          <dd>
            <b>{rulingWords(typed)}</b>: <bdi class="said">{reason}</bdi>
          </dd>
        </div>
      </dl>
      <p>Nothing is decided by who came last: name the one whose place yours takes, or leave it as it is.</p>
      <VerdictForm rulings={rulings}>
        <input type="hidden" name={anchor.side === "before" ? "old" : "new"} value={anchor.path} />
        {pairs.map((pair) => (
          <input type="hidden" name="pair" value={writePair(pair)} />
        ))}
        <input type="hidden" name="reason" value={reason} />
        {[...supersedes, standing.position].map((position) => (
          <input type="hidden" name="supersedes" value={String(position)} />
        ))}
        <p class="choices">
          <button type="submit" name="ruling" value={ruling}>
            Supersede verdict {standing.position}, by {standing.author}
          </button>
        </p>
      </VerdictForm>
    </Refused>
  );
}

function standingOf(problem: Problem, rulings: Rulings, pairs: readonly JudgedPair[]): Ruled | undefined {
  if (problem.code !== "verdict-contradicts") return undefined;
  const { position } = problem.about.standing as { readonly position: number };
  const touched = { before: pairs.map(({ before }) => before), after: pairs.map(({ after }) => after) };
  return rulings.on(touched).find((one) => one.position === position);
}

/** All points of the other side, to tick what the point corresponds to: first those that have no partner. */
function ByHand({ compared, rulings, entry, anchor, typed }: PageProps) {
  const { side, path } = anchor;
  const other = side === "before" ? "after" : "before";
  const partners = partnersOf(compared.comparison.alignment, other);
  const ticked = new Set(typed === undefined ? partnersIn(entry, anchor) : typed.pairs.map((pair) => pair[other]));
  const free = compared[other].points.filter((point) => ticked.has(point.path) || !partners.has(point.path));
  const taken = compared[other].points.filter((point) => !free.includes(point));
  const pairWith = (point: Point) =>
    writePair(side === "before" ? { before: path, after: point.path } : { before: point.path, after: path });
  const choices = (points: readonly Point[]) => (
    <ul class="partners">
      {points.map((point) => (
        <Partner point={point} value={pairWith(point)} ticked={ticked.has(point.path)} now={partners.get(point.path)} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="by-hand">
      <h2 id="by-hand">
        {side === "before" ? `What did point ${path} become?` : `Where did point ${path} come from?`}
      </h2>
      <p>
        Tick every point of <bdi>{compared[other].title}</bdi> that it {side === "before" ? "became" : "came from"}: one
        links the two, several say that it was {side === "before" ? "split" : "merged from them"}.
      </p>
      <VerdictForm rulings={rulings}>
        <input type="hidden" name={side === "before" ? "old" : "new"} value={path} />
        {free.length === 0 ? null : choices(free)}
        {taken.length === 0 ? null : (
          <details open={free.length === 0}>
            <summary>Points that have another partner ({taken.length})</summary>
            {choices(taken)}
          </details>
        )}
        <Reason reason={typed?.reason ?? ""} />
        <p class="choices">
          <button type="submit" name="ruling" value="by-hand">
            Link by hand
          </button>
        </p>
      </VerdictForm>
      <OtherAnchors entry={entry} rulings={rulings} anchor={anchor} />
    </section>
  );
}

type PartnerProps = {
  readonly point: Point;
  readonly value: string;
  readonly ticked: boolean;
  /** What it is paired with so far. */
  readonly now: readonly string[] | undefined;
};

// Enough to know a point by.
const SHOWN = 160;

function Partner({ point, value, ticked, now }: PartnerProps) {
  const text = [point.heading, point.text].filter((part) => part !== null && part !== "").join(". ");
  const letters = [...text];
  return (
    <li>
      <label>
        <input type="checkbox" name="pair" value={value} checked={ticked} />
        <b>{point.path}</b>
        <span dir="auto">
          {text === "" ? "not reported" : letters.slice(0, SHOWN).join("")}
          {letters.length > SHOWN ? "…" : ""}
          {now === undefined ? null : (
            <span class="soft" dir="ltr">
              {" "}
              now paired with {listPaths(now)}
            </span>
          )}
        </span>
      </label>
    </li>
  );
}

/** For each point of a side its present partners; those that have none are left out. */
function partnersOf(alignment: readonly Entry[], side: "before" | "after"): ReadonlyMap<string, readonly string[]> {
  const partners = new Map<string, string[]>();
  for (const link of alignment.flatMap(({ links }) => links)) {
    const [own, other] = side === "before" ? [link.before, link.after] : [link.after, link.before];
    const known = partners.get(own);
    if (known === undefined) partners.set(own, [other]);
    else known.push(other);
  }
  return partners;
}

function partnersIn({ links }: Entry, { side, path }: Anchor): readonly string[] {
  const other = side === "before" ? "after" : "before";
  return links.filter((link) => link[side] === path).map((link) => link[other]);
}

/** The same question asked of the other points of the row. */
function OtherAnchors({ entry, rulings, anchor }: Pick<PageProps, "entry" | "rulings" | "anchor">) {
  const others = (["before", "after"] as const).flatMap((side) =>
    entry[side].filter((path) => side !== anchor.side || path !== anchor.path).map((path) => ({ side, path })),
  );
  if (others.length === 0) return null;
  return (
    <p class="ways">
      {others.map((other) => (
        <a href={`${verdictHref(rulings, other)}#by-hand`}>
          {other.side === "before" ? `What did ${other.path} become?` : `Where did ${other.path} come from?`}
        </a>
      ))}
    </p>
  );
}
