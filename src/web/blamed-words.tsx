import type { Blame, BlamedPoint, BlameRun, StruckWords } from "../model/blame.ts";
import { versionHref } from "../model/page-addresses.ts";
import { stationOf, type VersionFacts } from "../model/version.ts";

/** Who brought in which words: each run with the letter of its version, the letters explained below, then what was struck. */
export function BlamedWords({
  blame,
  versions,
}: {
  readonly blame: Blame;
  readonly versions: readonly VersionFacts[];
}) {
  const letters = lettersOf(blame, versions);
  return (
    <section class="blame" id="words" aria-label="Who brought in which words">
      {blame.points.map((point) => (
        <Point point={point} letters={letters} />
      ))}
      <dl class="origins">
        {[...letters].map(([id, letter]) => (
          <div class={`origin-${toneOf(letter)}`}>
            <dt>{letter}</dt>
            <dd>
              <Version id={id} versions={versions} />
            </dd>
          </div>
        ))}
      </dl>
      {blame.struck.length === 0 ? null : (
        <>
          <h2>Struck on the way</h2>
          <ul class="struck">
            {blame.struck.map((struck) => (
              <Struck struck={struck} versions={versions} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type Letters = ReadonlyMap<string, string>;

function Point({ point: { path, text, runs }, letters }: { readonly point: BlamedPoint; readonly letters: Letters }) {
  const characters = [...(text ?? "")];
  return (
    <p dir="auto">
      {text === null ? <span class="unknown">The words of point {path} are not reported.</span> : null}
      {runs.map((run) => (
        <Run run={run} words={characters.slice(run.start, run.end).join("")} letter={letters.get(run.version) ?? ""} />
      ))}
    </p>
  );
}

function Run({ run, words, letter }: { readonly run: BlameRun; readonly words: string; readonly letter: string }) {
  return (
    <span class={`origin-${toneOf(letter)}`} title={noteOf(run)}>
      {words}
      <sup>
        {letter}
        {run.restored === undefined ? "" : "↺"}
        {run.variant ? "var." : ""}
        {run.unknownSince === undefined ? "" : "?"}
      </sup>
    </span>
  );
}

/** What a letter cannot say, for whoever asks. */
function noteOf({ version, restored, variant, unknownSince }: BlameRun): string {
  return [
    `came in with ${version}`,
    ...(restored === undefined ? [] : [`struck, and put back by ${restored}`]),
    ...(variant ? ["only this publication has it so"] : []),
    ...(unknownSince === undefined ? [] : [`or earlier: the text is not known from ${unknownSince} on`]),
  ].join("; ");
}

function Struck({ struck, versions }: { readonly struck: StruckWords; readonly versions: readonly VersionFacts[] }) {
  return (
    <li>
      <del>
        <span class="heard">struck: </span>
        {struck.words.trim()}
      </del>{" "}
      brought in by <Version id={struck.broughtBy} versions={versions} />, went out with{" "}
      <Version id={struck.struckBy} versions={versions} />
      {struck.unknownSince === undefined ? "" : " or before: the text was not known in between"}
    </li>
  );
}

function Version({ id, versions }: { readonly id: string; readonly versions: readonly VersionFacts[] }) {
  const version = versions.find((one) => stationOf(one) === id);
  if (version === undefined) return <>{id}</>;
  return (
    <a href={versionHref(version)}>
      <bdi>{version.title}</bdi>
    </a>
  );
}

/** A letter for each version that has words left, in order of time: A came first. */
function lettersOf({ points }: Blame, versions: readonly VersionFacts[]): Letters {
  const left = new Set(points.flatMap(({ runs }) => runs.map(({ version }) => version)));
  const known = versions.map(stationOf).filter((id) => left.has(id));
  const others = [...left].filter((id) => !known.includes(id));
  return new Map([...known, ...others].map((id, place) => [id, letterAt(place)]));
}

/** A to Z, then AA and on. */
function letterAt(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : `${letterAt(Math.floor(place / 26) - 1)}${last}`;
}

const TONES = 6;

/** Six tones by turns; the letter is what tells versions apart. */
function toneOf(letter: string): number {
  return ((letter.charCodeAt(letter.length - 1) - 65) % TONES) + 1;
}
