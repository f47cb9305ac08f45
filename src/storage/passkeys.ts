import { and, asc, eq, getTableColumns, isNull, lt } from "drizzle-orm";
import type { Database } from "./driver.ts";
import { ceremony, passkey, person } from "./people-schema.ts";
import { isStorable } from "./storable-text.ts";

/** A passkey with whose it is. */
export type StoredPasskey = typeof passkey.$inferSelect & { readonly name: string };

export type PasskeyRows = ReturnType<typeof passkeyRows>;

/** Passkeys, and what browsers were asked to sign. One query each, but for `beginCeremony`. */
export function passkeyRows(database: Database) {
  const select = () =>
    database
      .select({ ...getTableColumns(passkey), name: person.name })
      .from(passkey)
      .innerJoin(person, eq(person.personId, passkey.personId));

  return {
    /** @returns false, and nothing inserted, where a passkey of that credential is kept already. */
    async insert(row: typeof passkey.$inferInsert): Promise<boolean> {
      const inserted = await database
        .insert(passkey)
        .values(row)
        .onConflictDoNothing({ target: passkey.credential })
        .returning({ key: passkey.passkeyId });
      return inserted.length > 0;
    },

    /** Of one person, the one of a key, or all; oldest first. */
    async list(
      of: { readonly personKey?: string | undefined; readonly passkeyKey?: string } = {},
    ): Promise<readonly StoredPasskey[]> {
      return select()
        .where(
          and(
            of.personKey === undefined ? undefined : eq(passkey.personId, of.personKey),
            of.passkeyKey === undefined ? undefined : eq(passkey.passkeyId, of.passkeyKey),
          ),
        )
        .orderBy(asc(passkey.createdAt), asc(passkey.passkeyId));
    },

    /** The one of a credential; none where the account is closed. */
    async find(credential: string): Promise<StoredPasskey | undefined> {
      if (!isStorable(credential)) return undefined;
      const [row] = await select().where(and(eq(passkey.credential, credential), isNull(person.disabledAt)));
      return row;
    },

    /**
     * Notes that it signed, which a device that counts says by a higher number than before.
     *
     * @returns false, and nothing noted, where the number is none: by now another sign-in may have come before this one.
     */
    async use(
      passkeyKey: string,
      { counter, on }: { readonly counter: number; readonly on: string },
    ): Promise<boolean> {
      const used = await database
        .update(passkey)
        .set({ counter, lastUsedOn: on })
        .where(
          and(eq(passkey.passkeyId, passkeyKey), counter === 0 ? eq(passkey.counter, 0) : lt(passkey.counter, counter)),
        )
        .returning({ key: passkey.passkeyId });
      return used.length > 0;
    },

    async delete(passkeyKey: string): Promise<void> {
      await database.delete(passkey).where(eq(passkey.passkeyId, passkeyKey));
    },

    /** Also forgets those whose time is over: nobody comes back to them. */
    async beginCeremony(row: typeof ceremony.$inferInsert, now: Date): Promise<void> {
      await database.delete(ceremony).where(lt(ceremony.expiresAt, now));
      await database.insert(ceremony).values(row);
    },

    /** Takes it out of the table, so that nobody takes it twice. */
    async takeCeremony(challengeSha256: string): Promise<typeof ceremony.$inferSelect | undefined> {
      const [row] = await database.delete(ceremony).where(eq(ceremony.challengeSha256, challengeSha256)).returning();
      return row;
    },
  };
}
