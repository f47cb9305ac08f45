import { and, asc, eq, getTableColumns, isNull } from "drizzle-orm";
import type { Database } from "./driver.ts";
import { identity, person } from "./people-schema.ts";
import { isStorable } from "./storable-text.ts";

/** An identity with whose it is. */
export type StoredIdentity = typeof identity.$inferSelect & { readonly name: string };

export type IdentityRows = ReturnType<typeof identityRows>;

/** As whom providers of organisations know people. One query each. */
export function identityRows(database: Database) {
  const select = () =>
    database
      .select({ ...getTableColumns(identity), name: person.name })
      .from(identity)
      .innerJoin(person, eq(person.personId, identity.personId));

  return {
    /** @returns false, and nothing inserted, where it is somebody's, or its person has another one of that issuer. */
    async insert(row: typeof identity.$inferInsert): Promise<boolean> {
      if (!isStorable(row.subject) || !isStorable(row.issuer)) return false;
      const inserted = await database
        .insert(identity)
        .values(row)
        .onConflictDoNothing()
        .returning({ key: identity.identityId });
      return inserted.length > 0;
    },

    /** Of one person, the one of a key, or all; oldest first. */
    async list(
      of: { readonly personKey?: string | undefined; readonly identityKey?: string } = {},
    ): Promise<readonly StoredIdentity[]> {
      return select()
        .where(
          and(
            of.personKey === undefined ? undefined : eq(identity.personId, of.personKey),
            of.identityKey === undefined ? undefined : eq(identity.identityId, of.identityKey),
          ),
        )
        .orderBy(asc(identity.createdAt), asc(identity.identityId));
    },

    /** Whom a provider knows so; nobody where the account is closed. */
    async find(issuer: string, subject: string): Promise<StoredIdentity | undefined> {
      if (!isStorable(subject) || !isStorable(issuer)) return undefined;
      const [row] = await select().where(
        and(eq(identity.issuer, issuer), eq(identity.subject, subject), isNull(person.disabledAt)),
      );
      return row;
    },

    async delete(identityKey: string): Promise<void> {
      await database.delete(identity).where(eq(identity.identityId, identityKey));
    },
  };
}
