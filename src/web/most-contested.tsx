import { tellChurn } from "../engine/rounds/tell-came-back.ts";
import type { ContestedPoint } from "../model/lineage.ts";
import type { Document } from "../model/negotiation.ts";
import { lineageHref } from "../model/page-addresses.ts";

type ContestedProps = {
  readonly points: readonly ContestedPoint[];
  readonly documents: readonly Pick<Document, "id" | "title">[];
};

/** The points whose words changed most, each with a way to its track. */
export function MostContested({ points, documents }: ContestedProps) {
  const titleOf = (id: string) => documents.find((document) => document.id === id)?.title ?? id;
  return (
    <section class="contested" aria-labelledby="contested">
      <h2 id="contested">Most contested points</h2>
      <ol>
        {points.map(({ version, point, churn }) => (
          <li>
            <p class="number">
              <a href={lineageHref(version, point.path)}>
                <span class="heard">point </span>
                {point.path}
              </a>
            </p>
            <p class="words" dir="auto" lang={version.language}>
              {firstWords(point.heading || point.text || "")}
            </p>
            <p class="facts">
              <bdi>{titleOf(version.document)}</bdi> · {tellChurn(churn)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

// One line of a column.
const LONGEST = 110;

function firstWords(text: string): string {
  if (text.length <= LONGEST) return text;
  const end = text.lastIndexOf(" ", LONGEST);
  return `${text.slice(0, end > 0 ? end : LONGEST).trimEnd()} …`;
}
