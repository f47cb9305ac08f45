import type { Found, ShownHit } from "../../lineage/lineage.ts";
import { counted } from "../../model/counted.ts";
import type { Negotiation } from "../../model/negotiation.ts";
import {
  lineageHref,
  negotiationHref,
  pointInPlaceHref,
  type SearchWords,
  searchHref,
} from "../../model/page-addresses.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { dayOf, When } from "../dates.tsx";
import type { Page } from "../page-layout.tsx";
import { VersionLine } from "../provenance-words.tsx";
import { HITS_ON_PAGE, type SearchAnswer } from "../search-answer.ts";
import { SearchForm } from "../search-form.tsx";
import { FollowLine } from "../subscriptions/follow-link.tsx";

/** What points say the words looked for, each wording once, with the versions in which it was first and last seen. */
export function searchPage({ negotiation }: NegotiationOverview, answer: SearchAnswer): Page {
  const { words } = answer.asked;
  const refused = answer.kind === "refused" ? "search-problem" : undefined;
  return {
    title: words.q === undefined ? `Search ${negotiation.title}` : `“${short(words.q)}” in ${negotiation.title}`,
    crumbs: [{ title: negotiation.title, href: negotiationHref(negotiation.id) }],
    ...(answer.kind === "found"
      ? { json: `/api${searchHref(negotiation.id, words)}`, feed: feedOf(negotiation.id, words) }
      : {}),
    follows:
      answer.kind === "found"
        ? { target: { kind: "search", negotiation: negotiation.id, text: words.q ?? "", document: words.document } }
        : undefined,
    body: (
      <article class="search">
        <header>
          <p class="kicker">
            All points of all versions of <bdi>{negotiation.title}</bdi>
          </p>
          <h1>Search</h1>
        </header>
        <SearchForm negotiation={negotiation} words={words} problemId={refused} />
        <FollowLine />
        {answer.kind === "refused" ? (
          <p class="error" id={refused} role="alert">
            <bdi>{answer.message}</bdi> {answer.hint === undefined ? null : <bdi>{answer.hint}</bdi>}
          </p>
        ) : null}
        {answer.kind === "unasked" ? <HowToAsk /> : null}
        {answer.kind === "found" ? <Results negotiation={negotiation} answer={answer} /> : null}
      </article>
    ),
  };
}

/** Of the words, in the document that they are looked for in; a search that leaves out more is followed as if it did not. */
function feedOf(negotiation: string, { q = "", document }: SearchWords): Page["feed"] {
  return { kind: "search", negotiation, text: q, document: document === "" ? undefined : document };
}

function HowToAsk() {
  return (
    <dl class="how-to-ask">
      <Way example="army cap" does="points that say both words, in this or another form" />
      <Way example={'"army cap"'} does="these very words, in this order" />
      <Way example="guarant*" does="all words that begin so" />
      <Way example="cap -navy" does="the first word, where the second is not said" />
      <Way example="cap or ceiling" does="one or the other" />
    </dl>
  );
}

function Way({ example, does }: { readonly example: string; readonly does: string }) {
  return (
    <div>
      <dt>
        <code>{example}</code>
      </dt>
      <dd>{does}</dd>
    </div>
  );
}

type ResultsProps = {
  readonly negotiation: Negotiation;
  readonly answer: Extract<SearchAnswer, { readonly kind: "found" }>;
};

function Results({ negotiation, answer: { asked, found, shown } }: ResultsProps) {
  const { words, start } = asked;
  const total = found.hits.length;
  if (total === 0) return <NoHit negotiation={negotiation} words={words} found={found} />;
  const last = start + shown.length;
  return (
    <section aria-label="What was found">
      <Replaced negotiation={negotiation} words={words} found={found} />
      <p class="facts" role="status">
        {counted(total, "wording")}
        {shown.length === 0 ? ", none on this page" : total > shown.length ? `, ${start + 1} to ${last} shown` : ""}
        {found.unfiltered > total ? (
          <>
            {"; "}
            <a href={searchHref(negotiation.id, withoutFilters(words))}>{found.unfiltered} without the filters</a>
          </>
        ) : null}
      </p>
      <ol class="hits">
        {shown.map((hit) => (
          <HitItem hit={hit} negotiation={negotiation} />
        ))}
      </ol>
      <nav class="ways" aria-label="Pages of results">
        {start > 0 ? (
          <a rel="prev" href={searchHref(negotiation.id, words, Math.max(0, Math.min(start, total) - HITS_ON_PAGE))}>
            Better hits
          </a>
        ) : null}{" "}
        {last < total && shown.length > 0 ? (
          <a rel="next" href={searchHref(negotiation.id, words, last)}>
            More
          </a>
        ) : null}
      </nav>
    </section>
  );
}

type ToldProps = { readonly negotiation: Negotiation; readonly words: SearchWords; readonly found: Found };

/** Which words stand nowhere, and which were looked for in their place; each leads to a search for it alone. */
function Replaced({ negotiation, words, found: { replaced } }: ToldProps) {
  if (replaced.length === 0) return null;
  return (
    <div class="replaced">
      {replaced.map(({ typed, words: near }) => (
        <p>
          No point says “<bdi>{typed}</bdi>”. Did you mean{" "}
          {near.map((word, at) => (
            <>
              {at === 0 ? "" : at === near.length - 1 ? " or " : ", "}
              <a href={searchHref(negotiation.id, { ...words, q: words.q?.replace(typed, word) ?? word })} dir="auto">
                {word}
              </a>
            </>
          ))}
          ?
        </p>
      ))}
    </div>
  );
}

function NoHit({ negotiation, words, found }: ToldProps) {
  return (
    <section class="empty" role="status">
      <Replaced negotiation={negotiation} words={words} found={found} />
      <p>
        No point {found.unfiltered > 0 ? "of these versions " : ""}says <bdi>{short(words.q ?? "")}</bdi>.
      </p>
      <p>
        {found.unfiltered > 0 ? (
          <a href={searchHref(negotiation.id, withoutFilters(words))}>
            {counted(found.unfiltered, "wording")} without the filters
          </a>
        ) : (
          <>
            Try fewer words, or the beginning of one: <code>guarant*</code>.
          </>
        )}
      </p>
    </section>
  );
}

function HitItem({ hit, negotiation }: { readonly hit: ShownHit; readonly negotiation: Negotiation }) {
  const { place, heading, snippet } = hit;
  const { version, path } = place;
  const document = negotiation.documents.find(({ id }) => id === version.document);
  return (
    <li class="hit">
      <header>
        <h2 dir="auto">
          <a href={pointInPlaceHref(version, path)}>
            Point {path}
            <span class="heard"> of {version.title}</span>
          </a>
        </h2>
        <p class="facts" dir="auto">
          {document?.title ?? version.document}
        </p>
      </header>
      <div>
        <div class="words" dir="auto" lang={version.language}>
          {heading === undefined ? null : (
            <h3>
              <Marked snippet={heading} />
            </h3>
          )}
          {snippet.text === "" ? null : (
            <p>
              <Marked snippet={snippet} />
            </p>
          )}
        </div>
        <Seen hit={hit} />
        <p class="ways">
          <a href={lineageHref(version, path)}>
            history<span class="heard"> of point {path}</span>
          </a>
        </p>
      </div>
    </li>
  );
}

/** In which version a wording was first and last seen, and in how many. */
function Seen({ hit: { place, firstSeen, lastSeen, versions } }: { readonly hit: ShownHit }) {
  if (versions === 1) {
    return (
      <p class="facts">
        Only in <VersionLink place={place} /> <VersionLine version={place.version} />
      </p>
    );
  }
  return (
    <p class="facts">
      First seen in <VersionLink place={firstSeen} />, <When date={dayOf(firstSeen.version)} />; last in{" "}
      <VersionLink place={lastSeen} />, <When date={dayOf(lastSeen.version)} />; in {counted(versions, "version")}
    </p>
  );
}

function VersionLink({ place: { version, path } }: { readonly place: ShownHit["place"] }) {
  return (
    <a href={pointInPlaceHref(version, path)}>
      <bdi>{version.title}</bdi>
    </a>
  );
}

/** A piece of a text with what was looked for marked in it. */
function Marked({ snippet: { text, marks, cutBefore, cutAfter } }: { readonly snippet: ShownHit["snippet"] }) {
  const points = [...text];
  const piece = (from: number, to: number) => points.slice(from, to).join("");
  return (
    <>
      {cutBefore ? "… " : ""}
      {marks.map(([start, end], at) => (
        <>
          {piece(marks[at - 1]?.[1] ?? 0, start)}
          <mark>{piece(start, end)}</mark>
        </>
      ))}
      {piece(marks.at(-1)?.[1] ?? 0, points.length)}
      {cutAfter ? " …" : ""}
    </>
  );
}

function withoutFilters({ q = "" }: SearchWords): SearchWords {
  return { q };
}

function short(text: string): string {
  const points = [...text];
  return points.length <= 100 ? text : `${points.slice(0, 100).join("")}…`;
}
