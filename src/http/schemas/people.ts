import { z } from "zod";
import { ROLES } from "../../model/actor.ts";

const MOMENT = "2026-01-06T10:00:00.000Z";

const name = z.string().meta({ description: "The name somebody signs in with, and the author of what they write." });
const instant = z.iso.datetime();
const role = z.enum(ROLES).meta({ description: "Each may also do what those before it may." });
const negotiation = z.string().meta({ description: "Id of a negotiation." });
const password = z.string().meta({ description: "12 to 256 characters." });

/** Somebody with an account. */
export const person = z
  .strictObject({
    name,
    isOwner: z.boolean().meta({ description: "Keeps the whole record." }),
    hasPassword: z.boolean(),
    createdAt: instant,
    disabledAt: instant.optional().meta({ description: "When the account was closed." }),
  })
  .meta({
    id: "Person",
    examples: [{ name: "anna.k", isOwner: false, hasPassword: true, createdAt: MOMENT }],
  });

/** All of them. */
export const people = z
  .strictObject({ people: z.array(person) })
  .meta({ id: "People", examples: [{ people: person.meta()?.examples ?? [] }] });

/** An account to be made. */
export const newPerson = z
  .strictObject({ name, isOwner: z.boolean().optional(), password: password.optional() })
  .meta({ id: "NewPerson", examples: [{ name: "anna.k" }] });

/** What of an account is to be another. */
export const personChange = z
  .strictObject({
    password: password.optional(),
    isOwner: z.boolean().optional(),
    isClosed: z.boolean().optional().meta({ description: "A closed account has no sessions, and its tokens stop." }),
  })
  .meta({ id: "PersonChange", examples: [{ isClosed: true }] });

/** `/people/:name` */
export const personPath = z.object({
  name: z.string().meta({ description: "Somebody's name.", examples: ["anna.k"] }),
});

/** What somebody is in a negotiation. */
export const member = z.strictObject({ name, negotiation, role }).meta({
  id: "Member",
  examples: [{ name: "anna.k", negotiation: "boathouse", role: "editor" }],
});

/** All of one negotiation. */
export const members = z
  .strictObject({ members: z.array(member) })
  .meta({ id: "Members", examples: [{ members: member.meta()?.examples ?? [] }] });

/** The role that somebody is to have. */
export const newRole = z
  .strictObject({ role: role.nullable().meta({ description: "null takes it away." }) })
  .meta({ id: "NewRole", examples: [{ role: "editor" }] });

/** `/members/:negotiation/:name` */
export const memberPath = z.object({
  negotiation: z.string().meta({ description: "Id of a negotiation.", examples: ["boathouse"] }),
  name: z.string().meta({ description: "Somebody's name.", examples: ["anna.k"] }),
});

const EXAMPLE_TOKEN = {
  id: "3f0c2b8e-6a51-4b0e-9d7f-0f5f4c1f2a10",
  name: "anna.k",
  title: "the newsroom's script",
  role: "reader" as const,
  createdAt: MOMENT,
};

/** A token as it is listed: all but the secret. */
export const token = z
  .strictObject({
    id: z.uuid(),
    name,
    title: z.string().meta({ description: "What it is for." }),
    role: role.meta({ description: "The most that it may do." }),
    negotiation: negotiation.optional().meta({ description: "The only negotiation in which it may." }),
    createdAt: instant,
    expiresAt: instant.optional(),
    lastUsedOn: z.iso.date().optional().meta({ description: "A day, and no more." }),
    revokedAt: instant.optional(),
  })
  .meta({
    id: "Token",
    examples: [EXAMPLE_TOKEN],
  });

/** Several of them. */
export const tokens = z
  .strictObject({ tokens: z.array(token) })
  .meta({ id: "Tokens", examples: [{ tokens: [EXAMPLE_TOKEN] }] });

/** A token to be made. */
export const newToken = z
  .strictObject({
    name: name.optional().meta({ description: "Whose; one's own where it is left out." }),
    title: z.string(),
    role,
    negotiation: negotiation.optional(),
    days: z.int().optional().meta({ description: "After so many days it ends; never where it is left out." }),
  })
  .meta({ id: "NewToken", examples: [{ title: "the newsroom's script", role: "reader", days: 90 }] });

/** A token that was made, with its secret, which is shown this once. */
export const madeToken = z.strictObject({ token, secret: z.string() }).meta({
  id: "MadeToken",
  examples: [{ token: EXAMPLE_TOKEN, secret: "travaux_t_…" }],
});

/** `/tokens/:id` */
export const tokenPath = z.object({
  id: z.string().meta({ description: "Id of a token.", examples: ["3f0c2b8e-6a51-4b0e-9d7f-0f5f4c1f2a10"] }),
});

const EXAMPLE_PASSKEY = {
  id: "9b1d7c52-0c6e-4c3e-8a35-7d1c2f0f5b61",
  name: "anna.k",
  title: "my telephone",
  origin: "https://travaux.example.org",
  createdAt: MOMENT,
  lastUsedOn: "2026-02-01",
};

/** A passkey as it is listed. */
export const passkey = z
  .strictObject({
    id: z.uuid(),
    name,
    title: z.string().meta({ description: "Where it is." }),
    origin: z.string().meta({ description: "The only place where one signs in with it." }),
    createdAt: instant,
    lastUsedOn: z.iso.date().optional().meta({ description: "A day, and no more." }),
  })
  .meta({ id: "Passkey", examples: [EXAMPLE_PASSKEY] });

/** Several of them. */
export const passkeys = z
  .strictObject({ passkeys: z.array(passkey) })
  .meta({ id: "Passkeys", examples: [{ passkeys: [EXAMPLE_PASSKEY] }] });

/** `/passkeys/:id` */
export const passkeyPath = z.object({
  id: z.string().meta({ description: "Id of a passkey.", examples: [EXAMPLE_PASSKEY.id] }),
});

const EXAMPLE_IDENTITY = {
  id: "0d9a4c1e-2f7b-4b52-9c11-6e8d5a3f7c20",
  name: "anna.k",
  issuer: "https://login.example.org",
  subject: "24400320",
  createdAt: MOMENT,
};

/** As whom the provider of an organisation knows somebody. */
export const identity = z
  .strictObject({
    id: z.uuid(),
    name,
    issuer: z.string().meta({ description: "The provider." }),
    subject: z.string().meta({ description: "What it calls them; nothing else that it says is kept." }),
    createdAt: instant,
  })
  .meta({ id: "Identity", examples: [EXAMPLE_IDENTITY] });

/** Several of them. */
export const identities = z
  .strictObject({ identities: z.array(identity) })
  .meta({ id: "Identities", examples: [{ identities: [EXAMPLE_IDENTITY] }] });

/** `/identities/:id` */
export const identityPath = z.object({
  id: z.string().meta({ description: "Id of a link.", examples: [EXAMPLE_IDENTITY.id] }),
});

/** Whose tokens, passkeys or links are asked for. */
export const ofSomebodyQuery = z.object({
  name: z
    .string('"name" stands in the query more than once.')
    .optional()
    .meta({ description: "Of somebody; where it is left out, one's own, and an owner's all." }),
});

/** What somebody is to be invited to. */
export const newInvitation = z
  .union([z.strictObject({ negotiation, role }), z.strictObject({ isOwner: z.literal(true) })])
  .meta({ id: "NewInvitation", examples: [{ negotiation: "boathouse", role: "commenter" }] });

/** An invitation that was made; its link is shown this once. */
export const madeInvitation = z
  .strictObject({
    path: z.string().meta({ description: "Of the page by which it is taken." }),
    invitedBy: z.string(),
    expiresAt: instant,
  })
  .meta({
    id: "MadeInvitation",
    examples: [{ path: "/invitation/travaux_i_…", invitedBy: "anna.k", expiresAt: MOMENT }],
  });
