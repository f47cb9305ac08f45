import { expect, it } from "vitest";
import { openAccess } from "../../src/access/access.ts";
import { LOCAL, NOBODY, type SignedIn } from "../../src/model/actor.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aDevice } from "../support/device.ts";
import { aPerson, CHEAP_PASSWORDS } from "../support/people.ts";

const origin = "https://travaux.example.org";
const title = "My telephone";
const PASSWORD = "four words apart here";
const refusedAs = (code: string) => expect.objectContaining({ code });
const REFUSED = refusedAs("wrong-credentials");

describeOnBothDatabases("passkeys", (openTestStorage) => {
  /** Somebody without a password, so that nothing waits for one to be derived; and where each of their attempts is from. */
  const open = async (name: string, password: string | null = null) => {
    const { storage, query } = await openTestStorage();
    const access = openAccess(storage, undefined, CHEAP_PASSWORDS);
    await access.addPerson({ name, isOwner: false, password }, LOCAL);
    const [row] = await query(`select person_id as key from person where name = '${name}'`);
    const person = aPerson(name, {}, { key: String(row?.key) }) as SignedIn;
    const begin = (at = origin, typed = "") =>
      access.beginAddingPasskey({ origin: at, title, password: typed, from: name }, person);
    const add = async (device = aDevice(origin)) => {
      const passkey = await access.addPasskey(
        { origin, title, made: device.make(await begin(origin, password ?? "")) },
        person,
      );
      return { device, passkey };
    };
    const ask = () => access.beginPasskeySignIn({ origin });
    const enter = (signed: ReturnType<ReturnType<typeof aDevice>["sign"]>) =>
      access.signInByPasskey({ signed, from: name });
    return { access, query, person, begin, add, ask, enter };
  };

  it("are added with a title, sign their owner in, say on which day they last did, and are removed", async () => {
    const { access, person, add, ask, enter } = await open("anna");
    const { device, passkey } = await add();
    const today = new Date().toISOString().slice(0, 10);
    expect(passkey).toMatchObject({ name: "anna", title, origin });
    expect(passkey.createdAt).toContain(today);
    expect(await access.listPasskeys(person, "anna")).toEqual([{ ...passkey, lastUsedOn: undefined }]);

    const { secret } = await enter(device.sign(await ask()));
    expect(await access.enterBySession(secret)).toMatchObject({ name: "anna", limit: undefined });
    expect(await access.listPasskeys(person, "anna")).toEqual([{ ...passkey, lastUsedOn: today }]);
    await enter(device.sign(await ask()));

    const { passkey: second } = await add();
    await access.removePasskey(passkey.id, person);
    expect(await access.listPasskeys(person, "anna")).toEqual([second]);
    await expect(enter(device.sign(await ask()))).rejects.toThrow(REFUSED);
    await expect(access.removePasskey(passkey.id, person)).rejects.toThrow(refusedAs("passkey-not-found"));
  });

  it("ask a browser for a key that finds its account by itself, and for a finger or a code", async () => {
    const { begin, add, ask } = await open("asked");
    const { passkey, device } = await add();
    expect(await begin()).toMatchObject({
      rp: { id: "travaux.example.org" },
      user: { name: "asked" },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      attestation: "none",
      excludeCredentials: [{ id: device.sign({ challenge: "" }).credential }],
    });
    expect(await ask()).toMatchObject({ rpId: "travaux.example.org", userVerification: "required" });
    expect((await ask()).challenge).not.toBe((await ask()).challenge);
    expect(passkey).not.toHaveProperty("publicKey");
  });

  it("sign one challenge once, and none that nobody asked, that is too old, or that was for something else", async () => {
    const { access, query, person, begin, add, ask, enter } = await open("once");
    const { device } = await add();
    const signed = device.sign(await ask());
    await enter(signed);
    await expect(enter(signed), "the very same").rejects.toThrow(REFUSED);
    const asked = await ask();
    await expect(enter(device.sign(asked, { isVerified: false })), "taken by what was refused").rejects.toThrow(
      REFUSED,
    );
    await expect(enter(device.sign(asked))).rejects.toThrow(REFUSED);
    await expect(enter(device.sign({ challenge: "bWFkZSB1cA" })), "made up").rejects.toThrow(REFUSED);
    await expect(enter(device.sign(await begin())), "for adding one").rejects.toThrow(REFUSED);
    const ofAdding = await begin();
    await query("update ceremony set person_id = null");
    await expect(enter(device.sign(ofAdding)), "for adding one, of nobody").rejects.toThrow(REFUSED);
    const late = await ask();
    const [kept] = await query("select challenge_sha256 from ceremony");
    expect(kept?.challenge_sha256).not.toContain(late.challenge);
    await query("update ceremony set expires_at = now() - interval '1 second'");
    await expect(enter(device.sign(late)), "too late").rejects.toThrow(REFUSED);

    const other = aDevice(origin);
    const add2 = (made: ReturnType<typeof other.make>) => access.addPasskey({ origin, title, made }, person);
    await expect(add2(other.make(await ask())), "for signing in").rejects.toThrow(refusedAs("unreadable-account"));
    const begun = await begin();
    await add2(other.make(begun));
    await expect(add2(aDevice(origin).make(begun)), "a second one").rejects.toThrow("was added already");
  });

  it("count at the origin where they were made, and in no frame of another", async () => {
    const { access, person, begin, add, ask, enter } = await open("somewhere");
    const { device } = await add();
    const elsewhere = "https://travaux.example.org.evil.example";
    const below = { origin: "https://evil.travaux.example.org", host: "travaux.example.org" };
    const otherPort = { origin: `${origin}:8443` };
    for (const deviation of [{ origin: elsewhere }, below, otherPort, { host: "evil.example" }, { isFramed: true }]) {
      await expect(enter(device.sign(await ask(), deviation)), JSON.stringify(deviation)).rejects.toThrow(REFUSED);
      const made = aDevice(origin).make(await begin(), deviation);
      await expect(access.addPasskey({ origin, title, made }, person)).rejects.toThrow(refusedAs("unreadable-account"));
    }
    // Whoever passes requests on may claim any Host: what counts is where it was made.
    const passedOn = await access.beginPasskeySignIn({ origin: elsewhere });
    await expect(enter(device.sign(passedOn, { origin: elsewhere }))).rejects.toThrow(REFUSED);
    await enter(device.sign(await ask()));
  });

  it("are kept by no browser at a bare address or without HTTPS, but on this machine", async () => {
    const { access, begin } = await open("bare");
    for (const at of [
      "http://127.0.0.1:8787",
      "https://192.0.2.7",
      "https://[::1]:8787",
      "http://travaux.example.org",
    ]) {
      await expect(begin(at), at).rejects.toThrow("Passkeys belong to a name that is reached over HTTPS");
      await expect(access.beginPasskeySignIn({ origin: at }), at).rejects.toThrow(refusedAs("unreadable-account"));
    }
    expect(await begin("http://localhost:8787")).toMatchObject({ rp: { id: "localhost" } });
  });

  it("open their owner's account and no other", async () => {
    const { access, person, add, ask, enter } = await open("own");
    const other = await open("other");
    const { device, passkey } = await add();
    const { device: theirs } = await other.add();
    const { userHandle } = theirs.sign({ challenge: "" });
    await expect(enter(device.sign(await ask(), { userHandle })), "as somebody else").rejects.toThrow(REFUSED);
    await expect(enter(device.sign(await ask(), { userHandle: "" })), "as nobody").rejects.toThrow(REFUSED);
    const mixed = { ...theirs.sign(await ask()), credential: device.sign({ challenge: "" }).credential };
    await expect(enter({ ...mixed, userHandle: device.sign({ challenge: "" }).userHandle })).rejects.toThrow(REFUSED);

    const asked = await other.begin();
    const forOther = { origin, title, made: aDevice(origin).make(asked) };
    await expect(access.addPasskey(forOther, person), "asked of somebody else").rejects.toThrow("was added already");
    const taken = { origin, title, made: device.make(await other.begin()) };
    await expect(access.addPasskey(taken, other.person), "somebody's already").rejects.toThrow("kept already");
    await expect(access.listPasskeys(other.person, "own")).rejects.toThrow(refusedAs("not-allowed"));
    await expect(access.removePasskey(passkey.id, other.person)).rejects.toThrow(refusedAs("passkey-not-found"));
    await access.removePasskey(passkey.id, LOCAL);
  });

  it("that are the last way in are not removed by their owner, who else could not come in; others may", async () => {
    const { access, person, add, ask, enter } = await open("last");
    const { passkey, device } = await add();
    const { passkey: second } = await add();
    await access.removePasskey(second.id, person);
    await expect(access.removePasskey(passkey.id, person)).rejects.toThrow(refusedAs("last-way-in"));
    await enter(device.sign(await ask()));
    await access.removePasskey(passkey.id, LOCAL);
  });

  it("open no closed account", async () => {
    const { access, add, ask, enter } = await open("closed");
    const { device } = await add();
    await access.changePerson("closed", { isClosed: true }, LOCAL);
    await expect(enter(device.sign(await ask()))).rejects.toThrow(REFUSED);
    await access.changePerson("closed", { isClosed: false }, LOCAL);
    await enter(device.sign(await ask()));
  });

  it("that count never count backwards, nor twice the same, also at once; those that do not count stay at none", async () => {
    const { add, ask, enter } = await open("counting");
    const { device } = await add();
    await enter(device.sign(await ask(), { counter: 7 }));
    for (const counter of [6, 7, 0]) {
      await expect(enter(device.sign(await ask(), { counter })), String(counter)).rejects.toThrow(REFUSED);
    }
    const both = [device.sign(await ask(), { counter: 8 }), device.sign(await ask(), { counter: 8 })];
    const entered = await Promise.allSettled(both.map(enter));
    expect(entered.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { device: without } = await add();
    for (let time = 0; time < 2; time += 1) await enter(without.sign(await ask(), { counter: 0 }));
    // All 32 bits.
    await enter(device.sign(await ask(), { counter: 4_294_967_295 }));
  });

  it("are used and made with a finger, a face or a code only, and sign for themselves", async () => {
    const { access, person, begin, add, ask, enter } = await open("verified");
    const { device } = await add();
    await expect(enter(device.sign(await ask(), { isVerified: false }))).rejects.toThrow(REFUSED);
    const made = aDevice(origin).make(await begin(), { isVerified: false });
    await expect(access.addPasskey({ origin, title, made }, person)).rejects.toThrow(
      "no passkey for this place that asks for a finger",
    );
    const { signature } = device.sign(await ask());
    await expect(enter({ ...device.sign(await ask()), signature }), "of something else").rejects.toThrow(REFUSED);
    for (const damage of [
      { signature: "" },
      { clientData: "e30" },
      { authenticatorData: "AAAA" },
      { credential: "\0" },
    ]) {
      await expect(enter({ ...device.sign(await ask()), ...damage }), JSON.stringify(damage)).rejects.toThrow(REFUSED);
    }
  });

  it("cannot be tried for long", async () => {
    const { add, ask, enter } = await open("tried");
    const { device } = await add();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await expect(enter(device.sign({ challenge: "bWFkZSB1cA" }))).rejects.toThrow(REFUSED);
    }
    await expect(enter(device.sign(await ask()))).rejects.toThrow(refusedAs("too-many-attempts"));
  });

  it("are added by whoever signed in and knows the password, where there is one, and by no token", async () => {
    const { access, person, begin } = await open("known", PASSWORD);
    await expect(begin(origin, "not the one")).rejects.toThrow("This is not your password.");
    expect(await begin(origin, PASSWORD)).toHaveProperty("challenge");
    const wanted = { origin, title, password: "", from: "" };
    const byToken = { ...person, limit: { role: "admin", negotiationKey: undefined } } as const;
    await expect(access.beginAddingPasskey(wanted, byToken)).rejects.toThrow(refusedAs("not-allowed"));
    await expect(access.beginAddingPasskey(wanted, NOBODY)).rejects.toThrow(refusedAs("sign-in-needed"));
    await expect(access.beginAddingPasskey({ ...wanted, title: " " }, person)).rejects.toThrow(
      "The title of a passkey has 1 to 120 characters on one line.",
    );
    const made = aDevice(origin).make({ challenge: "" });
    await expect(access.addPasskey({ origin, title, made }, byToken)).rejects.toThrow(refusedAs("not-allowed"));
  });
});
