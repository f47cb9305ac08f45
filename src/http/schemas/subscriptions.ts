import { z } from "zod";
import { GRADES } from "../../model/draft.ts";
import { CHANGE_SORTS, EVENT_KINDS } from "../../model/subscription.ts";
import { pageQuery } from "./pages.ts";

const MOMENT = "2026-01-06T10:00:00.000Z";
const EXAMPLE_ID = "b7a0f7de-3d5c-4a57-8d6e-2b1f8c0e9a11";

const negotiation = z.string().meta({ description: "Id of a negotiation." });

const target = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("everything") }),
    z.strictObject({ kind: z.literal("negotiation"), negotiation }),
    z.strictObject({ kind: z.literal("document"), negotiation, document: z.string() }),
    z.strictObject({
      kind: z.literal("lineage"),
      negotiation,
      point: z.string().meta({
        description:
          "A point of a version, document@version#path. It is followed through renumbering, splits and merges, and into other documents.",
      }),
    }),
    z.strictObject({ kind: z.literal("term"), negotiation, term: z.string() }),
    z.strictObject({
      kind: z.literal("search"),
      negotiation,
      text: z.string().max(1000),
      document: z.string().optional().meta({ description: "Only in this document." }),
    }),
    z.strictObject({
      kind: z.literal("thread"),
      negotiation,
      thread: z.string().meta({ description: "Id of a note: whatever is done to it and its replies is told." }),
    }),
  ])
  .meta({ id: "SubscriptionTarget", description: "What somebody wants to be told of." });

const threshold = z.strictObject({
  kinds: z.array(z.enum(EVENT_KINDS)).min(1).meta({
    description:
      "Which kinds of event. Of notes, annotation, those that you see are told, once nothing was typed for a minute.",
  }),
  changes: z.array(z.enum(CHANGE_SORTS)).min(1).optional().meta({
    description:
      "What the changes of a new version must be about; anything where it is left out. What begins a line is told in any case.",
  }),
  inSubstance: z.boolean().meta({ description: "Of a new version, only where it changes something in substance." }),
  grade: z
    .enum(GRADES)
    .optional()
    .meta({ description: "Only of versions that are graded as well as this, or better." }),
  onlyChanged: z.boolean().meta({
    description: "Of a lineage, a term or a search, not of versions in which it stands as it did.",
  }),
});

const hour = z.int().min(0).max(23);
const timeZone = z
  .string()
  .max(100)
  .meta({ description: "As the IANA names it.", examples: ["Europe/Kyiv"] });

const base = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("based-on") }),
  z.strictObject({ kind: z.literal("previous") }),
  z.strictObject({ kind: z.literal("pinned"), version: z.string() }),
  z.strictObject({ kind: z.literal("last-looked") }).meta({
    description:
      "The version of its document that you had looked at last before it was filed, in the past 400 days, where you were signed " +
      "in or used a token of yours; what it is based on, where you had looked at none that is still shown.",
  }),
]);

const pace = z.discriminatedUnion("when", [
  z.strictObject({
    when: z.literal("at-once"),
    quiet: z.strictObject({ from: hour, to: hour, timeZone }).optional().meta({
      description: "What happens from one full hour up to the other is told at its end.",
    }),
  }),
  z.strictObject({ when: z.literal("daily"), hour, timeZone }),
  z.strictObject({
    when: z.literal("weekly"),
    weekday: z.int().min(1).max(7).meta({ description: "Monday is 1." }),
    hour,
    timeZone,
  }),
]);

const title = z.string().max(200).meta({ description: "In your words." });
const endpoints = z.array(z.uuid()).max(20).meta({ description: "Ids of endpoints that it goes to beside the inbox." });

const EXAMPLE = {
  ...{ id: EXAMPLE_ID, title: "Rent" },
  target: { kind: "lineage" as const, negotiation: "boathouse", point: "lease@town-1-2024-02-05~1#1" },
  threshold: { kinds: ["new-version" as const], inSubstance: true, onlyChanged: true },
  ...{ base: { kind: "based-on" as const }, pace: { when: "at-once" as const }, endpoints: [], createdAt: MOMENT },
};

/** What somebody is told of. */
export const subscription = z
  .strictObject({
    ...{ id: z.uuid(), title, target, threshold, base, pace, endpoints },
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Subscription", description: "Who is told of which changes, and how.", examples: [EXAMPLE] });

/** All of somebody's. */
export const subscriptions = z
  .strictObject({ subscriptions: z.array(subscription) })
  .meta({ id: "Subscriptions", examples: [{ subscriptions: [EXAMPLE] }] });

const wanted = {
  title: title.optional(),
  threshold: threshold.partial().optional().meta({
    description:
      "New versions that change something in substance, where nothing is said; of a note, whatever is done to it.",
  }),
  base: base.optional().meta({ description: "What a new version is compared with: what it is based on." }),
  pace: pace.optional().meta({ description: "At once, where nothing is said." }),
  endpoints: endpoints.optional(),
};

/** What somebody wants to be told of. */
export const newSubscription = z
  .strictObject({ target, ...wanted })
  .meta({ id: "NewSubscription", examples: [{ target: EXAMPLE.target, threshold: { grade: "B" } }] });

/** How often a subscription would have told somebody. */
export const estimate = z
  .strictObject({
    events: z.int().min(0),
    since: z.iso.datetime().meta({ description: "Of what happened from then on." }),
    isAtLeast: z.boolean().meta({ description: "Whether more happened than was looked at." }),
  })
  .meta({ id: "Estimate", examples: [{ events: 3, since: MOMENT, isAtLeast: false }] });

/** What of it is to be another. */
export const subscriptionChange = z
  .strictObject(wanted)
  .meta({ id: "SubscriptionChange", examples: [{ pace: { when: "daily", hour: 8, timeZone: "Europe/Kyiv" } }] });

/** `/subscriptions/:id` */
export const subscriptionPath = z.object({
  id: z.string().meta({ description: "Id of a subscription.", examples: [EXAMPLE_ID] }),
});

const message = {
  title: z.string(),
  sentences: z.array(z.string()),
  path: z.string().meta({ description: "Of the page that shows it." }),
  changes: z.partialRecord(z.enum(CHANGE_SORTS), z.int().min(1)).meta({
    description: "How many changes a new version made, by what they are about; those of substance where there are any.",
  }),
};

/** What is said of an event to whoever asked for some events alone. */
export const toldEvent = z.strictObject({ kind: z.enum(EVENT_KINDS), ...message });

/** One event, as it is told. */
const notice = z.strictObject({
  id: z.string().meta({ description: "evt_…; the same in whichever way it is told, and however often." }),
  subscription: z.uuid(),
  negotiation,
  kind: z.enum([...EVENT_KINDS, "endpoint-off"]),
  document: z.string().optional(),
  version: z.string().optional(),
  entry: z.int().min(0).optional().meta({ description: "Number of the entry in the journal." }),
  thread: z.uuid().optional().meta({ description: "Of what was done to a note: its id." }),
  at: z.iso.datetime().meta({ description: "When it happened." }),
  shownFrom: z.iso.datetime().meta({ description: "From when on it is shown: later than it happened in quiet hours." }),
  message: z.strictObject(message),
  readAt: z.iso.datetime().optional(),
});

/** What somebody was told, newest first. */
export const inbox = z
  .strictObject({
    notices: z.array(notice),
    next: z.string().nullable().meta({ description: "Cursor of the next page; null on the last one." }),
  })
  .meta({
    id: "Inbox",
    examples: [
      {
        notices: [
          {
            ...{ id: `evt_${"3f0c2b8e6a518b0e9d7f0f5f4c1f2a10"}`, subscription: EXAMPLE_ID, negotiation: "boathouse" },
            ...{ kind: "new-version", document: "lease", version: "club-1-2024-03-11", entry: 4 },
            ...{ at: MOMENT, shownFrom: MOMENT },
            message: {
              title: "New version: The boathouse, Lease, The club's answer",
              sentences: ["100 a month → 120 a month (point 1)."],
              path: "/n/boathouse/lease/club-1-2024-03-11/point/1",
              changes: { money: 1 },
            },
          },
        ],
        next: null,
      },
    ],
  });

/** Which part of an inbox is asked for. */
export const inboxQuery = z.object({
  ...pageQuery.shape,
  limit: pageQuery.shape.limit.meta({ description: "The most to answer; 100 where it is left out.", examples: [50] }),
  unread: z.enum(["true"], '"unread" is not "true".').optional().meta({ description: "Only those not read yet." }),
});

/** Which notices were read. */
export const readNotices = z
  .strictObject({
    ids: z.array(z.string()).max(500).optional().meta({ description: "All that are shown, where it is left out." }),
  })
  .meta({ id: "ReadNotices", examples: [{ ids: ["evt_3f0c2b8e6a518b0e9d7f0f5f4c1f2a10"] }] });

/** How many were marked. */
export const markedNotices = z
  .strictObject({ marked: z.int().min(0) })
  .meta({ id: "MarkedNotices", examples: [{ marked: 1 }] });
