import { askChild, type ChildAnswer } from "../bounded-child.ts";
import { type BenchInput, benchInputs } from "../inputs/bench-inputs.ts";
import { atMost, type Finding, figure, nearOne, worstVerdict } from "../judge.ts";
import type { PeerMeasures } from "../measure-peer.ts";
import { allPeers } from "../peers/all-peers.ts";
import { travaux } from "../peers/travaux.ts";
import type { RowOptions, RowResult, ToolLine } from "./row.ts";

/** The tools' answers about one input, by name. */
type Answers = ReadonlyMap<string, ChildAnswer<PeerMeasures>>;

/** Runs every tool on an input, each in a process of its own, and judges the engine beside them. */
export async function compareTools(input: BenchInput, options: RowOptions): Promise<RowResult> {
  const answers = new Map<string, ChildAnswer<PeerMeasures>>();
  for (const { name } of allPeers()) answers.set(name, await measure(input, name, options));
  const findings = await findingsAbout(input, answers, options);
  const verdict = worstVerdict(findings) ?? "";
  return {
    lines: [...answers].map(([tool, answer]) =>
      lineOf(input, tool, answer, answers, tool === travaux.name ? verdict : ""),
    ),
    findings,
  };
}

export const TOOL_COLUMNS = [
  ...["ms, best", "ms, median", "× git", "× jsdiff", "size", "× perfect", "hunks", "islands", "cut words"],
  ...["pairs wrong / missed", "rebuilt", "verdict"],
];

const measured = new Map<string, ChildAnswer<PeerMeasures>>();

async function measure(input: BenchInput, tool: string, { limit }: RowOptions): Promise<ChildAnswer<PeerMeasures>> {
  const key = `${input} ${tool}`;
  const answer = measured.get(key) ?? (await askChild<PeerMeasures>("measure-peer.ts", [input, tool], limit));
  measured.set(key, answer);
  return answer;
}

function lineOf(
  input: BenchInput,
  tool: string,
  answer: ChildAnswer<PeerMeasures>,
  answers: Answers,
  verdict: string,
): ToolLine {
  if (answer.kind === "over") return { input, tool, cells: [`over ${answer.seconds} s`] };
  const { said } = answer;
  const cells = [
    ...[
      figure(said.fastest),
      figure(said.median),
      timesAs(said.fastest, answers, "git"),
      timesAs(said.fastest, answers, "jsdiff diffWords"),
    ],
    ...[figure(said.size), ratio(said.size, said.perfectSize)?.toFixed(3) ?? "–"],
    ...[figure(said.hunks), figure(said.islands), figure(said.cutWords)],
    ...[
      said.pairs === undefined ? "–" : `${said.pairs.wrong} / ${said.pairs.missed} of ${figure(said.pairs.expected)}`,
    ],
    ...[said.rebuilt ? "yes" : "NO", verdict],
  ];
  return { input, tool, cells };
}

/** How many times as long as the first tool whose name begins so; below a bound where that one was ended. */
function timesAs(milliseconds: number, answers: Answers, name: string): string {
  const other = answerOf(answers, name);
  if (other === undefined) return "–";
  if (other.kind === "over") return `< ${(milliseconds / (other.seconds * 1_000)).toFixed(3)}`;
  const times = milliseconds / other.said.fastest;
  return times < 0.1 ? times.toFixed(3) : figure(times);
}

function ratio(value: number, other: number | undefined): number | undefined {
  return other === undefined || other === 0 ? undefined : value / other;
}

function answerOf(answers: Answers, name: string): ChildAnswer<PeerMeasures> | undefined {
  return [...answers].find(([tool]) => tool.startsWith(name))?.[1];
}

/** A tool's best time; undefined where it is not here or was ended. */
function timeOf(answers: Answers, name: string): number | undefined {
  const answer = answerOf(answers, name);
  return answer?.kind === "said" ? answer.said.fastest : undefined;
}

/** What the figures of each input have to be. */
async function findingsAbout(input: BenchInput, answers: Answers, options: RowOptions): Promise<readonly Finding[]> {
  const answer = answers.get(travaux.name);
  if (answer?.kind !== "said")
    return [atMost(`${input}: ms`, Number.POSITIVE_INFINITY, { reach: options.limit * 1_000 })];
  const { said } = answer;
  const toGit = ratioTo(said.fastest, timeOf(answers, "git"));
  const toJsdiff = ratioTo(said.fastest, timeOf(answers, "jsdiff diffWords"));
  const toPerfect = ratio(said.size, said.perfectSize);
  const astray = said.pairs && Math.max(said.pairs.wrong, said.pairs.missed);
  const rebuilt = atMost(`${input}: texts not rebuilt`, said.rebuilt ? 0 : 1, { reach: 0 });
  switch (input) {
    case "plan28":
      return [
        atMost("plan28: ms, git's as the reach", said.fastest, { reach: timeOf(answers, "git") ?? 0, beyond: 2 }),
        atMost("plan28: time to jsdiff's", toJsdiff, { reach: 1 / 15 }),
        // 2,850 and 2,750 characters where the perfect redline has 2,714.
        atMost("plan28: size to the perfect one", toPerfect, { reach: 1.05, beyond: 1.013 }),
        atMost("plan28: islands", said.islands, { reach: 5, beyond: 0 }),
        atMost("plan28: cut words", said.cutWords, { reach: 0, beyond: 0 }),
        rebuilt,
      ];
    case "big10k":
      return [
        atMost("big10k: time to git's", toGit, { reach: 4, beyond: 2 }),
        nearOne("big10k: size to the perfect one", toPerfect, { reach: 0.03, beyond: 0.01 }),
        atMost("big10k: pairs wrong or missed", astray, { reach: 10, beyond: 0 }),
        rebuilt,
      ];
    case "big10k_renumbered": {
      const plain = await measure("big10k", travaux.name, options);
      const plainSize = plain.kind === "said" ? plain.said.size : undefined;
      return [
        atMost("renumbered: time to git's", toGit, { reach: 1, beyond: 0.6 }),
        nearOne("renumbered: size to that without numbers", ratio(said.size, plainSize), { reach: 0, beyond: 0 }),
        rebuilt,
      ];
    }
    case "rewritten20k":
      return [
        atMost("rewritten: time to git's", toGit, { reach: 2, beyond: 1 }),
        atMost("rewritten: fragments for each sentence", said.hunks / sentences(input), { reach: 1 }),
        rebuilt,
      ];
    case "identical1mb":
      return [atMost("identical: ms", said.fastest, { reach: 10 }), rebuilt];
    default:
      return [rebuilt];
  }
}

function ratioTo(value: number, other: number | undefined): number | undefined {
  return other === undefined ? undefined : value / other;
}

function sentences(input: BenchInput): number {
  return benchInputs[input]().after.match(/[.](?:\s|$)/gu)?.length ?? 1;
}
