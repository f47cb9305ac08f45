import { counted } from "../model/counted.ts";
import type { Document } from "../model/negotiation.ts";
import { versionHref } from "../model/page-addresses.ts";
import { isStanding, type VersionFacts } from "../model/version.ts";
import { dayOf, sayDate, sayDayAndMonth } from "./dates.tsx";
import { KIND_WORDS } from "./provenance-words.tsx";
import { layOutTimeline, type TimelineDay, type TimelineDot, type TimelineEdge } from "./timeline-layout.ts";
import { TimelineMark } from "./timeline-mark.tsx";

type TimelineProps = { readonly documents: readonly Document[]; readonly versions: readonly VersionFacts[] };

const DESK = { gutter: 176, right: 24, top: 28, lane: 60, width: 1056 };
const PHONE = { left: 16, lane: 22, top: 16, row: 60, width: 358 };

/** Time across, a lane per document; for a screen wide enough to follow it from left to right. */
export function TimelineAcross({ documents, versions }: TimelineProps) {
  const room = DESK.width - DESK.gutter - 2 * DESK.right;
  const { lanes, dots, edges, days, length } = layOutTimeline(documents, versions, room);
  const width = Math.max(DESK.width, DESK.gutter + length + 2 * DESK.right);
  const bottom = DESK.top + lanes.length * DESK.lane;
  const x = (along: number) => DESK.gutter + DESK.right + along;
  const y = (lane: number) => DESK.top + lane * DESK.lane + DESK.lane / 2;
  return (
    <svg
      class="timeline across"
      width={width}
      height={bottom + 44}
      viewBox={`0 0 ${width} ${bottom + 44}`}
      aria-labelledby="timeline-across"
    >
      <title id="timeline-across">Timeline, one lane per document</title>
      {lanes.map((document, lane) => (
        <g class="lane">
          <line x1={DESK.gutter} x2={width} y1={y(lane)} y2={y(lane)} />
          {wrap(document.title, 24, 2).map((line, index, all) => (
            <text x={0} y={y(lane) + 4 + (index - (all.length - 1) / 2) * 16}>
              {line}
            </text>
          ))}
        </g>
      ))}
      {days.map((day, index) => (
        <DayAcross day={day} previous={days[index - 1]} x={x} top={DESK.top - 16} bottom={bottom} />
      ))}
      {edges.map((edge) => (
        <Edge
          edge={edge}
          path={pathBetween(
            [x(edge.from.along), y(edge.from.lane)],
            [x(edge.to.along), y(edge.to.lane)],
            bowOf(edge, dots, 9),
          )}
        />
      ))}
      {dots.map((dot) => (
        <Dot dot={dot} x={x(dot.along)} y={y(dot.lane)} label={describe(dot.version)} />
      ))}
    </svg>
  );
}

/** Time down, the lanes narrow, each version's name beside them; for a phone. */
export function TimelineDown({ documents, versions }: TimelineProps) {
  const { lanes, dots, edges } = layOutTimeline(documents, versions);
  const rows = new Map(dots.map((dot, row) => [dot.version.version, row]));
  const height = PHONE.top + dots.length * PHONE.row;
  const textAt = PHONE.left + lanes.length * PHONE.lane + 4;
  const x = (lane: number) => PHONE.left + lane * PHONE.lane;
  const y = (dot: TimelineDot) => PHONE.top + (rows.get(dot.version.version) ?? 0) * PHONE.row + 12;
  return (
    <svg class="timeline down" viewBox={`0 0 ${PHONE.width} ${height}`} aria-labelledby="timeline-down">
      <title id="timeline-down">Timeline, one lane per document</title>
      {lanes.map((_, lane) => (
        <g class="lane">
          <line x1={x(lane)} x2={x(lane)} y1={0} y2={height} />
        </g>
      ))}
      {edges.map((edge) => {
        const from: Place = [y(edge.from), x(edge.from.lane)];
        const to: Place = [y(edge.to), x(edge.to.lane)];
        return <Edge edge={edge} path={pathBetween(from, to, bowOf(edge, dots, 4), true)} />;
      })}
      {dots.map((dot) => (
        <Dot dot={dot} x={x(dot.lane)} y={y(dot)} label={describeAsSeen(dot.version)}>
          <text class="date" x={textAt} y={y(dot) - 7}>
            {dateAndKind(dot.version)}
          </text>{" "}
          {wrap(dot.version.title, charactersIn(PHONE.width - textAt, dot.version.title), 2).map((line, index) => (
            <>
              <text class="title" x={textAt} y={y(dot) + 10 + index * 16}>
                {line}
              </text>{" "}
            </>
          ))}
        </Dot>
      ))}
    </svg>
  );
}

function DayAcross({
  day,
  previous,
  x,
  top,
  bottom,
}: {
  readonly day: TimelineDay;
  readonly previous: TimelineDay | undefined;
  readonly x: (along: number) => number;
  readonly top: number;
  readonly bottom: number;
}) {
  const year = day.date.slice(0, 4);
  return (
    <g class="day">
      <line x1={x(day.along)} x2={x(day.along)} y1={top} y2={bottom} />
      <text x={x(day.along)} y={bottom + 18} text-anchor="middle">
        {sayDayAndMonth(day.date)}
      </text>
      {year === previous?.date.slice(0, 4) || day.date.length <= 4 ? null : (
        <text class="year" x={x(day.along)} y={bottom + 36} text-anchor="middle">
          {year}
        </text>
      )}
      {day.gap === undefined ? null : (
        <text class="gap" x={x(day.gap.along)} y={top + 4} text-anchor="middle">
          {sayGap(day.gap.days)}
        </text>
      )}
    </g>
  );
}

function Edge({ edge, path }: { readonly edge: TimelineEdge; readonly path: string }) {
  const ends = { "data-from": edge.from.version.version, "data-to": edge.to.version.version };
  if (edge.kind === "based-on") return <path class="edge" d={path} {...ends} />;
  // Two lines: a broad one with a paper-coloured one on top.
  return (
    <g class="edge witness" {...ends}>
      <path class="broad" d={path} />
      <path class="core" d={path} />
    </g>
  );
}

function Dot({
  dot: { version },
  x,
  y,
  label,
  children,
}: {
  readonly dot: TimelineDot;
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly children?: unknown;
}) {
  return (
    <a
      class="dot"
      href={versionHref(version)}
      aria-label={label}
      data-version={version.version}
      data-withdrawn={isStanding(version) ? undefined : "true"}
      data-title={version.title}
      data-facts={factsOf(version).join(" · ")}
    >
      <TimelineMark version={version} withdrawn={!isStanding(version)} x={x} y={y} /> {children}
    </a>
  );
}

function dateAndKind(version: VersionFacts): string {
  const what = isStanding(version) ? version.kind && KIND_WORDS[version.kind] : "withdrawn";
  return [sayDate(dayOf(version)), ...(what === undefined ? [] : [what])].join(" · ");
}

/** Begins with the words that stand beside the dot, as they stand there: whoever speaks to the browser says what they see. */
function describeAsSeen(version: VersionFacts): string {
  const { title, publishedBy, grade, pointCount } = version;
  return [
    ...(grade === undefined || !isStanding(version) ? [] : [`grade ${grade}`]),
    `${dateAndKind(version)} ${title}`,
    ...(publishedBy === undefined ? [] : [publishedBy]),
    ...(isStanding(version) ? [counted(pointCount, "point")] : []),
  ].join(", ");
}

function describe(version: VersionFacts): string {
  return [version.title, ...factsOf(version)].join(", ");
}

function factsOf(version: VersionFacts): readonly string[] {
  return [
    sayDate(dayOf(version)),
    ...(version.publishedBy === undefined ? [] : [version.publishedBy]),
    ...(version.kind === undefined ? [] : [KIND_WORDS[version.kind]]),
    ...(isStanding(version) ? standingFacts(version) : ["withdrawn"]),
  ].filter((part) => part !== "");
}

function standingFacts({ pointCount, grade }: VersionFacts): readonly string[] {
  return [counted(pointCount, "point"), ...(grade === undefined ? [] : [`grade ${grade}`])];
}

type Place = readonly [along: number, across: number];

/** A straight line to the next dot of the lane, a bow around the dots between, an S from lane to lane. */
function pathBetween([a1, c1]: Place, [a2, c2]: Place, bow: number, down = false): string {
  const at = (along: number, across: number) =>
    down ? `${round(across)},${round(along)}` : `${round(along)},${round(across)}`;
  // A publication with a shorter date may stand before the draft it is a witness of.
  if (a1 > a2) return pathBetween([a2, c2], [a1, c1], bow, down);
  if (c1 === c2 && bow === 0) return `M${at(a1, c1)}L${at(a2, c2)}`;
  if (c1 === c2) {
    const reach = Math.min(40, (a2 - a1) / 3);
    return `M${at(a1, c1)}C${at(a1 + reach, c1 - bow)} ${at(a2 - reach, c1 - bow)} ${at(a2, c2)}`;
  }
  const bend = Math.min(60, (a2 - a1) / 2);
  // Leaves its lane at once and travels close to the target's, where fewer dots stand in its way.
  return `M${at(a1, c1)}C${at(a1 + bend, c1)} ${at(a1 + bend / 3, c2)} ${at(Math.min(a1 + 2 * bend, a2), c2)}L${at(a2, c2)}`;
}

/** How far an edge swings out of its lane: further the more dots it passes, witnesses to the other side. */
function bowOf(edge: TimelineEdge, dots: readonly TimelineDot[], step: number): number {
  const passed = passedBy(edge, dots);
  if (passed === 0) return 0;
  const bow = step * Math.min(4, 1 + passed);
  return edge.kind === "witness" ? -bow : bow;
}

/** How many versions of its lane an edge passes over; nothing for an edge from lane to lane. */
function passedBy({ from, to }: TimelineEdge, dots: readonly TimelineDot[]): number {
  const [start, end] = [Math.min(from.along, to.along), Math.max(from.along, to.along)];
  return dots.filter((dot) => dot.lane === from.lane && dot.along > start && dot.along < end).length;
}

function sayGap(days: number): string {
  if (days < 60) return `${Math.round(days / 7)} weeks`;
  if (days < 700) return `${Math.round(days / 30.4)} months`;
  return `${Math.round(days / 365.25)} years`;
}

// Of the serif at 15 px; Cyrillic runs wider than Latin.
const PER_CHARACTER = { latin: 8.2, other: 9.4 };

function charactersIn(pixels: number, text: string): number {
  const isLatin = /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(text);
  return Math.floor(pixels / (isLatin ? PER_CHARACTER.latin : PER_CHARACTER.other));
}

// SVG text does not wrap by itself; an ellipsis says that the rest is in the label.
function wrap(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, most).map((line) => (line.length > width ? cutShort(line, width) : line));
  const last = kept.at(-1);
  if (lines.length > most && last !== undefined) kept[kept.length - 1] = cutShort(last, width);
  return kept;
}

/** Ends with a whole word, before a bracket that is not closed any more, and without the comma that was to lead on. */
function cutShort(line: string, width: number): string {
  const cut = line.length < width ? line : line.slice(0, width - 1).replace(/(?<=\S)\s+\S*$/u, "");
  return `${cut.replace(/(?<=\S)\s*\([^)]*$/u, "").replace(/[\s,;:–-]+$/u, "")}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
