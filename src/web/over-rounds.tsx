import { tellCameBack, tellChurn } from "../engine/rounds/tell-came-back.ts";
import type { CameBack, Entry, RoundKind } from "../model/comparison.ts";
import { versionHref } from "../model/page-addresses.ts";
import type { ComparedSides } from "./comparison-sides.ts";
import { dayOf, When } from "./dates.tsx";
import { KIND_WORDS } from "./provenance-words.tsx";

type OfEntry = { readonly entry: Entry; readonly sides: ComparedSides };

// Redlines of one step show themselves how much changed.
const CHURN_FROM = 2;

/** What came back to the words it had, in which versions, and how much the words changed meanwhile. */
export function OverRounds({ entry, sides }: OfEntry) {
  const { history = [], churn } = entry;
  return (
    <>
      {history.map((one) => (
        <p class="came-back">
          <Back one={one} entry={entry} sides={sides} />
        </p>
      ))}
      {churn === undefined || churn.changed < CHURN_FROM ? null : <p class="churn">{tellChurn(churn)}</p>}
    </>
  );
}

function Back({ one, entry, sides }: OfEntry & { readonly one: CameBack }) {
  const { fact, first, last } = tellCameBack(one);
  return (
    <>
      {fact === undefined ? null : (
        <>
          <span class="class">{fact.about}</span> <bdi>{fact.words}</bdi>,{" "}
        </>
      )}
      {first.words} <NameOnTheWay station={first.version} {...{ entry, sides }} />, {last.words}{" "}
      <NameOnTheWay station={last.version} {...{ entry, sides }} />
    </>
  );
}

type NameProps = { readonly station: string; readonly sides: ComparedSides; readonly entry?: Entry };

/** A version on the way, with its kind and day; it leads to where the track of the entry's point shows it. */
export function NameOnTheWay({ station, sides, entry }: NameProps) {
  const known = sides.onTheWay?.get(station);
  if (known === undefined) return <bdi>{station}</bdi>;
  const { facts, trackHref } = known;
  return (
    <>
      <a href={entry === undefined ? versionHref(facts) : trackHref(entry)}>
        <bdi>{known.title}</bdi>
      </a>{" "}
      <span class="soft">
        ({facts.kind === undefined ? null : `${KIND_WORDS[facts.kind]}, `}
        <When date={dayOf(facts)} />)
      </span>
    </>
  );
}

const ROUND_WORDS: Readonly<Partial<Record<RoundKind, string>>> = {
  kept: "unchanged",
  unreported: "not reported",
  returned: "restored",
  migrated: "came over from another document",
  variant: "a variant",
};

/** What became of the points in each version on the way. */
export function Rounds({ entry, sides }: OfEntry) {
  const { rounds = [] } = entry;
  if (rounds.length < 2) return null;
  return (
    <ol class="rounds" aria-label="In each version on the way">
      {rounds.map(({ version, kind }) => (
        <li>
          <bdi>{sides.onTheWay?.get(version)?.title ?? version}</bdi>: {ROUND_WORDS[kind] ?? kind}
        </li>
      ))}
    </ol>
  );
}
