import { readAddress } from "../../model/address.ts";
import { Problem } from "../../model/problem.ts";
import type { Subscription, SubscriptionTarget } from "../../model/subscription.ts";
import { targetHref } from "../../model/subscription-addresses.ts";
import type { NegotiationOverview, RecordForRoutes } from "../../record/record.ts";

/** What somebody's negotiations are called, by their ids: those that they see. */
export type SeenNames = ReadonlyMap<string, NegotiationOverview>;

/** What is followed, as far as whoever asks still sees it. A look at each negotiation. */
export async function readSeenNames(
  record: Pick<RecordForRoutes, "getNegotiation">,
  targets: readonly SubscriptionTarget[],
): Promise<SeenNames> {
  const names = new Map<string, NegotiationOverview>();
  for (const id of new Set(targets.flatMap((target) => (target.kind === "everything" ? [] : [target.negotiation])))) {
    try {
      names.set(id, await record.getNegotiation(id));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "negotiation-not-found") throw error;
    }
  }
  return names;
}

type SubjectProps = {
  readonly target: SubscriptionTarget;
  readonly names: SeenNames;
  /** In its owner's words, which stand before ours. */
  readonly title?: string;
  /** Whether it leads to the page of what is followed. */
  readonly isLink?: boolean;
};

/** What is followed: `Point 6 of the 28-point plan, wherever it goes`. */
export function FollowedSubject({ target, names, title = "", isLink = true }: SubjectProps) {
  const overview = target.kind === "everything" ? undefined : names.get(target.negotiation);
  const isSeen = target.kind === "everything" || overview !== undefined;
  const named = title === "" ? null : <b dir="auto">{title}</b>;
  const words = isSeen ? <TargetWords target={target} overview={overview} /> : "something that you no longer see";
  const said =
    named === null ? (
      words
    ) : (
      <>
        {named} – {words}
      </>
    );
  return isLink && isSeen ? <a href={targetHref(target)}>{said}</a> : <span>{said}</span>;
}

type WordsProps = {
  readonly target: SubscriptionTarget;
  readonly overview: NegotiationOverview | undefined;
};

function TargetWords({ target, overview }: WordsProps) {
  if (target.kind === "everything") return <>Everything</>;
  const { negotiation } = target;
  const talks = <bdi>{overview?.negotiation.title ?? negotiation}</bdi>;
  const titleOf = (document: string) => (
    <bdi>{overview?.negotiation.documents.find(({ id }) => id === document)?.title ?? document}</bdi>
  );
  switch (target.kind) {
    case "negotiation":
      return talks;
    case "document":
      return (
        <>
          {titleOf(target.document)}, in {talks}
        </>
      );
    case "lineage": {
      const { document = "", path = "" } = readAddress(target.point);
      return (
        <>
          Point {path} of {titleOf(document)}, wherever it goes
        </>
      );
    }
    case "term":
      return (
        <>
          The term <bdi>{target.term}</bdi>, in {talks}
        </>
      );
    case "thread":
      return <>A note, in {talks}</>;
    case "search":
      return (
        <>
          “<bdi>{short(target.text)}</bdi>” in {target.document === undefined ? talks : titleOf(target.document)}
        </>
      );
  }
}

/** The title of the version that is a subscription's base, where it is seen. */
export function titleOfBase({ base, target }: Pick<Subscription, "base" | "target">, names: SeenNames) {
  if (base.kind !== "pinned" || target.kind === "everything") return undefined;
  return names.get(target.negotiation)?.versions.find(({ version }) => version === base.version)?.title;
}

const LONGEST_SHOWN = 100;

function short(text: string): string {
  const points = [...text];
  return points.length <= LONGEST_SHOWN ? text : `${points.slice(0, LONGEST_SHOWN).join("")}…`;
}
