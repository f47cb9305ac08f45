import type { Grade, Kind } from "../model/draft.ts";
import type { VersionFacts } from "../model/version.ts";
import { GRADE_WORDS, KIND_WORDS } from "./provenance-words.tsx";

const RADIUS = 9;

type MarkProps = {
  readonly version: Pick<VersionFacts, "grade" | "kind">;
  readonly withdrawn?: boolean;
  readonly x: number;
  readonly y: number;
};

/**
 * A version as a dot: the fill and the letter are its grade, the ring around it what sort of paper it is. One that was
 * withdrawn is an empty dot, struck through: there is no text behind it to have a grade.
 */
export function TimelineMark({ version: { grade, kind }, withdrawn = false, x, y }: MarkProps) {
  if (withdrawn) {
    return (
      <g class="mark mark-withdrawn">
        <circle class="halo" cx={x} cy={y} r={RADIUS + 5} />
        <circle class="fill" cx={x} cy={y} r={RADIUS} />
        <path class="strike" d={`M${x - RADIUS - 3},${y + RADIUS + 3}L${x + RADIUS + 3},${y - RADIUS - 3}`} />
      </g>
    );
  }
  return (
    <g class={`mark mark-${grade?.toLowerCase() ?? "none"}`}>
      <circle class="halo" cx={x} cy={y} r={RADIUS + 5} />
      <Ring kind={kind} x={x} y={y} />
      <circle class="fill" cx={x} cy={y} r={RADIUS} />
      <text class="letter" x={x} y={y + 4} text-anchor="middle">
        {grade ?? ""}
      </text>
    </g>
  );
}

function Ring({ kind, x, y }: { readonly kind: Kind | undefined; readonly x: number; readonly y: number }) {
  const r = RADIUS + 3.5;
  switch (kind) {
    case "leak":
      return <circle class="ring leak" cx={x} cy={y} r={r} />;
    case "official":
    case "final":
      return <circle class="ring official" cx={x} cy={y} r={r} />;
    case "counter-proposal":
      return (
        <path class="ring counter" d={`M${x},${y - r - 3}L${x + r + 3},${y}L${x},${y + r + 3}L${x - r - 3},${y}Z`} />
      );
    default:
      return null;
  }
}

const GRADES: readonly Grade[] = ["A", "B", "C", "D", "E"];
const RINGS: readonly Kind[] = ["leak", "counter-proposal", "official"];

/** What fills, rings and lines mean. */
export function TimelineLegend() {
  return (
    <ul class="legend">
      {GRADES.map((grade) => (
        <li>
          <Sample grade={grade} />
          {GRADE_WORDS[grade]}
        </li>
      ))}
      {RINGS.map((kind) => (
        <li>
          <Sample kind={kind} />
          {KIND_WORDS[kind]}
        </li>
      ))}
      <li>
        <Sample withdrawn />
        withdrawn: its text is no longer shown
      </li>
      <li>
        <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
          <path class="edge" d="M2,16L30,16" />
        </svg>
        drafted from
      </li>
      <li>
        <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
          <g class="edge witness">
            <path class="broad" d="M2,16L30,16" />
            <path class="core" d="M2,16L30,16" />
          </g>
        </svg>
        another publication of one draft
      </li>
      <li class="scale">Time is not to scale: long silences are shortened and say how long they were.</li>
    </ul>
  );
}

type SampleProps = { readonly grade?: Grade; readonly kind?: Kind; readonly withdrawn?: boolean };

function Sample({ grade, kind, withdrawn = false }: SampleProps) {
  return (
    <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <TimelineMark version={{ grade, kind }} withdrawn={withdrawn} x={16} y={16} />
    </svg>
  );
}
