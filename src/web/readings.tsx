import { compareHref, versionHref } from "../model/page-addresses.ts";
import { FIRST_READING, isNewestReading, type VersionFacts } from "../model/version.ts";
import { Moment } from "./dates.tsx";

/** The readings of a version that was corrected, newest first, each with its reason and what differs from the one before. */
export function Readings({ version }: { readonly version: VersionFacts }) {
  const { corrections } = version.history;
  return (
    <ol class="readings">
      {corrections.toReversed().map(({ reading, reason, author, at }) => (
        <li>
          <Reading version={version} reading={reading} />, <bdi>{author}</bdi>, <Moment at={at} />:{" "}
          <bdi class="said">{reason}</bdi>{" "}
          <a class="soft" href={compareHref(inReading(version, reading - 1), inReading(version, reading))}>
            what was corrected<span class="heard"> in reading {reading}</span>
          </a>
        </li>
      ))}
      <li>
        <Reading version={version} reading={FIRST_READING} />, as filed on <Moment at={version.filedAt} />
      </li>
    </ol>
  );
}

function Reading({ version, reading }: { readonly version: VersionFacts; readonly reading: number }) {
  return (
    <a href={versionHref(inReading(version, reading))} aria-current={reading === version.reading ? "true" : undefined}>
      reading {reading}
    </a>
  );
}

/** Over the text of a reading that a correction took the place of: that it was, why, and the way to the newest. */
export function OlderReading({ version }: { readonly version: VersionFacts }) {
  if (isNewestReading(version)) return null;
  const { reading, history } = version;
  const next = history.corrections.find((correction) => correction.reading === reading + 1);
  const newest = history.corrections.length + FIRST_READING;
  return (
    <div class="notice" role="note">
      <p>
        <b>This is reading {reading} of this version, an older one.</b> It was corrected
        {next === undefined ? (
          ""
        ) : (
          <>
            {" "}
            by <bdi>{next.author}</bdi> on <Moment at={next.at} />
          </>
        )}
        , because it was read wrongly: the parties changed nothing.
      </p>
      {next === undefined ? null : <blockquote dir="auto">{next.reason}</blockquote>}
      <p class="ways">
        <a href={versionHref(inReading(version, undefined))}>The newest, reading {newest}</a>{" "}
        <a href={compareHref(version, inReading(version, newest))}>What was corrected since</a>
      </p>
    </div>
  );
}

/** Over a comparison of two readings of one version, that its differences are corrections; what each was made for. */
export function ReadingsCompared({ before, after }: { readonly before: VersionFacts; readonly after: VersionFacts }) {
  const same = before.negotiation === after.negotiation && before.version === after.version;
  if (!same) {
    const older = [before, after].filter((version) => !isNewestReading(version));
    return older.length === 0 ? null : (
      <p class="relation">
        {older.map((version) => (
          <>
            Reading {version.reading} of <bdi>{version.title}</bdi> is an older one, which was corrected since.{" "}
          </>
        ))}
        <a href={compareHref(inReading(before, undefined), inReading(after, undefined))}>Compare the newest readings</a>
      </p>
    );
  }
  const [first, last] = [before.reading, after.reading].sort((a, b) => a - b) as [number, number];
  const between = after.history.corrections.filter(({ reading }) => reading > first && reading <= last);
  return (
    <div class="relation">
      <p>Two readings of one version: what differs was corrected in how it was read. The parties changed nothing.</p>
      {between.map(({ reading, reason, author, at }) => (
        <p>
          Reading {reading}, <bdi>{author}</bdi>, <Moment at={at} />: <bdi class="said">{reason}</bdi>
        </p>
      ))}
    </div>
  );
}

/** The version by name, in this reading; in the newest, whichever that is, where none is named. */
function inReading({ negotiation, document, version }: VersionFacts, reading: number | undefined) {
  return { negotiation, document, version, reading };
}
