import type { CollatedPlace, Testimony, Variant, VariantWording } from "../../model/collation.ts";
import { READING_RULE, siglumOf } from "../../model/collation.ts";
import { counted } from "../../model/counted.ts";
import type { GivenChoice } from "../../model/journal.ts";
import {
  anchorOf,
  fragmentTo,
  negotiationHref,
  pointInPlaceHref,
  versionHref,
  witnessesHref,
} from "../../model/page-addresses.ts";
import type { Point } from "../../model/point.ts";
import type { Problem } from "../../model/problem.ts";
import type { VersionFacts } from "../../model/version.ts";
import type { DraftCollation, NegotiationOverview } from "../../record/record.ts";
import { Moment } from "../dates.tsx";
import { May } from "../may.tsx";
import type { Page } from "../page-layout.tsx";
import { depthClass, listPaths } from "../point-label.tsx";
import { VersionLine } from "../provenance-words.tsx";
import { Refused } from "../refused.tsx";

/** A choice that was refused, with what was typed. */
export type TypedChoice = {
  readonly point: { readonly version: string; readonly path: string };
  readonly witness: string | null;
  readonly reason: string;
  readonly problem: Problem;
};

/** The reading text of a draft with the apparatus of its witnesses under each point. */
export function witnessesPage(
  { negotiation, journalLength }: NegotiationOverview & { readonly journalLength: number },
  collation: DraftCollation,
  typed?: TypedChoice,
): Page {
  const { witnesses, places, points } = collation;
  const [head] = witnesses as readonly [VersionFacts];
  const sigla = new Map(witnesses.map(({ version }, index) => [version, siglumOf(index)]));
  const byPath = new Map(points.map((point) => [point.path, point]));
  const stray = typed !== undefined && !places.some((place) => isAt(place, typed));
  return {
    title: `Witnesses of ${head.title}`,
    crumbs: [
      { title: negotiation.title, href: negotiationHref(negotiation.id) },
      { title: head.title, href: versionHref({ ...head, collated: undefined }) },
    ],
    json: `/api${witnessesHref(head)}`,
    body: (
      <article class="version witnesses">
        <header class="version-head">
          <p class="kicker" dir="auto">
            {negotiation.documents.find(({ id }) => id === head.document)?.title ?? head.document}
          </p>
          <h1 dir="auto">{head.title}: its witnesses</h1>
          <p class="lead">{describeAgreement(collation)}</p>
          <ul class="sigla">
            {witnesses.map((version, index) => (
              <li>
                <b class="siglum">{siglumOf(index)}</b>
                <span>
                  <a href={versionHref(version)}>
                    <bdi>{version.title}</bdi>
                  </a>
                  {version.coverage === "partial" ? " (in part)" : ""}
                  <br />
                  <span class="facts">
                    <VersionLine version={version} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
          {witnesses.length === 1 ? null : (
            <p class="rule">
              The words below are the reading text. {READING_RULE} A person’s choice outranks this. What differs between
              witnesses of one draft are variants, and no changes made by negotiators.
            </p>
          )}
        </header>
        {stray && typed !== undefined ? <Refused problem={typed.problem} /> : null}
        <div class="points">
          {places.length === 0 ? <p class="empty">No point of this draft is known.</p> : null}
          {places.map((place) => (
            <Place
              place={place}
              points={place.paths.flatMap((path) => byPath.get(path) ?? [])}
              collation={collation}
              sigla={sigla}
              seen={journalLength}
              typed={typed !== undefined && isAt(place, typed) ? typed : undefined}
            />
          ))}
        </div>
      </article>
    ),
  };
}

function isAt({ witnesses }: CollatedPlace, { point }: TypedChoice): boolean {
  return witnesses.some(({ witness, paths }) => witness === point.version && paths.includes(point.path));
}

/** What a place is found by on the page: its path in the reading text, else that of the witness that has it. */
export function anchorOfPlace({ paths, name }: CollatedPlace): string {
  return paths[0] ?? `${name.path}~${name.version}`;
}

/** `3 publications of one draft. Of 46 places, they agree on 7, differ on 17, and on 22 at most one of them has the words.` */
function describeAgreement({ witnesses, places }: DraftCollation): string {
  const count = (holds: (agreement: number | null) => boolean) =>
    places.filter(({ agreement }) => holds(agreement)).length;
  const [agreed, alone] = [count((agreement) => agreement === 1), count((agreement) => agreement === null)];
  if (witnesses.length === 1) return "One publication of this draft is known: there is nothing to lay beside it.";
  const known = `${witnesses.length} publications of one draft. Of ${counted(places.length, "place")}, they agree on ${agreed}`;
  const differ = `differ on ${places.length - agreed - alone}`;
  return alone === 0
    ? `${known} and ${differ}.`
    : `${known}, ${differ}, and on ${alone} at most one of them has the words.`;
}

type Sigla = ReadonlyMap<string, string>;

type PlaceProps = {
  readonly place: CollatedPlace;
  readonly points: readonly Point[];
  readonly collation: DraftCollation;
  readonly sigla: Sigla;
  readonly seen: number;
  readonly typed: TypedChoice | undefined;
};

function Place({ place, points, collation, sigla, seen, typed }: PlaceProps) {
  const { paths, text, from, name } = place;
  const [head] = collation.witnesses as readonly [VersionFacts];
  const choice = place.choice === null ? undefined : collation.choices[place.choice];
  const heading = points.map((point) => point.heading ?? "").find((one) => one !== "");
  return (
    <div class={`point ${depthClass(points[0]?.depth ?? 0)}`} id={anchorOf(anchorOfPlace(place))}>
      <p class="number">
        {paths.length === 0 ? (
          <s title="left out of the reading text">{name.path}</s>
        ) : (
          <a href={fragmentTo(anchorOfPlace(place))}>{listPaths(paths)}</a>
        )}
      </p>
      <div class="words" dir="auto" lang={head.language}>
        {heading === undefined ? null : <h2>{heading}</h2>}
        {text === null ? (
          <p class="unknown" lang="en">
            {from === null ? "The words of this point are not reported." : "The reading text has nothing here."}
          </p>
        ) : text === "" ? null : (
          <p>
            <Lemmata text={text} variants={place.variants} />
          </p>
        )}
        <Apparatus place={place} sigla={sigla} />
      </div>
      <div class="notes">
        <Agreement place={place} sigla={sigla} />
        {from === null || from === head.version || text === null ? null : <p>In the words of {sigla.get(from)}.</p>}
        {choice === undefined ? null : <Chosen choice={choice} sigla={sigla} />}
        <p class="ways">
          {place.witnesses.map(({ witness, paths: own }) => {
            const facts = collation.witnesses.find(({ version }) => version === witness);
            return own[0] === undefined || facts === undefined ? null : (
              <a href={pointInPlaceHref(facts, own[0])} title={facts.title}>
                {sigla.get(witness)} {listPaths(own)}
              </a>
            );
          })}
        </p>
        <May action="choose-reading" of={head.negotiation}>
          <ChoiceForm place={place} head={head} sigla={sigla} seen={seen} typed={typed} />
        </May>
      </div>
    </div>
  );
}

/** The reading text, its lemmata underlined. Spans are in code points. */
function Lemmata({ text, variants }: { readonly text: string; readonly variants: readonly Variant[] }) {
  const units = [...text];
  const parts = variants.filter(isSeen).map(({ span: [start, end] }) => ({ start, end }));
  return (
    <>
      {parts.map(({ start, end }, index) => (
        <>
          {units.slice(parts[index - 1]?.end ?? 0, start).join("")}
          <span class="lemma">{units.slice(start, end).join("")}</span>
        </>
      ))}
      {units.slice(parts.at(-1)?.end ?? 0).join("")}
    </>
  );
}

/** Where witnesses differ in how words are spaced only, a reader sees nothing; the answer in JSON has it. */
function isSeen({ lemma, others }: Variant): boolean {
  return others.some(({ text }) => text.replace(/\s+/gu, " ").trim() !== lemma.replace(/\s+/gu, " ").trim());
}

function Apparatus({ place, sigla }: { readonly place: CollatedPlace; readonly sigla: Sigla }) {
  const apart = place.witnesses.filter(({ testimony, text, witness }) => {
    if (text === null || text === "" || witness === place.from) return false;
    return testimony === "described" || testimony === "translated" || (testimony === "words" && place.text === null);
  });
  const variants = place.variants.filter(isSeen);
  const headed = place.headings.filter(({ text }) => text !== "");
  if (variants.length === 0 && apart.length === 0 && headed.length === 0) return null;
  return (
    <ul class="apparatus" lang="en">
      {variants.map((variant) => (
        <li>
          <bdi class="lemma">{shorten(variant.lemma) || "(nothing)"}</bdi>
          <span aria-hidden="true">] </span>
          <span class="heard"> instead: </span>
          {variant.others.map((other, index) => (
            <>
              {index === 0 ? "" : "; "}
              <Wording wording={other} sigla={sigla} />
            </>
          ))}
        </li>
      ))}
      {headed.length === 0 ? null : (
        <li>
          <span class="soft">heading: </span>
          {headed.map((other, index) => (
            <>
              {index === 0 ? "" : "; "}
              <Wording wording={other} sigla={sigla} />
            </>
          ))}
        </li>
      )}
      {apart.map(({ witness, testimony, text }) => (
        <li>
          <b class="siglum">{sigla.get(witness)}</b> <span class="soft">{TESTIMONY_WORDS[testimony]}: </span>
          <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Wording({ wording: { text, witnesses }, sigla }: { readonly wording: VariantWording; readonly sigla: Sigla }) {
  return (
    <>
      {text.trim() === "" ? <i>left out</i> : <bdi>{text.trim()}</bdi>}{" "}
      <b class="siglum">{witnesses.map((witness) => sigla.get(witness)).join(" ")}</b>
    </>
  );
}

// As printed apparatus do: of a long lemma, how it begins and how it ends.
const LONGEST_LEMMA = 60;

function shorten(lemma: string): string {
  const words = lemma.trim();
  if (words.length <= LONGEST_LEMMA) return words;
  const parts = words.split(/\s+/u);
  return parts.length < 5 ? words : `${parts.slice(0, 2).join(" ")} … ${parts.slice(-2).join(" ")}`;
}

const TESTIMONY_WORDS: Readonly<Record<Testimony, string>> = {
  words: "has",
  described: "in summary, or not checked",
  translated: "in translation",
  lacks: "has nothing here",
  silent: "silent",
};

/** `2 of 3 agree` in words and as a share of pairs, then who says nothing, or lacks the point. */
function Agreement({ place, sigla }: { readonly place: CollatedPlace; readonly sigla: Sigla }) {
  const { agreement, witnesses } = place;
  const withTestimony = (...wanted: readonly Testimony[]) =>
    witnesses.filter(({ testimony }) => wanted.includes(testimony));
  const known = withTestimony("words", "lacks");
  const named = (ones: typeof witnesses) => listPaths(ones.map(({ witness }) => sigla.get(witness) ?? witness));
  const [lacking, silent] = [withTestimony("lacks"), withTestimony("silent")];
  return (
    <>
      <p class={agreement === null || agreement === 1 ? undefined : "status"}>
        {agreement === null
          ? known.length === 0
            ? "No witness has the words."
            : `${named(known)} alone.`
          : agreement === 1
            ? `${known.length === 2 ? "Both" : `All ${known.length}`} agree: ${named(known)}.`
            : `${named(known)} differ: ${Math.round(agreement * 100)} % of pairs agree.`}
      </p>
      {lacking.length === 0 ? null : (
        <p>
          {named(lacking)} {lacking.length === 1 ? "has" : "have"} nothing here.
        </p>
      )}
      {silent.length === 0 || witnesses.length === 1 ? null : <p>Silent: {named(silent)}.</p>}
    </>
  );
}

function Chosen({ choice, sigla }: { readonly choice: GivenChoice; readonly sigla: Sigla }) {
  const { author, at, data } = choice;
  return (
    <p class="position">
      {sigla.get(data.witness ?? "")} was chosen by <bdi>{author}</bdi>, <Moment at={at} />:{" "}
      <bdi class="said">{data.reason}</bdi>
    </p>
  );
}

type ChoiceFormProps = Pick<PlaceProps, "place" | "sigla" | "seen" | "typed"> & { readonly head: VersionFacts };

/** Offered where there is something to choose between, or a choice to take back. */
function ChoiceForm({ place, head, sigla, seen, typed }: ChoiceFormProps) {
  const may = place.witnesses.filter(({ testimony }) => testimony !== "silent" && testimony !== "translated");
  const differ = new Set(may.map(({ text }) => text)).size > 1;
  if (!differ && place.choice === null && typed === undefined) return null;
  const chosen = typed?.witness ?? place.from;
  return (
    <details class="why" open={typed !== undefined}>
      <summary>choose the words</summary>
      {typed === undefined ? null : <Refused problem={typed.problem} />}
      <form class="verdict-form" method="post" action={witnessesHref(head)}>
        <input type="hidden" name="version" value={place.name.version} />
        <input type="hidden" name="path" value={place.name.path} />
        <input type="hidden" name="seen" value={String(seen)} />
        <fieldset>
          <legend>Whose words stand?</legend>
          {may.map(({ witness, testimony }) => (
            <label>
              <input type="radio" name="witness" value={witness} required checked={chosen === witness} />
              {sigla.get(witness)}
              {testimony === "lacks" ? ", which has nothing here" : ""}
            </label>
          ))}
          {place.choice === null ? null : (
            <label>
              <input type="radio" name="witness" value="" />
              as the rule says
            </label>
          )}
        </fieldset>
        <label>
          Why
          <textarea name="reason" rows={2} required maxlength={4000} dir="auto">
            {`\n${typed?.reason ?? ""}`}
          </textarea>
        </label>
        <p class="choices">
          <button type="submit">Choose</button>
        </p>
      </form>
    </details>
  );
}
