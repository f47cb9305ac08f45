import type { GivenVerdict } from "../../lineage/lineage.ts";
import { counted } from "../../model/counted.ts";
import { compareHref, fragmentTo, negotiationHref } from "../../model/page-addresses.ts";
import { pairsNow, standingVerdicts } from "../../model/standing-verdicts.ts";
import { isStanding, type VersionFacts } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { Moment } from "../dates.tsx";
import { May } from "../may.tsx";
import { BeginNoteLink } from "../notes/begin-note-link.tsx";
import { NoteCards } from "../notes/note-cards.tsx";
import { useThreads } from "../notes/notes-of-page.tsx";
import type { Page } from "../page-layout.tsx";
import { WithdrawnOn } from "../provenance-words.tsx";
import { rulingWords } from "../ruled.tsx";

/** Every verdict of a negotiation that stands, newest first. */
export function verdictsPage({
  negotiation,
  versions,
  verdicts,
}: NegotiationOverview & { readonly verdicts: readonly GivenVerdict[] }): Page {
  const standing = standingVerdicts(verdicts).toReversed();
  const superseded = verdicts.length - standing.length;
  const byId = new Map(versions.map((version) => [version.version, version]));
  return {
    title: `Verdicts on ${negotiation.title}`,
    crumbs: [{ title: negotiation.title, href: negotiationHref(negotiation.id) }],
    json: `/api/verdicts/${encodeURIComponent(negotiation.id)}`,
    body: (
      <article class="verdicts">
        <header>
          <h1>Verdicts</h1>
          <p class="lead">
            What people ruled on how points correspond, newest first. A verdict outranks the pairing by wording, in both
            directions, and is kept for good.
          </p>
          {superseded === 0 ? null : <p class="soft">{counted(superseded, "more verdict")} gave place to others.</p>}
        </header>
        {standing.length === 0 ? (
          <p class="empty">
            <May action="give-verdict" of={negotiation.id} otherwise="None was given yet.">
              None was given yet: open “why?” on a point of a comparison.
            </May>
          </p>
        ) : (
          <ol class="said-list">
            {standing.map((verdict) => (
              <Given verdict={verdict} versions={byId} negotiation={negotiation.id} />
            ))}
          </ol>
        )}
      </article>
    ),
  };
}

type GivenProps = {
  readonly verdict: GivenVerdict;
  readonly versions: ReadonlyMap<string, VersionFacts>;
  readonly negotiation: string;
};

/** Of a version that was withdrawn only that it was ruled on: a reason may quote its text. */
function Given({ verdict, versions, negotiation }: GivenProps) {
  const { position, author, at, data } = verdict;
  const [before, after] = [versions.get(data.beforeVersion), versions.get(data.afterVersion)];
  const threads = useThreads(({ thread: { target } }) => target.kind === "verdict" && target.position === position);
  const now = pairsNow(verdict);
  // What a correction took out is told by what it was called.
  const words = rulingWords({ ruling: data.ruling, pairs: now.length === 0 ? data.pairs : now });
  const isShown = [before, after].every((version) => version === undefined || isStanding(version));
  return (
    <li id={`e-${position}`}>
      <p>
        {before === undefined || after === undefined || !isShown ? (
          words
        ) : (
          <a href={`${compareHref(before, after)}${fragmentTo(now[0]?.after ?? "")}`}>{words}</a>
        )}
        {isShown ? (
          <>
            : <bdi class="said">{data.reason}</bdi>
            {now.length === 0 ? <span class="soft"> A correction took the point out since.</span> : null}
          </>
        ) : null}
      </p>
      <p class="facts">
        <Named version={before} id={data.beforeVersion} /> and <Named version={after} id={data.afterVersion} /> ·{" "}
        <bdi>{author}</bdi>, <Moment at={at} />{" "}
        <BeginNoteLink negotiation={negotiation} on={{ verdict: String(position) }} heard="this verdict" />
      </p>
      <NoteCards id={`e-${position}`} on="this verdict" threads={threads} />
    </li>
  );
}

function Named({ version, id }: { readonly version: VersionFacts | undefined; readonly id: string }) {
  return (
    <>
      <bdi>{version?.title ?? id}</bdi>
      {version === undefined || isStanding(version) ? null : (
        <>
          {" "}
          (<WithdrawnOn version={version} />)
        </>
      )}
    </>
  );
}
