import { counted } from "../model/counted.ts";
import { gradeAfter } from "../model/grade.ts";
import type { Party } from "../model/negotiation.ts";
import type { VersionHistory } from "../model/version.ts";
import { Moment } from "./dates.tsx";
import { GradeMark } from "./provenance-words.tsx";
import { Sources } from "./sources.tsx";

type HistoryProps = { readonly history: VersionHistory; readonly parties: readonly Party[] };

/** How a grade came to be what it is: a denial that lowers it, and those that were given before. Nothing where it never changed. */
export function GradeHistory({ history, parties }: HistoryProps) {
  const { grades } = history;
  const given = grades.at(-1);
  if (given === undefined) return null;
  const lowered = gradeAfter(history) !== given.grade;
  const denying = lastStances(history).filter(({ stance }) => stance === "denies");
  return (
    <>
      {lowered ? (
        <p>
          Given <GradeMark grade={given.grade} />, shown one lower because{" "}
          <bdi>{denying.map(({ party }) => nameOf(parties, party)).join(", ")}</bdi>{" "}
          {denying.length === 1 ? "denies" : "deny"} the text.
        </p>
      ) : null}
      {grades.length < 2 ? null : (
        <details class="grades" id="grades">
          <summary>{counted(grades.length, "grade")} given so far</summary>
          <ol>
            {grades.toReversed().map(({ grade, reason, author, at }) => (
              <li>
                <GradeMark grade={grade} /> <bdi>{author}</bdi>, <Moment at={at} />
                {reason === undefined ? null : (
                  <>
                    : <bdi class="said">{reason}</bdi>
                  </>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

/** What the parties said of a text that is called their own, newest first. */
export function Authorship({ history, parties }: HistoryProps) {
  const last = lastStances(history);
  return (
    <ul class="authorship" id="authorship">
      {history.authorship.toReversed().map((statement) => (
        <li>
          {last.includes(statement) ? (
            <b>{sayStance(parties, statement)}</b>
          ) : (
            <>
              {sayStance(parties, statement)} <span class="soft">(before)</span>
            </>
          )}
          {statement.note === undefined ? null : (
            <>
              : <bdi class="said">{statement.note}</bdi>
            </>
          )}
          {statement.source === undefined ? null : <Sources sources={[statement.source]} />}
          <p class="soft">
            noted by <bdi>{statement.author}</bdi>, <Moment at={statement.at} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** `Southland denies the text`. */
function sayStance(
  parties: readonly Party[],
  { party, stance }: { readonly party: string; readonly stance: "claims" | "denies" },
): string {
  return `${nameOf(parties, party)} ${stance === "claims" ? "claims the text as its own" : "denies the text"}`;
}

/** What each party said last. */
function lastStances({ authorship }: VersionHistory): readonly VersionHistory["authorship"][number][] {
  return [...new Map(authorship.map((statement) => [statement.party, statement])).values()];
}

function nameOf(parties: readonly Party[], id: string): string {
  return parties.find((party) => party.id === id)?.name ?? id;
}
