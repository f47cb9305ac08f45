import { z } from "zod";

const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const note = z.string().meta({ description: "A checkpoint: signed note of C2SP tlog-checkpoint." });
const size = z.int().min(0).meta({ description: "Leaves in the tree." });

const EXAMPLE_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const EXAMPLE_NOTE =
  "travaux/0123456789abcdef\n1\nn4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=\n\n— travaux/0123456789abcdef …\n";

/** What the ledger says of itself. */
export const ledgerState = z
  .strictObject({
    origin: z.string().meta({ description: "The ledger's name, made from its key." }),
    verifierKey: z.string().meta({ description: "Keep it elsewhere: with it the record can be checked without us." }),
    keyKept: z.enum(["outside", "in-the-database"]).meta({ description: "Where the signing key is kept." }),
    size,
    checkpoint: note.optional().meta({ description: "The newest that you see; absent before the first." }),
    nextAt: z.iso
      .datetime()
      .optional()
      .meta({ description: "When the next one comes; absent for owners, who see each at once." }),
  })
  .meta({
    id: "LedgerState",
    examples: [
      {
        origin: "travaux/0123456789abcdef",
        verifierKey: "travaux/0123456789abcdef+6fe2a1b0+AW…",
        keyKept: "outside",
        size: 1,
        checkpoint: EXAMPLE_NOTE,
      },
    ],
  });

/** That an entry stands in the tree. */
export const inclusionProof = z
  .strictObject({
    negotiation: z.string(),
    position: z.int().min(0).meta({ description: "Position in the negotiation's journal." }),
    leafHash: hash,
    index: z.int().min(0).meta({ description: "Place in the tree." }),
    size,
    proof: z.array(hash).meta({ description: "Hashes from the leaf's neighbour up (RFC 6962)." }),
    checkpoint: note,
    file: z.string().meta({ description: "The same as a file that needs no server (C2SP tlog-proof)." }),
  })
  .meta({
    id: "InclusionProof",
    examples: [
      {
        negotiation: "boathouse",
        position: 0,
        leafHash: EXAMPLE_HASH,
        index: 0,
        size: 1,
        proof: [],
        checkpoint: EXAMPLE_NOTE,
        file: `c2sp.org/tlog-proof@v1\nindex 0\n\n${EXAMPLE_NOTE}`,
      },
    ],
  });

/** That a later tree goes on from an earlier one. */
export const consistencyProof = z
  .strictObject({
    from: size,
    to: size,
    proof: z.array(hash).meta({ description: "Empty also from size 0, which every tree begins with." }),
    before: note,
    after: note,
  })
  .meta({
    id: "ConsistencyProof",
    examples: [{ from: 1, to: 1, proof: [], before: EXAMPLE_NOTE, after: EXAMPLE_NOTE }],
  });

/** What a check of everything that is stored came to. */
export const verification = z
  .discriminatedUnion("ok", [
    z.strictObject({
      ok: z.literal(true),
      entries: z.int().min(0),
      captures: z.int().min(0),
      checkpoints: z.int().min(0),
      size,
      root: hash,
    }),
    z.strictObject({
      ok: z.literal(false),
      failure: z.strictObject({
        line: z.int().min(0).meta({ description: "Line in the record's file; 0 for what is in no line." }),
        subject: z.string().meta({ description: "What it is about: an address or the like." }),
        sentence: z.string(),
      }),
    }),
  ])
  .meta({
    id: "Verification",
    examples: [{ ok: true, entries: 1, captures: 0, checkpoints: 2, size: 1, root: EXAMPLE_HASH }],
  });

/** What the checking person knows from elsewhere. */
export const knownBefore = z
  .strictObject({
    verifierKey: z.string().optional().meta({ description: "The ledger's key as you kept it." }),
    checkpoint: z.string().optional().meta({ description: "An older checkpoint of yours." }),
  })
  .meta({ id: "KnownBefore", examples: [{ checkpoint: EXAMPLE_NOTE }] });

const place = (name: string) => {
  const words = `"${name}" is not a whole number from 0 to 2147483647.`;
  return z.coerce
    .number(words)
    .int(words)
    .min(0, words)
    .max(2 ** 31 - 1, words);
};

/** `/ledger/entries/:negotiation/:position` */
export const entryPath = z.object({
  negotiation: z.string().meta({ description: "Id of a negotiation.", examples: ["boathouse"] }),
  position: place("position").meta({ description: "Position in its journal.", examples: [0] }),
});

/** Two sizes of the tree. */
export const sizesQuery = z.object({
  from: place("from").meta({ description: "The size of a checkpoint that you kept.", examples: [1] }),
  to: place("to").optional().meta({ description: "A later size; by default the newest." }),
});
