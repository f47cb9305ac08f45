import type { Draft } from "../../src/model/draft.ts";
import type { Point, PointNode } from "../../src/model/point.ts";
import type { RecordOfDrafts } from "../../src/record/record.ts";
import { aCapture, aDraft, aNegotiation } from "./drafts.ts";
import { readPoints } from "./drawn-versions.ts";

/** What a drawn version says beside its points. */
type Drawn = Partial<Omit<Draft, "points">> & { readonly points: string; readonly document?: string };

/** Files the versions drawn into a new negotiation, one a day, in the order given; into `plan` unless another is named. */
export async function fileDrawn(
  record: RecordOfDrafts,
  negotiation: string,
  drawn: Readonly<Record<string, Drawn>>,
): Promise<void> {
  await record.describeNegotiation(aNegotiation(negotiation));
  for (const [version, { document = "plan", ...draft }] of Object.entries(drawn)) {
    await fileOne(record, { negotiation, document, version }, draft);
  }
}

/** Files one more; on the day after those that are filed. */
async function fileOne(
  record: RecordOfDrafts,
  ref: { readonly negotiation: string; readonly document: string; readonly version: string },
  { points, ...draft }: Omit<Drawn, "document">,
): Promise<void> {
  const { versions } = await record.getNegotiation(ref.negotiation);
  const published = new Date(Date.UTC(2025, 0, 1 + versions.length)).toISOString().slice(0, 10);
  await record.fileVersion(
    ref,
    aCapture(`${ref.version}\n${points}`),
    aDraft({ published, ...draft, points: drawNodes(points) }),
  );
}

/** Drawn points as a draft has them, under each other. */
export function drawNodes(points: string): readonly PointNode[] {
  const read = readPoints(points);
  const under = (parent: string | null): readonly PointNode[] =>
    read.filter((point) => point.parent === parent).map((point) => nodeOf(point, under(point.path)));
  return under(null);
}

function nodeOf({ number, heading, text }: Point, points: readonly PointNode[]): PointNode {
  return {
    number,
    text,
    points,
    ...(heading === null ? {} : { heading }),
    ...(text === null ? { status: "unreported" } : {}),
  };
}
