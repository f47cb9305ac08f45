import { writeAddress } from "../model/address.ts";
import { Problem } from "../model/problem.ts";
import { type GivenVerdict, pairsBetween, standingVerdicts } from "../model/standing-verdicts.ts";
import { isSamePair, type JudgedPair, type Verdict } from "../model/verdict.ts";
import type { VersionRef } from "../model/version.ts";
import { type Asked, answerOnce, BY_HAND } from "../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import type { StoredVersion } from "../storage/assemble-versions.ts";
import { getStanding } from "../storage/get-stored.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { readReason, unreadableStatement } from "../storage/read-reason.ts";

/** A ruling on two versions of one negotiation. */
export type NewVerdict = {
  readonly before: VersionRef;
  readonly after: VersionRef;
  readonly ruling: Verdict["ruling"];
  readonly pairs: readonly JudgedPair[];
  readonly reason: string;
  /** Journal positions of the verdicts whose place it takes. */
  readonly supersedes?: readonly number[] | undefined;
};

/**
 * Keeps a person's ruling for good, in one transaction. It holds from the next comparison of the two versions on; nothing
 * else is worked out anew.
 *
 * @param known - The verdicts given before, as they stand in the newest readings; others are read as they were given.
 * @throws Problem the not-found problems, `version-withdrawn`; `unreadable-statement` for pairs that the ruling cannot
 *   have, or without a reason; `point-not-found`; `verdict-contradicts` where a standing verdict says the opposite of one
 *   of the pairs and is not named under `supersedes`: nothing is decided by who came last; `request-key-reused`.
 */
export async function giveVerdict(
  storage: Storage,
  verdict: NewVerdict,
  known: readonly GivenVerdict[],
  by: Asked = BY_HAND,
): Promise<GivenVerdict> {
  const { before, after, ruling, pairs } = verdict;
  refuseShape(verdict);
  const data: Verdict = {
    ruling,
    beforeVersion: before.version,
    afterVersion: after.version,
    pairs: pairs.map((pair) => ({ before: pair.before, after: pair.after })),
    reason: readReason(verdict.reason, "A verdict"),
    supersedes: verdict.supersedes ?? [],
  };
  return storage.transaction(async (rows) => {
    const { key } = await rows.negotiations.getLocked(after.negotiation);
    return answerOnce(rows, key, by, "give-verdict", { verdict: data }, async () => {
      const [old, now] = [await getStanding(rows, before), await getStanding(rows, after)];
      await refuseUnknownPoints(
        rows,
        old,
        data.pairs.map((pair) => pair.before),
      );
      await refuseUnknownPoints(
        rows,
        now,
        data.pairs.map((pair) => pair.after),
      );
      const carried = new Map(known.map((one) => [one.position, one]));
      const given = (await rows.journal.listVerdicts(key)).map((one) => carried.get(one.position) ?? one);
      refuseSuperseding(given, data);
      refuseContradiction(given, data);
      const place = await placeEntry(rows, key, now.documentKey);
      await appendEntry(rows, key, place, {
        event: "verdict-given",
        data,
        versionKey: now.key,
        actor: by.actor,
      });
      const [kept] = await rows.journal.listVerdicts(key, place.position - 1);
      if (kept === undefined) throw new Error("The verdict was kept a moment ago and is gone.");
      return kept;
    });
  });
}

// A verdict is on a handful of points; a whole text is paired by the machine.
const MOST_PAIRS = 200;

function refuseShape({ before, after, ruling, pairs }: NewVerdict): void {
  if (before.negotiation !== after.negotiation) {
    throw unreadableStatement("A verdict is on two versions of one negotiation.", "Name two of the same.");
  }
  if (before.version === after.version) {
    throw unreadableStatement("A verdict is on two versions, and these are one.", "Name another on either side.");
  }
  const sides = { before: new Set(pairs.map((pair) => pair.before)), after: new Set(pairs.map((pair) => pair.after)) };
  const expected = SHAPES[ruling];
  if (!expected.fits(sides.before.size, sides.after.size, pairs.length) || pairs.length > MOST_PAIRS) {
    throw unreadableStatement(`The ruling "${ruling}" takes ${expected.words}; ${pairs.length} were given.`);
  }
}

type Shape = { readonly words: string; readonly fits: (before: number, after: number, pairs: number) => boolean };
const ONE_PAIR: Shape = { words: "one pair of points", fits: (_before, _after, pairs) => pairs === 1 };
const SHAPES: Readonly<Record<Verdict["ruling"], Shape>> = {
  confirm: ONE_PAIR,
  reject: ONE_PAIR,
  link: ONE_PAIR,
  split: {
    words: `two to ${MOST_PAIRS} pairs of one point before with different points after`,
    fits: (before, after, pairs) => before === 1 && pairs > 1 && after === pairs,
  },
  merge: {
    words: `two to ${MOST_PAIRS} pairs of different points before with one point after`,
    fits: (before, after, pairs) => after === 1 && pairs > 1 && before === pairs,
  },
};

async function refuseUnknownPoints(rows: Rows, stored: StoredVersion, paths: readonly string[]): Promise<void> {
  const { negotiationKey, key, facts } = stored;
  const known = new Set((await rows.points.list(negotiationKey, key, facts.reading)).map(({ path }) => path));
  const unknown = paths.find((path) => !known.has(path));
  if (unknown === undefined) return;
  const { negotiation, document, version } = facts;
  throw new Problem(
    "point-not-found",
    `The version ${writeAddress({ negotiation, document, version })} has no point "${unknown.slice(0, 60)}".`,
    "Name points by their paths in the newest reading.",
  );
}

function refuseSuperseding(given: readonly GivenVerdict[], { supersedes, beforeVersion, afterVersion }: Verdict): void {
  const standing = new Map(standingVerdicts(given).map((verdict) => [verdict.position, verdict]));
  for (const position of supersedes) {
    const verdict = standing.get(position);
    if (verdict === undefined || pairsBetween(verdict, beforeVersion, afterVersion) === undefined) {
      throw unreadableStatement(
        `There is no standing verdict at ${position} on these two versions.`,
        "Name under supersedes the positions of verdicts that stand.",
      );
    }
  }
}

function refuseContradiction(given: readonly GivenVerdict[], wanted: Verdict): void {
  for (const standing of standingVerdicts(given)) {
    if (wanted.supersedes.includes(standing.position)) continue;
    if ((standing.data.ruling === "reject") === (wanted.ruling === "reject")) continue;
    const theirs = pairsBetween(standing, wanted.beforeVersion, wanted.afterVersion) ?? [];
    const clash = theirs.find((one) => wanted.pairs.some((pair) => isSamePair(one, pair)));
    if (clash === undefined) continue;
    throw new Problem(
      "verdict-contradicts",
      `On ${standing.at.slice(0, 10)} ${standing.author} ruled "${standing.data.ruling}" on ${clash.before} and ${clash.after} (${standing.data.reason}); this says "${wanted.ruling}".`,
      `If that was wrong, give the verdict once more with supersedes: [${standing.position}].`,
      {},
      { standing: { position: standing.position, author: standing.author, at: standing.at, ...standing.data }, wanted },
    );
  }
}
