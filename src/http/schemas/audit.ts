import { z } from "zod";
import { ROLES } from "../../model/actor.ts";
import { AUDIT_KINDS, READ_KINDS, readAuditedVersion } from "../../model/audit.ts";
import { TIMES } from "../../model/times.ts";
import { journalEntry } from "./journal.ts";
import { pageQuery } from "./pages.ts";

const MOMENT = "2026-01-06T10:00:00.000Z";

const twice = (name: string) => `"${name}" stands in the query more than once.`;

/** Which part of the audit is asked for. */
export const auditQuery = z.object({
  who: z
    .string(twice("who"))
    .optional()
    .meta({ description: "What somebody read or did, and what was done to them.", examples: ["anna.k"] }),
  kind: z
    .enum(AUDIT_KINDS, `"kind" is none of ${AUDIT_KINDS.join(", ")}.`)
    .optional()
    .meta({
      description: "reading: all that was read; people: roles, invitations, tokens, settings; record: the journal.",
    }),
  version: z
    .string(twice("version"))
    .meta({ examples: ["lease@town-1-2024-02-05"] })
    .transform((sent) => readAuditedVersion(sent))
    .optional()
    .meta({ description: "What was read of one version, and what the journal holds of it: document@version." }),
  ...pageQuery.shape,
});

const times = z.enum(TIMES).meta({
  description: "How exactly others than editors and admins are told when something was done: day, or exact.",
});
const role = z.enum(ROLES);
const frame = {
  at: z.iso
    .datetime()
    .meta({ description: "Instant in UTC. Of what was read the first of its day, or that day alone." }),
  who: z.string().meta({ description: 'Whose account; "local" for whoever sits at the machine of the record.' }),
};
const done = { ...frame, what: z.literal("deed") };
const name = z.string().meta({ description: "To whom it was done." });
const reach = z.enum(["here", "everywhere"]).meta({ description: "here: a token for this negotiation alone." });

const deed = z.discriminatedUnion("deed", [
  z.strictObject({ ...done, deed: z.literal("role-given"), name, role, before: role.nullable() }),
  z.strictObject({ ...done, deed: z.literal("role-taken"), name, before: role }),
  z.strictObject({ ...done, deed: z.literal("invitation-made"), role, expiresAt: z.iso.datetime() }),
  z.strictObject({ ...done, deed: z.literal("member-joined"), name, role, invitedBy: z.string() }),
  z.strictObject({ ...done, deed: z.enum(["token-made", "token-revoked"]), name, role, reach }),
  z.strictObject({ ...done, deed: z.literal("times-chosen"), times }),
]);

const read = z.strictObject({
  ...frame,
  what: z.literal("read"),
  kind: z.enum(READ_KINDS),
  versions: z.array(z.string()).meta({ description: "document@version: one, or the two of a comparison." }),
  part: z.string().optional().meta({ description: "Path of a point, id of a term, or the document of a table." }),
});

const [entryOf] = journalEntry.options;
const entry = z.strictObject({
  ...frame,
  what: z.literal("entry"),
  position: entryOf.shape.position,
  event: z.enum(journalEntry.options.map((option) => option.shape.event.value)),
  document: entryOf.shape.document,
  version: entryOf.shape.version,
});

/** One thing that somebody read or did. */
const auditEntry = z.union([read, deed, entry]).meta({
  id: "AuditEntry",
  description: "One thing that somebody read or did; entries of the journal by their position there.",
});

/** A part of the audit. */
export const auditPage = z
  .strictObject({
    times,
    entries: z.array(auditEntry),
    next: z.string().nullable().meta({ description: "Cursor of the next page; null on the last one." }),
  })
  .meta({
    id: "Audit",
    examples: [
      {
        times: "exact",
        entries: [
          { at: MOMENT, who: "anna.k", what: "read", kind: "version", versions: ["lease@town-1-2024-02-05"] },
          { at: MOMENT, who: "olena", what: "deed", deed: "role-given", name: "anna.k", role: "reader", before: null },
        ],
        next: null,
      },
    ],
  });

/** How exactly times are told from now on. */
export const chosenTimes = z.strictObject({ times }).meta({ id: "ChosenTimes", examples: [{ times: "day" }] });
