import { beginSession } from "../../src/access/sign-in.ts";
import type { Storage } from "../../src/storage/open-storage.ts";

/** The cookie of a new session of somebody, without their password: deriving from it is meant to be slow. */
export async function sessionOf(storage: Storage, name: string): Promise<string> {
  const person = await storage.read((rows) => rows.people.find(name));
  if (person === undefined) throw new Error(`There is nobody called ${name}.`);
  return `__Host-travaux=${(await beginSession(storage, person.personId)).secret}`;
}
