import { and, eq } from "drizzle-orm";
import type { Database } from "./driver.ts";
import { answeredRequest } from "./schema.ts";

export type AnsweredRequestRows = ReturnType<typeof answeredRequestRows>;

/** Answers kept for requests that carried a key of their own. Hashes are lower-case hex. One query each. */
export function answeredRequestRows(database: Database) {
  return {
    async find(
      negotiationKey: string,
      keySha256: string,
    ): Promise<{ readonly requestSha256: string; readonly answer: unknown } | undefined> {
      const [row] = await database
        .select({ requestSha256: answeredRequest.requestSha256, answer: answeredRequest.answer })
        .from(answeredRequest)
        .where(and(eq(answeredRequest.negotiationId, negotiationKey), eq(answeredRequest.keySha256, keySha256)));
      return row;
    },

    async keep(negotiationKey: string, keySha256: string, requestSha256: string, answer: unknown): Promise<void> {
      await database
        .insert(answeredRequest)
        .values({ negotiationId: negotiationKey, keySha256, requestSha256, answer, answeredAt: new Date() });
    },
  };
}
