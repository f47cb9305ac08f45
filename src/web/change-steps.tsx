import { writeShare } from "../engine/redline/write-marked.ts";

/** How much of a cell changed, in the steps that a table shades; undefined where nothing was compared. */
export type ChangeStep = 0 | 1 | 2 | 3 | 4;

// Shares up to which each step goes. A figure that became another one is some per cent of a point.
const UP_TO = [0, 0.1, 0.3, 0.6] as const;

export function stepOf(change: number | null): ChangeStep | undefined {
  if (change === null) return undefined;
  const step = UP_TO.findIndex((most) => change <= most);
  return (step === -1 ? UP_TO.length : step) as ChangeStep;
}

/** What the shades of a table mean. */
export function ChangeLegend() {
  const bounds = UP_TO.map(writeShare);
  const words = [
    "unchanged",
    `up to ${bounds[1]}`,
    `up to ${bounds[2]}`,
    `up to ${bounds[3]}`,
    "more, or new or dropped",
  ];
  return (
    <dl class="change-legend">
      <dt>How much of the words changed</dt>
      {words.map((said, step) => (
        <dd class={`cell step-${step}`}>{said}</dd>
      ))}
      <dd class="cell unreported">not reported</dd>
    </dl>
  );
}
