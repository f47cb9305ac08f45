import { nameOf, tellPositionChanges } from "../engine/positions/describe-positions.ts";
import type { Entry, StatedPosition } from "../model/comparison.ts";
import type { Party } from "../model/negotiation.ts";
import type { Position } from "../model/point.ts";
import { Direction } from "./direction.tsx";

type PositionsProps = { readonly positions: readonly Position[] | undefined; readonly parties: readonly Party[] };

/** What parties want a point to say, a line each. */
export function Positions({ positions = [], parties }: PositionsProps) {
  return (
    <>
      {positions.map(({ party, text }) => (
        <p class="position">
          <b>{nameOfParty(party, parties)}:</b> <bdi>{text}</bdi>
        </p>
      ))}
    </>
  );
}

/** A party's name; its id where the negotiation was described anew without it. */
export function nameOfParty(party: string, parties: readonly Party[]): string {
  return parties.find(({ id }) => id === party)?.name ?? party;
}

/** Of an entry of a comparison: how the parties' positions differ from the other side, and what each wants in full. */
export function ComparedPositions({ entry }: { readonly entry: Entry }) {
  if (entry.positions === undefined) return null;
  const { before, after } = entry.positions;
  const isStill = (one: StatedPosition) => after.some(({ party, text }) => party === one.party && text === one.text);
  const former = before.filter((one) => !isStill(one));
  return (
    <>
      {tellPositionChanges(entry).map(({ class: of, pieces }) => (
        <p class="substance">
          <span class="class">{of}</span>{" "}
          <bdi>
            {pieces.map(({ words, direction }) => (
              <>
                {words}
                <Direction of={direction} />
              </>
            ))}
          </bdi>
        </p>
      ))}
      {former.map((one) => (
        <StatedLine position={one} when={after.length === 0 ? "wanted in the earlier text" : "before"} />
      ))}
      {after.map((one) => (
        <StatedLine position={one} />
      ))}
    </>
  );
}

function StatedLine({ position, when }: { readonly position: StatedPosition; readonly when?: string }) {
  return (
    <p class="position">
      <b>{nameOf(position)}</b>
      {when === undefined ? null : <span class="soft"> ({when})</span>}
      <b>:</b> <bdi>{position.text}</bdi>
    </p>
  );
}
