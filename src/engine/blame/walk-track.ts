import { groupLinks } from "../compare/group-links.ts";
import { splitWords, type Word } from "../words/split-words.ts";
import {
  type Credit,
  type CreditRun,
  creditWords,
  earlierCredit,
  isSameCredit,
  joinCredits,
  restoreRuns,
} from "./credit.ts";
import { StruckPhrases } from "./struck-phrases.ts";
import { traceWords } from "./trace-words.ts";
import { ancestorsOf, type TrackStation } from "./track.ts";

/** A text as last known, with who brought its words in. */
type Piece = {
  readonly station: number;
  readonly path: string;
  readonly text: string;
  readonly runs: readonly CreditRun[];
  /** Its words were struck already, or stand in another point as well: they are not struck once more. */
  readonly spent: boolean;
};

/** What is known of a point: its own text, or where that is not known the texts it came from. */
export type PointState = { readonly pieces: readonly Piece[]; readonly unknownSince: number | null };

/** Words `[start, end)`, in UTF-16 units of a text, that a station struck. */
export type Struck = {
  readonly station: number;
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
  readonly credit: Credit;
  readonly unknownSince: number | null;
};

export type Walk = {
  /** By station and point; stations that were left out have none. */
  readonly points: readonly (readonly PointState[])[];
  readonly struck: readonly Struck[];
};

/**
 * Follows every word of a track from station to station.
 *
 * @param wanted - The stations to walk, with all they descend from.
 */
export function walkTrack(stations: readonly TrackStation[], wanted: (index: number) => boolean): Walk {
  const track: Track = { stations, points: [], gone: [], phrases: new StruckPhrases(), struck: [] };
  for (let index = 0; index < stations.length; index++) {
    if (wanted(index)) walkStation(index, track);
    else {
      track.points.push([]);
      track.gone.push([]);
    }
  }
  return track;
}

type Track = {
  readonly stations: readonly TrackStation[];
  readonly points: (readonly PointState[])[];
  /** By station: the texts that stood there last, where the track's points were dropped. */
  readonly gone: (readonly PointState[])[];
  readonly phrases: StruckPhrases;
  readonly struck: Struck[];
};

/** What a station's points are found to have from those before: by point, what each parent gave. */
type Step = {
  readonly index: number;
  readonly isWitness: boolean;
  readonly given: Given[][];
  /** By point whose text is not known. */
  readonly unknown: (PointState | undefined)[];
  readonly lost: Lost[];
};
/** The words of a point that one parent had: all, as `runs`, or some, by word. */
type Given = {
  readonly runs: readonly CreditRun[] | null;
  readonly credits: readonly (Credit | undefined)[];
  readonly unknownSince: number | null;
};
/** Words of a group that are not in its points any more. */
type Lost = {
  readonly before: JoinedPieces;
  readonly kept: Uint8Array;
  readonly unknownSince: number | null;
  readonly isListed: boolean;
};

function walkStation(index: number, track: Track): void {
  const station = track.stations[index] as TrackStation;
  const step: Step = {
    index,
    isWitness: station.from.some(({ relation }) => relation === "witness"),
    given: station.points.map(() => []),
    unknown: station.points.map(() => undefined),
    lost: [],
  };
  const isBack = station.from.every((edge) => track.points[edge.station]?.length === 0);
  for (const edge of station.from) {
    if (isBack) bringBack(edge.station, step, track);
    else compareWithParent(edge, step, track);
  }
  const fresh = creditPoints(station, step);
  returnMoved(fresh, step);
  if (!step.isWitness) {
    returnStruck(fresh, index, track);
    bury(step, track);
  }
  track.points.push(finishPoints(station, fresh, step));
  track.gone.push(station.points.length > 0 ? [] : lastTexts(station, track));
}

/** Compares with what stood last where the points were dropped; what is found again is restored. */
function bringBack(parent: number, step: Step, track: Track): void {
  const { points } = track.stations[step.index] as TrackStation;
  const before = (track.gone[parent] ?? []).map(({ pieces, unknownSince }) => ({
    pieces: pieces.map((piece) => ({ ...piece, runs: restoreRuns(piece.runs, step.index) })),
    unknownSince,
  }));
  const all = points.map((_, index) => index);
  compareGroup(before, all, true, step, track);
}

function compareWithParent(edge: TrackStation["from"][number], step: Step, track: Track): void {
  const [old, now] = [track.stations[edge.station] as TrackStation, track.stations[step.index] as TrackStation];
  const states = track.points[edge.station] ?? [];
  const isListed = edge.relation === "version" && !isPassedOn(edge.station, step.index, track);
  for (const group of groupLinks(old.points.length, now.points.length, placeLinks(edge.links, old, now))) {
    const before = group.before.map((index) => states[index] as PointState);
    compareGroup(before, group.after, isListed, step, track);
  }
}

/** Whether another parent descends from this one, so that what it lacks was struck there. */
function isPassedOn(parent: number, index: number, { stations }: Track): boolean {
  const { from } = stations[index] as TrackStation;
  return from.some((edge) => edge.station !== parent && ancestorsOf(stations, edge.station).has(parent));
}

function placeLinks(
  links: readonly (readonly [string, string])[],
  old: TrackStation,
  now: TrackStation,
): { readonly before: number; readonly after: number }[] {
  const [before, after] = [placesByPath(old), placesByPath(now)];
  return links.flatMap(([from, to]) => {
    const [one, other] = [before.get(from), after.get(to)];
    return one === undefined || other === undefined ? [] : { before: one, after: other };
  });
}

function placesByPath({ points }: TrackStation): ReadonlyMap<string, number> {
  return new Map(points.map(({ path }, index) => [path, index]));
}

/** Gives the points of a group what their counterparts had, and notes what was lost. */
function compareGroup(
  before: readonly PointState[],
  after: readonly number[],
  isListed: boolean,
  step: Step,
  track: Track,
): void {
  const { points } = track.stations[step.index] as TrackStation;
  const pieces = before.flatMap((state) => state.pieces);
  const unknownSince = before.find((state) => state.unknownSince !== null)?.unknownSince ?? null;
  const known = after.filter((index) => points[index]?.text !== null);
  let spent = known.length > 0;
  for (const index of after) {
    if (points[index]?.text !== null) continue;
    if ((step.unknown[index]?.pieces.length ?? 0) === 0) {
      step.unknown[index] = {
        pieces: spent ? pieces.map((piece) => ({ ...piece, spent })) : pieces,
        unknownSince: unknownSince ?? step.index,
      };
    }
    spent = true;
  }
  if (known.length === 0 && after.length > 0) return;
  const [only, piece] = [known.length === 1 ? (known[0] as number) : undefined, pieces[0]];
  if (only !== undefined && pieces.length === 1 && piece?.text === points[only]?.text && piece !== undefined) {
    step.given[only]?.push({ runs: piece.runs, credits: [], unknownSince });
    return;
  }
  const isUnsure = known.length < after.length;
  const joined = joinPieces(pieces);
  const kept = giveWords(joined, known, unknownSince, step, track);
  step.lost.push({ before: joined, kept, unknownSince: unknownSince ?? (isUnsure ? step.index : null), isListed });
}

type JoinedPieces = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly credits: readonly Credit[];
  /** By word. */
  readonly pieces: readonly Piece[];
  /** By word: where its piece starts in the joined text. */
  readonly starts: readonly number[];
  readonly count: number;
};

/** Joins texts by line feeds, as a comparison does with those of points that were split or merged. */
function joinPieces(pieces: readonly Piece[]): JoinedPieces {
  const text = pieces.map((piece) => piece.text).join("\n");
  const { words } = splitWords(text);
  const pieceOfWord: Piece[] = [];
  const starts: number[] = [];
  const credits: Credit[] = [];
  let [start, word] = [0, 0];
  for (const piece of pieces) {
    const end = start + piece.text.length;
    const own: Word[] = [];
    for (; (words[word]?.start ?? end) < end; word++) {
      const { start: wordStart, end: wordEnd } = words[word] as Word;
      own.push({ ...(words[word] as Word), start: wordStart - start, end: wordEnd - start });
      pieceOfWord.push(piece);
      starts.push(start);
    }
    for (const credit of creditWords(own, piece.runs)) credits.push(credit);
    start = end + 1;
  }
  return { text, words, credits, pieces: pieceOfWord, starts, count: pieces.length };
}

/** Redlines what stood before with the points that stand now, and gives these the words they kept; says which were. */
function giveWords(
  before: JoinedPieces,
  after: readonly number[],
  unknownSince: number | null,
  step: Step,
  track: Track,
): Uint8Array {
  const { points } = track.stations[step.index] as TrackStation;
  if (after.length === 0) return new Uint8Array(before.words.length);
  const texts = after.map((index) => points[index]?.text ?? "");
  const text = texts.join("\n");
  const { words } = splitWords(text);
  const { sources, kept } = traceWords(before, { text, words }, before.count > 1 || after.length > 1);
  let [end, word] = [0, 0];
  for (let place = 0; place < after.length; place++) {
    end += (texts[place] as string).length + 1;
    const credits: (Credit | undefined)[] = [];
    for (; (words[word]?.start ?? end) < end; word++) credits.push(before.credits[sources[word] as number]);
    step.given[after[place] as number]?.push({ runs: null, credits, unknownSince });
  }
  return kept;
}

/** A point whose words are being credited, word by word. */
type FreshPoint = {
  readonly words: readonly Word[];
  readonly spellings: readonly string[];
  readonly credits: (Credit | undefined)[];
  readonly unknownSince: number | null;
  readonly runs: readonly CreditRun[] | null;
};

/** Credits every word to the earliest bringer among the parents; `null` of a point whose text is not known. */
function creditPoints(station: TrackStation, step: Step): readonly (FreshPoint | null)[] {
  return station.points.map(({ text }, index) => {
    if (text === null) return null;
    const given = step.given[index] ?? [];
    const runs = sharedRuns(given);
    const unknownSince = given.find((one) => one.unknownSince !== null)?.unknownSince ?? null;
    if (runs !== null) return { words: [], spellings: [], credits: [], unknownSince, runs };
    const { words } = splitWords(text);
    const credits: (Credit | undefined)[] = words.map(() => undefined);
    for (const one of given) {
      const own = one.runs === null ? one.credits : creditWords(words, one.runs);
      own.forEach((credit, word) => {
        credits[word] = earlierCredit(credits[word], credit);
      });
    }
    return { words, spellings: words.map((word) => word.text), credits, unknownSince, runs: null };
  });
}

/** The runs of a text that every parent has unchanged and credits alike. */
function sharedRuns(given: readonly Given[]): readonly CreditRun[] | null {
  const runs = given[0]?.runs ?? null;
  return given.every((one) => one.runs === runs) ? runs : null;
}

/** What was struck in one place and inserted in another at one step has moved. */
function returnMoved(fresh: readonly (FreshPoint | null)[], step: Step): void {
  if (step.lost.length === 0) return;
  const moved = new StruckPhrases();
  const sources = new Map<readonly Credit[], { readonly kept: Uint8Array; readonly from: number }>();
  for (const { before, kept } of step.lost) {
    for (const [from, to] of stretchesOf(before.words.length, (word) => kept[word] === 0)) {
      const phrase = phraseOf(before, from, to, step.index);
      moved.add(phrase);
      sources.set(phrase.credits, { kept, from });
    }
  }
  creditFound(fresh, (words) =>
    moved
      .find(words, () => true)
      .map((stretch) => {
        const source = sources.get(stretch.phrase.credits);
        const from = (source?.from ?? 0) + stretch.from;
        source?.kept.fill(1, from, from + stretch.end - stretch.start);
        return { ...stretch, credits: stretch.phrase.credits };
      }),
  );
}

/** What an ancestor struck is restored, and credited to who first brought it. */
function returnStruck(fresh: readonly (FreshPoint | null)[], index: number, track: Track): void {
  let ancestors: ReadonlySet<number> | undefined;
  const isAncestor = (station: number): boolean => {
    ancestors ??= ancestorsOf(track.stations, index);
    return ancestors.has(station);
  };
  creditFound(fresh, (words) =>
    track.phrases.find(words, isAncestor).map((stretch) => ({
      ...stretch,
      credits: stretch.phrase.credits.map((credit) => ({ ...credit, restored: index })),
    })),
  );
}

type InsertedWords = { readonly words: readonly string[]; readonly left: string; readonly right: string };
type CreditedStretch = {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly credits: readonly Credit[];
};

/** Credits the words that are still nobody's with what is found of them. */
function creditFound(
  fresh: readonly (FreshPoint | null)[],
  find: (words: InsertedWords) => readonly CreditedStretch[],
): void {
  for (const point of fresh) {
    if (point === null) continue;
    const { spellings, credits } = point;
    for (const [from, to] of stretchesOf(credits.length, (word) => credits[word] === undefined)) {
      const inserted = {
        words: spellings.slice(from, to),
        left: spellings[from - 1] ?? "",
        right: spellings[to] ?? "",
      };
      for (const stretch of find(inserted))
        for (let word = stretch.start; word < stretch.end; word++)
          credits[from + word] = stretch.credits[stretch.from + word - stretch.start];
    }
  }
}

function phraseOf(before: JoinedPieces, from: number, to: number, station: number) {
  return {
    station,
    words: before.words.slice(from, to).map((word) => word.text),
    credits: before.credits.slice(from, to),
    left: before.words[from - 1]?.text ?? "",
    right: before.words[to]?.text ?? "",
  };
}

/** Lists what was struck and is nowhere else now, and remembers it for those who put it back. */
function bury(step: Step, track: Track): void {
  for (const { before, kept, unknownSince, isListed } of step.lost) {
    if (!isListed) continue;
    const isStruck = (word: number): boolean => kept[word] === 0 && before.pieces[word]?.spent === false;
    for (const [from, to] of stretchesOf(before.words.length, isStruck)) {
      track.phrases.add(phraseOf(before, from, to, step.index));
      listStruck(before, from, to, { station: step.index, unknownSince }, track.struck);
    }
  }
}

/** One entry for each origin and each text in a stretch. */
function listStruck(
  before: JoinedPieces,
  from: number,
  to: number,
  by: Pick<Struck, "station" | "unknownSince">,
  struck: Struck[],
): void {
  let first = from;
  for (let word = from + 1; word <= to; word++) {
    const [credit, piece] = [before.credits[first] as Credit, before.pieces[first] as Piece];
    if (word < to && before.pieces[word] === piece && isSameCredit(before.credits[word] as Credit, credit)) continue;
    const start = before.words[first] as Word;
    const end = before.words[word - 1] as Word;
    const shift = before.starts[first] as number;
    struck.push({ ...by, piece, credit, start: start.start - shift, end: end.end - shift });
    first = word;
  }
}

/** Maximal stretches `[from, to)` of the places that answer yes. */
function* stretchesOf(count: number, isIn: (place: number) => boolean): Generator<readonly [number, number]> {
  for (let from = 0; from < count; from++) {
    if (!isIn(from)) continue;
    let to = from + 1;
    while (to < count && isIn(to)) to++;
    yield [from, to];
    from = to;
  }
}

/** What is still nobody's is the station's own. */
function finishPoints(
  { points }: TrackStation,
  fresh: readonly (FreshPoint | null)[],
  step: Step,
): readonly PointState[] {
  const station = step.index;
  return points.map(({ path, text }, index) => {
    const point = fresh[index];
    if (text === null || point === null || point === undefined)
      return step.unknown[index] ?? { pieces: [], unknownSince: station };
    const own = { station, restored: null, variant: step.isWitness, unknownSince: point.unknownSince };
    const credits = point.credits.map((credit) => credit ?? own);
    const runs = point.runs ?? joinCredits(text, point.words, credits, own);
    return { pieces: [{ station, path, text, runs, spent: false }], unknownSince: null };
  });
}

/** What stood there last, in the first parent that knows. All of it is struck already. */
function lastTexts({ from }: TrackStation, track: Track): readonly PointState[] {
  for (const { station } of from) {
    const states = track.points[station] ?? [];
    const last = states.length > 0 ? states : (track.gone[station] ?? []);
    if (last.length === 0) continue;
    return last.map(({ pieces, unknownSince }) => ({
      pieces: pieces.map((piece) => ({ ...piece, spent: true })),
      unknownSince,
    }));
  }
  return [];
}
