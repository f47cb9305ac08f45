import { randomUUID } from "node:crypto";
import type { Actor } from "../model/actor.ts";
import { RECORD, refuseUnlessCan } from "../model/can.ts";
import { Problem } from "../model/problem.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import type { StoredPerson } from "../storage/people.ts";
import { hashPassword, refuseUnusablePassword } from "./passwords.ts";

/** Somebody with an account, as others may see them. */
export type Person = {
  readonly name: string;
  readonly isOwner: boolean;
  readonly hasPassword: boolean;
  /** ISO 8601 instants in UTC. */
  readonly createdAt: string;
  readonly disabledAt: string | undefined;
};

export type NewPerson = {
  readonly name: string;
  readonly isOwner: boolean;
  /** Null for one that an owner gives them later. */
  readonly password: string | null;
};

const LONGEST_NAME = 40;

/**
 * Makes an account. The first of all is an owner's, whatever is asked: else nobody could let others in.
 *
 * @throws Problem `sign-in-needed` and `not-allowed`; `unreadable-account` for a name or a password that cannot be one;
 *   `person-exists`.
 */
export async function addPerson(storage: Storage, wanted: NewPerson, by: Actor, cost: number): Promise<Person> {
  refuseUnlessCan(by, "manage-people", RECORD);
  const { name, isOwner } = wanted;
  refuseWrongName(name);
  const password = await keptPassword(wanted.password, cost);
  return storage.transaction((rows) => insertPerson(rows, { name, isOwner, password }));
}

/** The same inside a transaction, with what is kept of the password. @throws Problem `person-exists`. */
export async function insertPerson(rows: Rows, { name, isOwner, password }: NewPerson): Promise<Person> {
  const isFirst = await isFirstOfAll(rows);
  const row: StoredPerson = {
    personId: randomUUID(),
    name,
    isOwner: isOwner || isFirst,
    password,
    createdAt: new Date(),
    disabledAt: null,
  };
  if (await rows.people.insert(row)) return presentPerson(row);
  throw personExists(name);
}

/** @throws Problem `person-exists`. */
export async function refuseTakenName(rows: Rows, name: string): Promise<void> {
  if ((await rows.people.find(name)) !== undefined) throw personExists(name);
}

function personExists(name: string): Problem {
  return new Problem("person-exists", `There is somebody called "${name}".`, "Choose another name.");
}

/** Of two first accounts at one moment, one waits for the other, and is the second. */
async function isFirstOfAll(rows: Rows): Promise<boolean> {
  if (await rows.people.hasAny()) return false;
  await rows.people.lockAll();
  return !(await rows.people.hasAny());
}

/** Everybody, in order of name. @throws Problem `sign-in-needed`, `not-allowed`. */
export async function listPeople(storage: Storage, by: Actor): Promise<readonly Person[]> {
  refuseUnlessCan(by, "manage-people", RECORD);
  return (await storage.read((rows) => rows.people.list())).map(presentPerson);
}

/** What of an account is to be another from now on. */
export type PersonChange = {
  readonly password?: string | undefined;
  readonly isOwner?: boolean | undefined;
  readonly isClosed?: boolean | undefined;
};

/**
 * Changes an account, as an owner. A new password and a closed account end its sessions; a closed one also stops its tokens.
 *
 * @throws Problem `sign-in-needed`, `not-allowed`, `person-not-found`, `unreadable-account`; `last-owner` where nobody would
 *   keep the record any more.
 */
export async function changePerson(
  storage: Storage,
  name: string,
  change: PersonChange,
  by: Actor,
  cost: number,
): Promise<Person> {
  refuseUnlessCan(by, "manage-people", RECORD);
  return applyChange(storage, name, change, cost);
}

/** The same for whoever has shown in another way that they may. @throws as `changePerson`, but for the first two. */
export async function applyChange(storage: Storage, name: string, change: PersonChange, cost: number): Promise<Person> {
  const password = change.password === undefined ? undefined : await keptPassword(change.password, cost);
  return storage.transaction(async (rows) => {
    // Locked in the order of names, so that two owners cannot close each other's accounts at once.
    const owners = (await rows.people.list()).filter(({ isOwner }) => isOwner).map((one) => one.name);
    for (const one of [...new Set([...owners, name])].sort()) await rows.people.findLocked(one);
    const stored = await rows.people.find(name);
    if (stored === undefined) throw personNotFound(name);
    const next: StoredPerson = {
      ...stored,
      ...(password === undefined ? {} : { password }),
      ...(change.isOwner === undefined ? {} : { isOwner: change.isOwner }),
      ...(change.isClosed === undefined
        ? {}
        : { disabledAt: change.isClosed ? (stored.disabledAt ?? new Date()) : null }),
    };
    const { personId, isOwner, disabledAt } = next;
    await rows.people.update(personId, { password: next.password, isOwner, disabledAt });
    if ((await rows.people.countOwners()) === 0) throw lastOwner(name);
    if (password !== undefined || disabledAt !== null) await rows.people.deleteSessionsOf(personId);
    return presentPerson(next);
  });
}

export function personNotFound(name: string): Problem {
  return new Problem("person-not-found", `There is nobody called "${name.slice(0, LONGEST_NAME)}".`);
}

function lastOwner(name: string): Problem {
  return new Problem(
    "last-owner",
    `"${name}" is the only owner of the record left.`,
    "Make somebody else an owner first.",
  );
}

/** @throws Problem `unreadable-account`. */
export function refuseWrongName(name: string): void {
  if (name.length <= LONGEST_NAME && /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/u.test(name) && name !== "local") return;
  throw new Problem(
    "unreadable-account",
    `"${name.slice(0, LONGEST_NAME)}" cannot be somebody's name here.`,
    `Use at most ${LONGEST_NAME} small letters, digits, dots and hyphens, such as anna.k; "local" is taken by the record.`,
  );
}

/** @throws Problem `unreadable-account`. */
export async function keptPassword(password: string | null, cost: number): Promise<string | null> {
  if (password === null) return null;
  refuseUnusablePassword(password);
  return hashPassword(password, cost);
}

function presentPerson({ name, isOwner, password, createdAt, disabledAt }: StoredPerson): Person {
  return {
    name,
    isOwner,
    hasPassword: password !== null,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString(),
  };
}
