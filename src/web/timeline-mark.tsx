import type { Grade, Kind } from "../model/draft.ts";
import type { VersionFacts } from "../model/version.ts";
import { GRADE_WORDS, KIND_WORDS } from "./provenance-words.tsx";

const RADIUS = 9;

type MarkProps = { readonly version: Pick<VersionFacts, "grade" | "kind">; readonly x: number; readonly y: number };

/** A version as a dot: the fill and the letter are its grade, the ring around it what sort of paper it is. */
export function TimelineMark({ version: { grade, kind }, x, y }: MarkProps) {
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

function Sample({ grade, kind }: { readonly grade?: Grade; readonly kind?: Kind }) {
  return (
    <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <TimelineMark version={{ grade, kind }} x={16} y={16} />
    </svg>
  );
}
