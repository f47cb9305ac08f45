import type { PlacedThread } from "../../model/annotation.ts";
import { STANCES, type Stance } from "../../model/annotation.ts";
import { type NoteFilters, noteQuery, withQuery } from "../../model/page-addresses.ts";
import { STANCE_WORDS } from "./note-words.ts";

/** The filters that an address says; what it says of none is as if it said nothing. */
export function readNoteFilters(asked: (name: string) => string | undefined): NoteFilters {
  const [stance, tag] = [asked("stance"), asked("tag")];
  return {
    mine: asked("mine") === "yes" ? true : undefined,
    unresolved: asked("resolved") === "no" ? true : undefined,
    orphaned: asked("orphaned") === "yes" ? true : undefined,
    stance: STANCES.find((one) => one === stance),
    tag: tag === undefined || tag === "" ? undefined : tag,
  };
}

/** Whether a thread is among those chosen. @param name - Of whoever reads; nobody, who has none, wrote nothing. */
export function isChosen({ thread, placement }: PlacedThread, filters: NoteFilters, name: string | undefined): boolean {
  const { mine, unresolved, orphaned, stance, tag } = filters;
  return (
    (!mine || (name !== undefined && [thread, ...thread.notes].some(({ author }) => author === name))) &&
    (!unresolved || thread.resolved === undefined) &&
    (!orphaned || placement?.kind === "orphaned") &&
    (stance === undefined || thread.stance === stance) &&
    (tag === undefined || thread.tags.includes(tag))
  );
}

type FiltersProps = {
  /** Address of the page without any filter. */
  readonly address: string;
  readonly filters: NoteFilters;
  /** All notes of the page. */
  readonly all: readonly PlacedThread[];
  /** Of whoever reads. */
  readonly name: string | undefined;
};

// Tags beyond these are found in the list by those who look for them.
const MOST_TAGS = 8;

/** Which notes are shown: links, each with how many it shows; one that is chosen leads back to all. Nothing without notes. */
export function NoteFilterLinks({ address, filters, all, name }: FiltersProps) {
  if (all.length === 0) return null;
  const ways: readonly (readonly [words: string, change: NoteFilters])[] = [
    ...(name === undefined ? [] : [["mine", { mine: true }] as const]),
    ["unresolved", { unresolved: true }],
    ["without a place", { orphaned: true }],
    ...STANCES.map((stance: Stance) => [STANCE_WORDS[stance], { stance }] as const),
    ...tagsOf(all).map((tag) => [tag, { tag }] as const),
  ];
  const count = (chosen: NoteFilters) => all.filter((placed) => isChosen(placed, chosen, name)).length;
  return (
    <nav class="note-filters" aria-label="Notes shown">
      <ul>
        <Way words="all notes" href={address} count={all.length} isChosen={noteQuery(filters) === ""} />
        {ways.map(([words, change]) => {
          const [[key, value] = []] = Object.entries(change);
          const isOn = key !== undefined && filters[key as keyof NoteFilters] === value;
          const without = key === undefined ? filters : { ...filters, [key]: undefined };
          const shown = count({ ...without, ...change });
          if (shown === 0 && !isOn) return null;
          const to = withQuery(address, noteQuery(isOn ? without : { ...filters, ...change }));
          return <Way words={words} href={to} count={shown} isChosen={isOn} isTag={change.tag !== undefined} />;
        })}
      </ul>
    </nav>
  );
}

type WayProps = {
  readonly words: string;
  readonly href: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly isTag?: boolean;
};

function Way({ words, href, count, isChosen: isOn, isTag = false }: WayProps) {
  return (
    <li class={isTag ? "tag" : undefined}>
      <a href={href} aria-current={isOn ? "true" : undefined}>
        <bdi>{words}</bdi>
      </a>{" "}
      <span class="count">{count}</span>
    </li>
  );
}

/** The tags used most. */
function tagsOf(all: readonly PlacedThread[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const { thread } of all) for (const tag of thread.tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  return [...uses]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_TAGS)
    .map(([tag]) => tag);
}
