import { beforeAll, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aNegotiation } from "../support/drafts.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";
import { sessionOf } from "../support/session-of.ts";
import { wordsOf } from "./reading.ts";
import { visitor } from "./visitor.ts";

const PASSWORD = "four words apart here";
const LONG = `${"n".repeat(36)}.${"x".repeat(3)}`;
const MEMBERS = "/n/lake/settings/people";

describeOnBothDatabases("people on pages", (openTestStorage) => {
  let service: Service;
  const signedIn = new Map<string, ReturnType<typeof visitor>>();
  /** Whoever has that name, before a browser; nobody for a name that nobody has. */
  const as = (name: string) => signedIn.get(name) ?? visitor(service);
  const signIn = async (name: string) => {
    const { storage } = await openTestStorage();
    signedIn.set(name, visitor(service, { cookie: await sessionOf(storage, name) }));
  };

  beforeAll(async () => {
    const { storage } = await openTestStorage();
    service = serviceOn(storage, undefined, { passwordCost: CHEAP_PASSWORDS });
    await openRecord(storage).describeNegotiation(aNegotiation("lake"));
  });

  it("begin at the machine with an owner, who signs in from then on", async () => {
    const machine = visitor(service);
    expect((await machine.get("/")).html).toContain('<a href="/people">Let others in</a>');
    expect(wordsOf((await machine.get("/people")).html)).toContain("Nobody has an account yet");
    const wayless = await machine.post("/people", { name: "olena", password: "" });
    expect(wayless.status).toBe(422);
    expect(wordsOf(wayless.html)).toContain("The first account needs a password");
    expect(wayless.html).toContain('value="olena"');
    const made = await machine.post("/people", { name: "olena", password: PASSWORD });
    expect([made.status, made.to]).toEqual([303, "/sign-in?next=%2Fpeople"]);
    expect((await machine.get("/people")).status).toBe(401);
    const olena = visitor(service);
    expect((await olena.post("/sign-in", { name: "olena", password: PASSWORD, next: "/people" })).to).toBe("/people");
    signedIn.set("olena", olena);
    expect((await as("olena").get("/account")).html).toContain('<a href="/people">People and their accounts</a>');
    expect(wordsOf((await as("olena").get("/people")).html)).toMatch(
      /olena owner · since .+ This is your own account/u,
    );
  });

  it("get accounts by an owner; what cannot be one is refused in place with what was typed", async () => {
    const olena = as("olena");
    for (const name of ["anna", "rita", "emil", LONG]) {
      expect(await olena.post("/people", { name, password: "" })).toMatchObject({
        ...{ status: 303, to: "/people#accounts" },
      });
      await signIn(name);
    }
    const wrong = await olena.post("/people", { name: "Rita <b>", password: PASSWORD, owner: "yes" });
    expect([wrong.status, wrong.headers.get("cache-control")]).toEqual([422, "no-store"]);
    expect(wordsOf(wrong.html)).toContain('"Rita <b>" cannot be somebody\'s name here.');
    expect(wrong.html).toContain('value="Rita &lt;b&gt;"');
    expect(wrong.html).toMatch(/name="owner" value="yes" checked/u);
    expect(wrong.html, "a password is never sent back").not.toContain(PASSWORD);
    expect((await olena.post("/people", { name: "rita", password: "" })).status).toBe(409);
    expect((await olena.get("/people")).html).toContain(LONG);
  });

  it("are closed, opened again and given another password by an owner, who is never the last to go", async () => {
    const olena = as("olena");
    const change = (name: string, wanted: string, password = "") =>
      olena.post("/people/accounts", { name, do: wanted, password });
    expect((await change("emil", "close")).to).toBe("/people#accounts");
    expect((await as("emil").get("/account")).status).toBe(401);
    expect(wordsOf((await olena.get("/people")).html)).toMatch(
      /emil no password yet · since .+ · closed .+ Open it again : emil/u,
    );
    await change("emil", "open");
    const short = await change("emil", "password", "short");
    expect([short.status, wordsOf(short.html)]).toEqual([422, expect.stringContaining("this one has 5.")]);
    const given = await change("emil", "password", "another four words");
    expect(wordsOf(given.html)).toContain("emil has another password from now on");
    const emil = visitor(service);
    expect((await emil.post("/sign-in", { name: "emil", password: "another four words" })).status).toBe(303);
    signedIn.set("emil", emil);

    await change("emil", "owner");
    expect((await as("emil").get("/people")).status).toBe(200);
    await change("emil", "no-owner");
    expect((await as("emil").get("/people")).status).toBe(403);
    for (const wanted of ["no-owner", "close"]) {
      const refused = await change("olena", wanted);
      expect(refused.status).toBe(409);
      expect(wordsOf(refused.html)).toContain('"olena" is the only owner of the record left.');
    }
    expect((await change("stranger", "close")).status).toBe(404);
    expect((await change("emil", "nothing that is there")).status).toBe(422);
  });

  it("are given roles by an admin of the negotiation, and lose them", async () => {
    await service.access.setRole("lake", "anna", "admin", LOCAL);
    const anna = as("anna");
    expect((await anna.get("/n/lake/settings")).html).toContain(`<a href="${MEMBERS}">Who may do what here</a>`);
    expect((await anna.post(MEMBERS, { name: " rita ", role: "reader" })).to).toBe(`${MEMBERS}#members`);
    expect((await anna.post(`${MEMBERS}/roles`, { name: "rita", role: "editor", do: "give" })).status).toBe(303);
    const page = await anna.get(MEMBERS);
    expect(page.html).toMatch(/<select id="role-of-rita".*?<option value="editor" selected/su);
    const settings = await as("rita").get("/n/lake/settings");
    expect([settings.status, settings.html.includes(MEMBERS)]).toEqual([200, false]);
    expect((await anna.post(`${MEMBERS}/roles`, { name: "rita", do: "take" })).status).toBe(303);
    expect((await as("rita").get("/n/lake/settings")).status, "nothing of it is public").toBe(404);
    await anna.post(MEMBERS, { name: "rita", role: "reader" });
    expect((await as("rita").get("/n/lake/settings")).status).toBe(403);

    const stranger = await anna.post(MEMBERS, { name: "stranger <b>", role: "commenter" });
    expect(stranger.status).toBe(404);
    expect(wordsOf(stranger.html)).toContain('There is nobody called "stranger <b>".');
    expect(stranger.html).toContain('value="stranger &lt;b&gt;"');
    expect(stranger.html).toMatch(/<select id="role-given".*?<option value="commenter" selected/su);
    expect((await anna.post(MEMBERS, { name: "rita", role: "king" })).status).toBe(422);
  });

  it("are invited by a link that is shown once, says its end, and is one however often it is asked for", async () => {
    for (const [name, at, body] of [
      ["anna", MEMBERS, { role: "editor" }],
      ["olena", "/people", {}],
    ] as const) {
      const inviting = as(name);
      const [, once = ""] = /name="once" value="([^"]+)"/u.exec((await inviting.get(at)).html) ?? [];
      const send = () => inviting.post(`${at}/invitation`, { ...body, once });
      const answers = [await send(), await send()];
      const links = answers.map(
        ({ html }) => /http:\/\/localhost(\/invitation\/travaux_i_[0-9a-f]{72})/u.exec(html)?.[1],
      );
      expect(links[0]).toBeDefined();
      expect(links[1]).toBe(links[0]);
      expect(wordsOf(answers[0]?.html ?? "")).toMatch(/It can be used once, until \d+ \w+ \d{4}, \d\d:\d\d UTC/u);
      expect((await inviting.get(at)).html).not.toContain("travaux_i_");
      const guest = visitor(service);
      const guestName = `guest.of.${name}`;
      await guest.post(links[0] ?? "", { name: guestName, password: PASSWORD });
      expect((await inviting.get(at)).html).toContain(guestName);
    }
    expect((await as("anna").post(`${MEMBERS}/invitation`, { role: "king" })).status).toBe(422);
  });

  it("are shown to nobody who may not manage them, and nothing that such a one sends is done", async () => {
    const sent: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      [MEMBERS, { name: "rita", role: "admin" }],
      [`${MEMBERS}/roles`, { name: "anna", do: "take" }],
      [`${MEMBERS}/invitation`, { role: "admin" }],
      ["/people", { name: "eve", password: PASSWORD, owner: "yes" }],
      ["/people/accounts", { name: "rita", do: "owner" }],
      ["/people/invitation", {}],
    ];
    const before = [await service.access.listPeople(LOCAL), await service.access.listMembers("lake", LOCAL)];
    for (const [name, status] of [
      ["rita", 403],
      ["nobody", 401],
    ] as const) {
      for (const path of [MEMBERS, "/people"]) {
        const page = await as(name).get(path);
        expect([name, path, page.status]).toEqual([name, path, status]);
        expect(page.html).not.toContain("anna");
        if (name === "nobody") expect(page.html).toContain(`/sign-in?next=${encodeURIComponent(path)}`);
      }
      for (const [path, fields] of sent) {
        const answer = await as(name).post(path, fields);
        expect([name, path, answer.status]).toEqual([name, path, status]);
        expect(answer.html).not.toContain("travaux_i_");
      }
    }
    for (const [path, fields] of sent.slice(3)) expect((await as("anna").post(path, fields)).status, path).toBe(403);
    const foreign = { origin: "http://elsewhere.example" };
    for (const [path, fields] of sent) expect((await as("olena").post(path, fields, foreign)).status, path).toBe(403);
    expect([await service.access.listPeople(LOCAL), await service.access.listMembers("lake", LOCAL)]).toEqual(before);
    expect((await as("olena").get("/n/nowhere/settings/people")).status).toBe(404);
  });

  it("lead whoever gave up their own role to a page they may see", async () => {
    await service.access.setRole("lake", LONG, "admin", LOCAL);
    const gone = await as(LONG).post(`${MEMBERS}/roles`, { name: LONG, role: "editor", do: "give" });
    expect(gone.to).toBe("/n/lake");
    await service.access.changePerson(LONG, { isOwner: true }, LOCAL);
    expect((await as(LONG).post("/people/accounts", { name: LONG, do: "no-owner" })).to).toBe("/account");
  });
});
