import { z } from "zod";
import {
  documentNotFound,
  negotiationNotFound,
  pointNotFound,
  versionNotFound,
  versionWithdrawn,
} from "../../model/not-found.ts";
import { Problem, type ProblemCode } from "../../model/problem.ts";
import { type ProblemDetails, problemDetails } from "../problem-details.ts";

const REF = { negotiation: "boathouse", document: "lease", version: "town-1-2024-02-05" };

const RULED = {
  beforeVersion: "town-1-2024-02-05",
  afterVersion: "club-1-2024-03-11",
  pairs: [{ before: "1", after: "2" }],
  reason: "Both say who mends the roof.",
  supersedes: [],
};

const MARKED = {
  term: "rent",
  mark: { kind: "passage", path: "1", start: 12, end: 23, words: "100 a month", value: "100" },
  supersedes: [],
};

/** An error as RFC 9457 has it. */
export const problem = z
  .looseObject({
    type: z.string().meta({ description: "urn:travaux:problem: and the code." }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "One sentence with the facts." }),
    code: z.string().meta({ description: "Stable: scripts branch on it." }),
    hint: z.string().optional().meta({ description: "What to do next." }),
    file: z.string().optional().meta({ description: "The file that was sent." }),
    line: z.int().optional().meta({ description: "The line in that file, counting from 1." }),
    retryAfter: z.int().optional().meta({ description: "Of too many requests: seconds to wait." }),
    withdrawn: z.string().optional().meta({ description: "The address of the version that was withdrawn." }),
  })
  .meta({ id: "Problem", examples: [problemDetails(negotiationNotFound("boathouse"))] });

/** The refusals that routes name, each as it reads: one for each code, or the document has no example of it. */
const EXAMPLES = {
  "malformed-address": new Problem(
    "malformed-address",
    '"boathouse/lease@a@b" is not an address: it has more than one @.',
    "Write negotiation/document@version#path, for example ukraine/plan@e3-2025-11-23#6.",
  ),
  "malformed-query": new Problem("malformed-query", "The cursor belongs to another list."),
  "unreadable-request": new Problem("unreadable-request", "The body is not a JSON object in UTF-8."),
  "write-refused": new Problem("write-refused", "This request may not write: it does not come from this machine."),
  "sign-in-needed": new Problem(
    "sign-in-needed",
    "Only somebody who is known may file a draft here.",
    "Sign in, or send a token.",
  ),
  "not-allowed": new Problem(
    "not-allowed",
    "You may not file a draft here: editors of the negotiation may.",
    "Ask one of them.",
  ),
  "bad-token": new Problem(
    "bad-token",
    "This token is none, or none any more.",
    "Send it as Authorization: Bearer, whole; travaux token list shows which are in use.",
  ),
  "too-many-requests": new Problem(
    "too-many-requests",
    "More is asked than may be in a minute.",
    "Ask again in 3 seconds, and more slowly.",
    {},
    { retryAfter: 3 },
  ),
  "person-not-found": new Problem("person-not-found", 'There is nobody called "ana.k".'),
  "person-exists": new Problem("person-exists", 'There is somebody called "anna.k".', "Choose another name."),
  "last-owner": new Problem(
    "last-owner",
    '"anna.k" is the only owner of the record left.',
    "Make somebody else an owner first.",
  ),
  "token-not-found": new Problem(
    "token-not-found",
    "There is no such token.",
    "travaux token list shows those there are.",
  ),
  "passkey-not-found": new Problem(
    "passkey-not-found",
    "There is no such passkey.",
    "Yours are listed on the page /account.",
  ),
  "identity-not-found": new Problem(
    "identity-not-found",
    "There is no such link.",
    "Yours are listed on the page /account.",
  ),
  "last-way-in": new Problem(
    "last-way-in",
    "This is your only way in, and you have no password.",
    "Add a passkey first, or ask an owner of the record for a password.",
  ),
  "unreadable-account": new Problem(
    "unreadable-account",
    "A password has 12 to 256 characters; this one has 9.",
    "Four words that do not belong together make a good one.",
  ),
  "subscription-not-found": new Problem(
    "subscription-not-found",
    "You have no such subscription.",
    "List yours to see those there are.",
  ),
  "endpoint-not-found": new Problem(
    "endpoint-not-found",
    "You have no such endpoint.",
    "List yours to see those there are.",
  ),
  "feed-not-found": new Problem(
    "feed-not-found",
    "There is no such feed, or none any more.",
    "Make a new one, or list yours.",
  ),
  "unreadable-subscription": new Problem(
    "unreadable-subscription",
    '"Europe/Kiew" is no time zone.',
    "Write its name as the IANA has it, Europe/Kyiv.",
  ),
  "negotiation-not-found": negotiationNotFound("boathous"),
  "document-not-found": documentNotFound("boathouse", "leese", ["lease", "rules"]),
  "version-not-found": versionNotFound(REF, "rules"),
  "point-not-found": pointNotFound(REF, "9"),
  "version-exists": new Problem(
    "version-exists",
    "boathouse/lease@town-1-2024-02-05 is filed already, from other bytes (SHA-256 9f86d081884c…).",
    "A version is never altered once filed; file the new text under another id.",
  ),
  "version-id-taken": new Problem(
    "version-id-taken",
    'The id "town-1-2024-02-05" belongs to a version of the document "rules".',
    "The ids of versions are unique within a negotiation; choose another one.",
  ),
  "version-withdrawn": versionWithdrawn(REF, {
    reason: "The outlet took it back.",
    author: "local",
    at: "2024-03-01T09:00:00.000Z",
  }),
  "file-names-hidden": new Problem(
    "file-names-hidden",
    'The file of lease@club-1-2024-03-11 says that it comes from "town-1-2024-02-05", which fewer people may see.',
    "Whoever sees a version may download its file. Open that one first, or file this one without naming it.",
  ),
  "version-open-already": new Problem(
    "version-open-already",
    "The version boathouse/lease@town-1-2024-02-05 is open to everybody already.",
    "What was read cannot be unread. Withdraw it, and a tombstone with the reason takes its place.",
  ),
  "stale-reading": new Problem(
    "stale-reading",
    "boathouse/lease@town-1-2024-02-05 is at its reading 2 by now, and this correction was made of reading 1.",
    'Reading 2 says: "The scan has 110." (2026-01-06T10:00:00.000Z). Look at it, then correct that one.',
  ),
  "unreadable-statement": new Problem(
    "unreadable-statement",
    "A withdrawal needs a reason.",
    "Say in a sentence why, for those who come later.",
  ),
  "unreadable-annotation": new Problem(
    "unreadable-annotation",
    '"target.selector.exact" is missing: a TextQuoteSelector has exactly one.',
    "Section 4.2.4 of the W3C Web Annotation Data Model says what stands there.",
    {},
    { path: "target.selector.exact" },
  ),
  "verdict-contradicts": new Problem(
    "verdict-contradicts",
    'On 2026-01-06 local ruled "link" on 1 and 2 (Both say who mends the roof.); this says "reject".',
    "If that was wrong, give the verdict once more with supersedes: [7].",
    {},
    {
      standing: { position: 7, author: "local", at: "2026-01-06T10:00:00.000Z", ...RULED, ruling: "link" },
      wanted: { ...RULED, ruling: "reject", reason: "The second is about the jetty." },
    },
  ),
  "mark-contradicts": new Problem(
    "mark-contradicts",
    'On 2026-01-06 local marked "100 a month" in point 1 for this term in this version.',
    "If that was wrong, mark once more with supersedes: [9].",
    {},
    {
      standing: { position: 9, author: "local", at: "2026-01-06T10:00:00.000Z", ...MARKED },
      wanted: { ...MARKED, mark: { kind: "absent" }, reason: "The rent is left open." },
    },
  ),
  "stale-passage": new Problem(
    "stale-passage",
    'Point 1 of boathouse/lease@town-1-2024-02-05 does not say "120 a month" at 12; it says "100 a month".',
    "Quote the words exactly as they stand in the reading that you mark.",
    {},
    { wanted: "120 a month", stands: "100 a month" },
  ),
  "ambiguous-passage": new Problem(
    "ambiguous-passage",
    '"100" stands 2 times in point 1 of boathouse/lease@town-1-2024-02-05.',
    "Say which by its start, one of 12, 40; or quote more words.",
    {},
    { starts: [12, 40] },
  ),
  "term-not-found": new Problem(
    "term-not-found",
    'The negotiation "boathouse" has no term "rant".',
    'It has "rent". Name a term before its words are marked.',
  ),
  "upgrade-needed": new Problem("upgrade-needed", "This address speaks WebSocket.", "Open it with a WebSocket client."),
  "thread-not-found": new Problem(
    "thread-not-found",
    'There is no note "0b9cf7a2-6a4f-4c6e-9d1b-7a1f2f0f7c11" here.',
    "Whoever wrote it may have it for themselves; list the notes to see those there are.",
  ),
  "thread-removed": new Problem("thread-removed", "This note was taken back, with all that was replied to it."),
  "note-not-found": new Problem(
    "note-not-found",
    'This thread has no note "5d0d1a44-0a53-4df6-8a8c-5a2c1c6f0c3e", or it was taken back.',
    "Read the thread to see its notes and their ids.",
  ),
  "unreadable-note": new Problem(
    "unreadable-note",
    "The note has 20117 characters, and may have 20000.",
    "Say it shorter, or in several.",
  ),
  "page-not-found": new Problem("page-not-found", "The container has 2 pages, from 0 on, and no page 7."),
  "stale-thread": new Problem(
    "stale-thread",
    "The note became another since it was read.",
    "Read it again, then send what it is to be.",
  ),
  "request-key-reused": new Problem(
    "request-key-reused",
    "This Idempotency-Key came with another request before.",
    "Take a new key for a new request; send the same one again only with the very same request.",
  ),
  "body-too-large": new Problem("body-too-large", "The request is larger than 21 MB.", "Send one draft at a time."),
  "unsupported-format": new Problem("unsupported-format", 'Files of type ".pdf" are not read.'),
  "unreadable-draft": new Problem("unreadable-draft", 'The draft has no "title".', undefined, {
    file: "draft.md",
    line: 1,
  }),
  "unreadable-negotiation": new Problem("unreadable-negotiation", 'The negotiation has no "title".', undefined, {
    file: "boathouse/negotiation.yaml",
    line: 1,
  }),
  "unknown-version-named": new Problem(
    "unknown-version-named",
    'No version of "boathouse" is called "town-0".',
    "File the versions that a version is based on, or witness of, before it.",
  ),
  "version-cycle": new Problem(
    "version-cycle",
    "boathouse/lease@town-1-2024-02-05 names itself as what it comes from.",
    "Name another version.",
  ),
  "document-unknown-to-negotiation": new Problem(
    "document-unknown-to-negotiation",
    'The negotiation "boathouse" has no document "leese".',
    "Add it to the negotiation's documents first.",
  ),
  "entry-not-found": new Problem("entry-not-found", 'The journal of "boathouse" has no entry 9.'),
  "record-altered": new Problem(
    "record-altered",
    "boathouse/lease@town-1-2024-02-05 has a reading 2 that no entry of the journal tells of.",
    "No file of the record can say so: check what is stored with travaux verify.",
  ),
  "record-unavailable": new Problem(
    "record-unavailable",
    "The database does not answer (ECONNREFUSED).",
    "Try again when it is back; filing the same bytes twice is harmless.",
  ),
} satisfies { readonly [Code in ProblemCode]?: Problem };

/** A code that a route may name among its refusals. */
export type RefusalCode = keyof typeof EXAMPLES;

/** A refusal with this code, as it is answered. */
export function exampleProblem(code: RefusalCode): ProblemDetails {
  return problemDetails(EXAMPLES[code]);
}
