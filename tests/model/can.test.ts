import { describe, expect, it } from "vitest";
import { type Actor, LOCAL, NOBODY } from "../../src/model/actor.ts";
import { type ActedOn, type Action, can, RECORD, refuseUnlessCan, roleIn } from "../../src/model/can.ts";
import { aPerson } from "../support/people.ts";

const HERE: ActedOn = { kind: "negotiation", key: "here" };

const actors: Readonly<Record<string, Actor>> = {
  nobody: NOBODY,
  local: LOCAL,
  owner: aPerson("olena", {}, { isOwner: true }),
  admin: aPerson("anna", { here: "admin" }),
  editor: aPerson("emil", { here: "editor" }),
  commenter: aPerson("chris", { here: "commenter" }),
  reader: aPerson("rita", { here: "reader" }),
  elsewhere: aPerson("else", { there: "admin" }),
  "an owner's token for commenting": aPerson(
    "olena",
    {},
    { isOwner: true, limit: { role: "commenter", negotiationKey: undefined } },
  ),
  "an admin's token for another negotiation": aPerson(
    "anna",
    { here: "admin", there: "admin" },
    { limit: { role: "admin", negotiationKey: "there" } },
  ),
};

// Who may, in the order above; nobody else may.
const allowed: Readonly<Record<Action, readonly string[]>> = {
  "see-shared": ["local", "owner", "admin", "editor", "commenter", "reader", "an owner's token for commenting"],
  annotate: ["local", "owner", "admin", "editor", "commenter", "an owner's token for commenting"],
  "see-private": ["local", "owner", "admin", "editor"],
  "file-version": ["local", "owner", "admin", "editor"],
  "open-version": ["local", "owner", "admin", "editor"],
  "correct-version": ["local", "owner", "admin", "editor"],
  "withdraw-version": ["local", "owner", "admin", "editor"],
  "speak-of-version": ["local", "owner", "admin", "editor"],
  "choose-reading": ["local", "owner", "admin", "editor"],
  "give-verdict": ["local", "owner", "admin", "editor"],
  "mark-term": ["local", "owner", "admin", "editor"],
  "publish-note": ["local", "owner", "admin", "editor"],
  "tend-notes": ["local", "owner", "admin", "editor"],
  "describe-negotiation": ["local", "owner", "admin", "editor"],
  "manage-members": ["local", "owner", "admin"],
  "see-audit": ["local", "owner", "admin"],
  "choose-times": ["local", "owner", "admin"],
  "begin-negotiation": ["local", "owner"],
  "manage-people": ["local", "owner"],
  "export-record": ["local", "owner"],
  "verify-record": ["local", "owner"],
  "see-newest-checkpoint": ["local", "owner"],
};

const OF_RECORD: readonly Action[] = [
  ...(["begin-negotiation", "manage-people", "export-record", "verify-record", "see-newest-checkpoint"] as const),
];

describe("who may do what", () => {
  for (const [action, names] of Object.entries(allowed) as [Action, readonly string[]][]) {
    const on = OF_RECORD.includes(action) ? RECORD : HERE;
    it(`${action}: ${names.join(", ")}`, () => {
      expect(Object.keys(actors).filter((name) => can(actors[name] as Actor, action, on))).toEqual(names);
    });
  }

  it("lets no token say who may do what, nor how exactly times are told", () => {
    const token = aPerson("anna", { here: "admin" }, { limit: { role: "admin", negotiationKey: undefined } });
    expect(can(token, "file-version", HERE)).toBe(true);
    expect(can(token, "see-audit", HERE)).toBe(true);
    expect(can(token, "manage-members", HERE)).toBe(false);
    expect(can(token, "choose-times", HERE)).toBe(false);
  });

  it("is never decided about the wrong thing", () => {
    const owner = actors.owner as Actor;
    for (const action of Object.keys(allowed) as Action[]) {
      const wrong = OF_RECORD.includes(action) ? HERE : RECORD;
      expect(can(owner, action, wrong), action).toBe(false);
    }
  });

  it("lets a token do no more than its person", () => {
    const token = aPerson("rita", { here: "reader" }, { limit: { role: "admin", negotiationKey: undefined } });
    expect(roleIn(token, "here")).toBe("reader");
    expect(can(token, "file-version", HERE)).toBe(false);
  });

  it("is refused with what one may do about it", () => {
    expect(() => refuseUnlessCan(NOBODY, "file-version", HERE)).toThrow(
      expect.objectContaining({ code: "sign-in-needed", hint: "Sign in, or send a token." }),
    );
    expect(() => refuseUnlessCan(actors.reader as Actor, "file-version", HERE)).toThrow(
      "You may not file a draft here: editors of the negotiation may.",
    );
    expect(() => refuseUnlessCan(actors.admin as Actor, "manage-people", RECORD)).toThrow(
      "You may not manage people and their accounts: owners of the record may.",
    );
  });
});
