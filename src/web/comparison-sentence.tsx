import type { ComparisonSummary } from "../comparison/comparison.ts";
import { lowerFirst } from "../engine/compare/describe-summary.ts";
import { pointsWord, type SubstanceItem, writeChanges } from "../engine/compare/substance-items.ts";
import { sayComparison } from "../engine/substance/say-comparison.ts";
import type { Comparison } from "../model/comparison.ts";

/** Where a point of the later text is seen. */
type HrefOf = (path: string) => string;

type SentenceProps = {
  readonly summary: Pick<ComparisonSummary, "said" | "sentence">;
  readonly hrefOf: HrefOf;
};

/** The sentence of a comparison as it goes on after a colon: counts, then what changed in substance, points as links. */
export function ComparisonSentence({ summary, hrefOf }: SentenceProps) {
  const { first, items, more, rest } = summary.said;
  if (items.length === 0) return <>{lowerFirst(summary.sentence)}</>;
  return (
    <>
      {lowerFirst(first)}: <Items {...{ items, more, hrefOf }} />
      {rest === "" ? "" : ` ${rest}.`}
    </>
  );
}

/** What changed in substance, for a page that counts in its head line; nothing where nothing did. */
export function InSubstance({ comparison, hrefOf }: { readonly comparison: Comparison; readonly hrefOf: HrefOf }) {
  const { items, more } = sayComparison(comparison);
  if (items.length === 0) return null;
  return (
    <p class="in-substance">
      <b>In substance:</b> <Items {...{ items, more, hrefOf }} />
    </p>
  );
}

type ItemsProps = { readonly hrefOf: HrefOf } & { readonly items: readonly SubstanceItem[]; readonly more: number };

function Items({ items, more, hrefOf }: ItemsProps) {
  return (
    <>
      {items.map((item, place) => (
        <>
          {place === 0 ? "" : "; "}
          <bdi>{writeChanges(item)}</bdi> ({pointsWord(item.paths.length)}{" "}
          {item.paths.map((path, at) => (
            <>
              {at === 0 ? "" : at === item.paths.length - 1 ? " and " : ", "}
              <a href={hrefOf(path)}>{path}</a>
            </>
          ))}
          )
        </>
      ))}
      {more > 0 ? `; and ${more} more` : ""}.
    </>
  );
}
