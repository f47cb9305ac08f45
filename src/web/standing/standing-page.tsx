import { pointNotFound } from "../../model/not-found.ts";
import { lineageHref, negotiationHref, pointInPlaceHref } from "../../model/page-addresses.ts";
import { standingsOf } from "../../model/point-standing.ts";
import type { Problem } from "../../model/problem.ts";
import type { Version } from "../../model/version.ts";
import type { Snapshot } from "../../record/snapshots.ts";
import type { Page } from "../page-layout.tsx";
import { Positions } from "../positions.tsx";
import { Refused } from "../refused.tsx";
import type { SentForm } from "../sent-form.ts";
import { PointStandings } from "./point-standings.tsx";
import { StandingForm } from "./standing-form.tsx";

/** What was typed, and why it was refused. */
export type TypedStanding = { readonly form: SentForm; readonly problem: Problem };

type PageProps = {
  readonly overview: Snapshot;
  readonly version: Version;
  readonly path: string;
  readonly typed?: TypedStanding | undefined;
};

/** How far one point is agreed, and where more is said of that. @throws Problem `point-not-found`. */
export function standingPage({ overview, version, path, typed }: PageProps): Page {
  const point = version.points.find((one) => one.path === path);
  if (point === undefined) throw pointNotFound(version, path.slice(0, 60));
  const { negotiation, standings: given, journalLength } = overview;
  const standings = standingsOf(given, version).filter((said) => said.path === path);
  const title = `How far point ${path} is agreed`;
  return {
    title: `${title}: ${version.title}`,
    crumbs: [
      { title: negotiation.title, href: negotiationHref(negotiation.id) },
      { title: version.title, href: pointInPlaceHref(version, path) },
    ],
    body: (
      <article class="statements standing-page">
        <header>
          <p class="kicker" dir="auto">
            {version.title}
          </p>
          <h1>{title}</h1>
        </header>
        {point.text === null ? (
          <p class="unknown">The words of this point are not reported.</p>
        ) : (
          <blockquote class="words" dir="auto" lang={version.language}>
            {[point.heading, point.text].filter((words) => words !== null && words !== "").join("\n")}
          </blockquote>
        )}
        <div class="notes">
          <PointStandings standings={standings} parties={negotiation.parties} />
          <Positions positions={point.positions} parties={negotiation.parties} />
        </div>
        {typed === undefined ? null : <Refused problem={typed.problem} />}
        <StandingForm
          version={version}
          path={path}
          parties={negotiation.parties}
          seen={journalLength}
          typed={typed?.form}
        />
        <p class="soft">
          It is kept for good. What the same party says of this point later takes its place, and both stay in the
          journal; of a later version nothing is said by it, since words that changed may be agreed no more.
        </p>
        <p class="ways">
          <a href={lineageHref(version, path)}>Point {path} through all versions</a>
        </p>
      </article>
    ),
  };
}
