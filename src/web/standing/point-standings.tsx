import type { Party } from "../../model/negotiation.ts";
import type { StandingSaid } from "../../model/point-standing.ts";
import { nameOfParty } from "../positions.tsx";
import { Sources } from "../sources.tsx";
import { STANDING_WORDS } from "./standing-words.ts";

type StandingsProps = { readonly standings: readonly StandingSaid[]; readonly parties: readonly Party[] };

/** How far a point is agreed, and according to whom, each with its source. */
export function PointStandings({ standings, parties }: StandingsProps) {
  return (
    <>
      {standings.map((said) => (
        <div class="standing" lang="en">
          <p>
            <b>{STANDING_WORDS[said.standing]}</b>, according to{" "}
            {said.party === null ? "the source" : <bdi>{nameOfParty(said.party, parties)}</bdi>}
          </p>
          <Said said={said} />
        </div>
      ))}
    </>
  );
}

/** The source of a statement, and what was noted with it. */
export function Said({ said }: { readonly said: StandingSaid }) {
  return (
    <>
      <Sources sources={[said.source]} />
      {said.note === undefined ? null : (
        <p class="said" dir="auto">
          {said.note}
        </p>
      )}
    </>
  );
}
