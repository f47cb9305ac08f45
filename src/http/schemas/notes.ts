import { z } from "zod";
import { PLACEMENT_KINDS } from "../../model/anchor.ts";
import { STANCES, VISIBILITIES } from "../../model/annotation.ts";
import { next, pageQuery } from "./pages.ts";
import { negotiationPath } from "./paths.ts";

const once = (name: string) => z.string(`"${name}" stands in the query more than once.`);
const yesOrNo = (name: string) =>
  z
    .enum(["yes", "no"], `"${name}" is neither yes nor no.`)
    .transform((said) => said === "yes")
    .optional();
const INSTANT = '"since" is not an instant, such as 2026-01-06T10:00:00Z.';

/** Which threads are asked for: all that is said must fit. */
export const notesQuery = z.object({
  document: once("document").optional().meta({ description: "Id of a document." }),
  version: once("version").optional().meta({ description: "Id of a version that a note was written on." }),
  path: once("path").optional().meta({ description: "Path of a point that a note was written on." }),
  author: once("author").optional().meta({ description: "Name of whoever wrote a note of the thread." }),
  mine: yesOrNo("mine").meta({ description: "yes: threads in which whoever asks wrote a note." }),
  resolved: yesOrNo("resolved").meta({ description: "no: threads that are still open." }),
  orphaned: yesOrNo("orphaned").meta({
    description: "yes: notes on words that are found no more in the newest version of their document.",
  }),
  tag: once("tag").optional().meta({ description: "A tag, as it is written." }),
  stance: z
    .enum(STANCES, `"stance" is not one of ${STANCES.join(", ")}.`)
    .optional()
    .meta({ description: "What the thread is held to be." }),
  mentions: once("mentions")
    .optional()
    .meta({ description: "Name of somebody whom a note calls by @name; me is whoever asks.", examples: ["me"] }),
  since: z.iso
    .datetime({ offset: true, error: INSTANT })
    .transform((said) => new Date(said).toISOString())
    .optional()
    .meta({ description: "Threads of which anything was done then or later." }),
  q: once("q")
    .optional()
    .meta({ description: "Words, each of which stands in the notes, the tags or the words quoted." }),
  ...pageQuery.shape,
});

const thread = z.string().meta({ description: "Id of a thread.", examples: ["0b9cf7a2-6a4f-4c6e-9d1b-7a1f2f0f7c11"] });
const note = z.string().meta({ description: "Id of a note of the thread." });

/** `/n/:negotiation/notes/:thread` */
export const threadPath = negotiationPath.extend({ thread });
/** `/n/:negotiation/notes/:thread/replies/:note` */
export const notePath = threadPath.extend({ note });

const VERSION = "The version within the negotiation: document@version, ~2 behind it for its second reading.";
const version = z.string().meta({ description: VERSION, examples: ["lease@town-1-2024-02-05"] });
const reading = z.int().min(1).meta({ description: "Which reading of the version, from 1." });
const path = z.string().meta({ description: "Path of the point." });
const pathOrNone = path.nullable().meta({ description: "Path of the point; null where nothing corresponds there." });
const part = z.enum(["text", "heading"]);
const matter = z.string().meta({ description: "What nothing stands on." });
const term = z.string().meta({ description: "Id of the term." });
const position = z.int().min(0).meta({ description: "Place of the verdict in the negotiation's journal." });
const place = z.int().min(0);

const quoteSaid = z.strictObject({
  exact: z.string().meta({ description: "The words, code point for code point." }),
  prefix: z.string().optional().meta({ description: "What stands before them." }),
  suffix: z.string().optional().meta({ description: "What stands behind them." }),
  start: place.optional().meta({ description: "Where they begin, in Unicode code points." }),
  end: place.optional().meta({ description: "Where they end: what it says follows from the words." }),
});

/** What a new note is about. */
const targetSaid = z.discriminatedUnion("kind", [
  z.strictObject({
    ...{ kind: z.literal("point"), version, path, part: part.optional() },
    quote: quoteSaid.nullable().optional().meta({ description: "Left out, the note is on the whole point." }),
  }),
  z.strictObject({ kind: z.literal("version"), version }),
  z.strictObject({
    kind: z.literal("change"),
    before: z.strictObject({ version, path: pathOrNone }),
    after: z.strictObject({ version, path: pathOrNone }),
  }),
  z.strictObject({ kind: z.literal("term"), term }),
  z.strictObject({ kind: z.literal("verdict"), position }),
  z.strictObject({ kind: z.literal("absence"), version, matter }),
]);

const visibility = z.enum(VISIBILITIES).meta({
  description:
    "mine: its author alone. team: all members of the negotiation. public: everybody who sees what it is about.",
});
const stance = z.enum(STANCES);
const tags = z.array(z.string());
const body = z.string().meta({ description: "Light Markdown, of at most 20,000 characters. @name calls somebody." });

/** A thread to be begun. */
export const newThread = z
  .strictObject({
    target: targetSaid,
    body,
    visibility: visibility.optional(),
    stance: stance.optional(),
    tags: tags.optional().meta({ description: "At most 20, of at most 60 characters." }),
  })
  .meta({
    id: "NewThread",
    examples: [
      {
        target: { kind: "point", version: "lease@town-1-2024-02-05", path: "1", quote: { exact: "100 a month" } },
        body: "The club offered 90.",
        tags: ["rent"],
      },
    ],
  });

/** What a thread is to be from now on. */
export const threadChange = z
  .strictObject({
    visibility: visibility.optional(),
    stance: stance.nullable().optional().meta({ description: "null: none any more." }),
    tags: tags.optional(),
    resolved: z.boolean().optional(),
  })
  .meta({ id: "ThreadChange", description: "What is left out stays as it is.", examples: [{ resolved: true }] });

/** What a note says, or is to say. */
export const noteWords = z
  .strictObject({ body })
  .meta({ id: "NoteWords", examples: [{ body: "They came up to 95." }] });

const quote = z.strictObject({
  ...{ exact: z.string(), prefix: z.string(), suffix: z.string(), start: place, end: place },
});

/** A place in a version: a point, or words of it. */
export const anchor = z.strictObject({
  ...{ path, part },
  quote: quote
    .nullable()
    .meta({ description: "null for the whole point. Positions in Unicode code points of that part." }),
});

const onReading = { version, reading };

/** What a thread is about. */
const target = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("point"), ...onReading, ...anchor.shape }),
  z.strictObject({ kind: z.literal("version"), ...onReading }),
  z.strictObject({
    kind: z.literal("change"),
    before: z.strictObject({ ...onReading, path: pathOrNone }),
    after: z.strictObject({ ...onReading, path: pathOrNone }),
  }),
  z.strictObject({ kind: z.literal("term"), term }),
  z.strictObject({ kind: z.literal("verdict"), position }),
  z.strictObject({ kind: z.literal("absence"), ...onReading, matter }),
]);

const author = z.string().meta({ description: 'To those who are no members, "the desk".' });
const at = z.iso.datetime();

const noteSeen = z.strictObject({
  id: z.string(),
  author,
  at,
  body: z.string().meta({ description: "Light Markdown; empty of a note that was taken back." }),
  editedAt: at.nullable().meta({ description: "When its words were last typed at; null where they are as they came." }),
  removed: z.boolean().meta({ description: "Whether it was taken back; its place in the thread stays." }),
  mentions: z.array(z.string()).meta({ description: "Whom it calls; nobody is told of who are no members." }),
});

const EXAMPLE_NOTE = {
  ...{ id: "5d0d1a44-0a53-4df6-8a8c-5a2c1c6f0c3e", author: "anna.k", at: "2026-01-06T10:00:00.000Z" },
  ...{ body: "The club offered 90.", editedAt: null, removed: false, mentions: [] },
};

const EXAMPLE_THREAD = {
  id: "0b9cf7a2-6a4f-4c6e-9d1b-7a1f2f0f7c11",
  target: {
    ...{ kind: "point" as const, version: "lease@town-1-2024-02-05", reading: 1, path: "1", part: "text" as const },
    quote: { exact: "100 a month", prefix: "The rent is ", suffix: ".", start: 12, end: 23 },
  },
  page: "/n/boathouse/lease/town-1-2024-02-05#p-1",
  ...{ author: "anna.k", at: "2026-01-06T10:00:00.000Z", visibility: "team" as const },
  ...{ stance: "red-line" as const, tags: ["rent"], resolved: null, changedAt: "2026-01-06T10:00:00.000Z" },
  notes: [EXAMPLE_NOTE],
};

/** A note with its replies. */
export const threadSeen = z
  .strictObject({
    id: z.string(),
    target,
    page: z.string().meta({ description: "Address of the page on which it stands as it was written." }),
    author,
    at,
    visibility,
    stance: stance.nullable(),
    tags,
    resolved: z.strictObject({ by: author, at }).nullable(),
    changedAt: at.meta({ description: "When anything of it was last done." }),
    notes: z.array(noteSeen).meta({ description: "The one that it began with, then its replies, oldest first." }),
  })
  .meta({
    id: "Thread",
    description:
      "A note with its replies, on a point, a passage, a version, a change, a term, a verdict or an absence.",
    examples: [EXAMPLE_THREAD],
  });

/** The threads of a negotiation. */
export const threadsSeen = z
  .strictObject({ threads: z.array(threadSeen), next })
  .meta({ id: "Threads", examples: [{ threads: [EXAMPLE_THREAD] }] });

const placement = z.strictObject({
  kind: z.enum(PLACEMENT_KINDS).meta({
    description:
      "placed: the same words in the same point. moved: the same words elsewhere. changed: its words were edited. " +
      "unconfirmed: a person should look. orphaned: it stands nowhere.",
  }),
  score: z.number().min(0).max(1).meta({ description: "How much speaks for the place; 0 for an orphan." }),
  anchor: anchor.nullable().meta({ description: "Where it stands; null for an orphan." }),
  reason: z.string().meta({ description: "One line for people." }),
  decided: z
    .strictObject({ by: author, at })
    .nullable()
    .meta({ description: "Who said so, where somebody did; it outranks the machine." }),
});

/** A thread with where it stands in a version. */
export const placedThread = z
  .strictObject({
    thread: threadSeen,
    placement: placement.nullable().meta({ description: "null: it is on that version itself, as it was written." }),
  })
  .meta({
    id: "PlacedThread",
    examples: [
      {
        thread: EXAMPLE_THREAD,
        placement: {
          ...{ kind: "changed", score: 0.8, reason: "The words were edited.", decided: null },
          anchor: {
            ...{ path: "1", part: "text" },
            quote: { exact: "110 a month", prefix: "The rent is ", suffix: ".", start: 12, end: 23 },
          },
        },
      },
    ],
  });

/** All threads as they stand in a version. */
export const placedThreads = z.strictObject({ version, reading, threads: z.array(placedThread), next }).meta({
  id: "PlacedThreads",
  examples: [
    { version: "lease@town-1-2024-02-05", reading: 1, threads: [{ thread: EXAMPLE_THREAD, placement: null }] },
  ],
});

/** Where somebody says that a thread stands. */
export const newPlacement = z
  .discriminatedUnion("decision", [
    z.strictObject({ decision: z.enum(["confirm", "leave"]), version }),
    z.strictObject({
      ...{ decision: z.literal("re-attach"), version, path, part: part.optional() },
      quote: quoteSaid.nullable().optional().meta({ description: "Left out, it stands on the whole point." }),
    }),
  ])
  .meta({
    id: "NewPlacement",
    description: "confirm: where the machine has it. re-attach: on other words. leave: nowhere in this version.",
    examples: [
      { decision: "re-attach", version: "lease@club-1-2024-03-11", path: "2", quote: { exact: "95 a month" } },
    ],
  });

const step = { author, at };
const onNote = { ...step, note };

/** What became of a thread, step by step. */
export const threadHistory = z
  .strictObject({
    steps: z.array(
      z.discriminatedUnion("deed", [
        z.strictObject({ ...step, deed: z.literal("begun"), target, visibility }),
        z.strictObject({
          ...{ ...onNote, deed: z.literal("typed") },
          body: z.string().meta({ description: "What the note said once that was typed." }),
        }),
        z.strictObject({ ...onNote, deed: z.enum(["replied", "note-removed"]) }),
        z.strictObject({ ...step, deed: z.literal("stance-taken"), stance: stance.nullable() }),
        z.strictObject({ ...step, deed: z.literal("tagged"), tags }),
        z.strictObject({ ...step, deed: z.literal("opened-to"), visibility }),
        z.strictObject({ ...step, deed: z.enum(["resolved", "reopened", "removed"]) }),
        z.strictObject({
          ...step,
          deed: z.enum(["placement-confirmed", "re-attached"]),
          ...onReading,
          ...anchor.shape,
        }),
        z.strictObject({ ...step, deed: z.literal("left-behind"), ...onReading }),
      ]),
    ),
    next,
  })
  .meta({
    id: "ThreadHistory",
    description: "Who did and who typed what, since whoever asks could see the thread; oldest first.",
    examples: [
      {
        steps: [
          { author: "anna.k", at: EXAMPLE_THREAD.at, deed: "begun", target: EXAMPLE_THREAD.target, visibility: "team" },
          {
            author: "anna.k",
            at: EXAMPLE_THREAD.at,
            deed: "typed",
            note: EXAMPLE_NOTE.id,
            body: "The club offered 90.",
          },
        ],
      },
    ],
  });
