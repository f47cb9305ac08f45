import { beforeAll, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";
import { wordsOf } from "./reading.ts";
import { visitor } from "./visitor.ts";

const PASSWORD = "four words apart here";

describeOnBothDatabases("accounts on pages", (openTestStorage) => {
  let service: Service;
  beforeAll(async () => {
    service = serviceOn((await openTestStorage()).storage, undefined, { passwordCost: CHEAP_PASSWORDS });
    const lake = { title: "The lake", summary: "", parties: [], rounds: [], documents: [] };
    const init = { method: "PUT", body: JSON.stringify(lake), headers: { "Content-Type": "application/json" } };
    const made = await service.app.request("/api/n/lake", init, { inProcess: true });
    expect(made.status).toBeLessThan(300);
    await service.access.addPerson({ name: "olena", isOwner: true, password: PASSWORD }, LOCAL);
  });
  const inviteEditor = () => service.access.invite({ kind: "negotiation", negotiation: "lake", role: "editor" }, LOCAL);
  const join = async (name: string) => {
    const guest = visitor(service);
    const { secret } = await inviteEditor();
    expect((await guest.post(`/invitation/${secret}`, { name, password: PASSWORD })).to).toBe("/n/lake");
    return guest;
  };

  it("begin by an invitation, once: one chooses name and password and stands in the negotiation, signed in", async () => {
    const { secret } = await inviteEditor();
    const path = `/invitation/${secret}`;
    const guest = visitor(service);
    const page = await guest.get(path);
    expect(wordsOf(page.html)).toContain("Whoever keeps this record invites you to be an editor of lake .");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.html, "neither printed nor led back to").not.toContain(secret);

    const short = await guest.post(path, { name: "rita", password: "too short" });
    expect(short.status).toBe(422);
    expect(wordsOf(short.html)).toContain("A password has 12 to 256 characters; this one has 9.");
    expect(short.html).toContain('value="rita"');
    expect(short.html).not.toContain("too short");
    const taken = await guest.post(path, { name: "olena", password: PASSWORD });
    expect(taken.status).toBe(409);
    expect(wordsOf(taken.html)).toContain('There is somebody called "olena". Choose another name.');

    const made = await guest.post(path, { name: "rita", password: PASSWORD });
    expect([made.status, made.to]).toEqual([303, "/n/lake"]);
    expect(wordsOf((await guest.get("/n/lake")).html)).toContain("Your account: rita");
    expect(wordsOf((await guest.get("/account")).html)).toContain("lake editor");

    for (const used of [
      await visitor(service).get(path),
      await visitor(service).post(path, { name: "eve", password: PASSWORD }),
    ]) {
      expect(used.status).toBe(404);
      expect(wordsOf(used.html)).toContain("This invitation is not there: it was taken, it is older than seven days");
    }
    const madeUp = await visitor(service).get(`/invitation/${secret.slice(0, -1)}x`);
    expect([madeUp.status, madeUp.headers.get("cache-control")]).toEqual([404, "no-store"]);
  });

  it("make tokens whose secret is shown once, list them, and revoke them", async () => {
    const tobias = await join("tobias");
    const wanted = { title: "Newsroom <script>", role: "reader", negotiation: "lake", days: "30" };
    const made = await tobias.post("/account/tokens", wanted);
    expect([made.status, made.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const [secret = ""] = /travaux_t_[0-9a-f]{72}/u.exec(made.html) ?? [];
    const asToken = { authorization: `Bearer ${secret}` };
    expect(wordsOf((await visitor(service).get("/", asToken)).html)).toContain("Your account: tobias");

    const listed = await tobias.get("/account");
    expect(listed.html).not.toContain(secret);
    expect(wordsOf(listed.html)).toMatch(
      /Newsroom <script> reader of lake only · made .+ · ends .+ · last used .+ Revoke/u,
    );
    const [, token = ""] = /name="token" value="([^"]+)"/u.exec(listed.html) ?? [];
    const stranger = await join("stranger");
    const refused = await stranger.post("/account/tokens/revoked", { token });
    expect(refused.status).toBe(404);
    expect(wordsOf(refused.html)).toContain("There is no such token.");
    const revoked = await tobias.post("/account/tokens/revoked", { token });
    expect([revoked.status, revoked.to]).toEqual([303, "/account#tokens"]);
    expect(wordsOf((await tobias.get("/account")).html)).toMatch(/never used|last used .+ revoked/u);
    expect((await visitor(service).get("/", asToken)).status).toBe(401);
  });

  it("make one token by a form that is sent twice, and show its secret both times", async () => {
    const twice = await join("twice");
    const [, once = ""] = /name="once" value="([^"]+)"/u.exec((await twice.get("/account")).html) ?? [];
    const send = () => twice.post("/account/tokens", { once, title: "Sent twice", role: "reader", days: "" });
    const shown = (await Promise.all([send(), send()])).map(({ html }) => /travaux_t_[0-9a-f]{72}/u.exec(html)?.[0]);
    expect(shown[0]).toBeDefined();
    expect(shown[1]).toBe(shown[0]);
    expect((await twice.get("/account")).html.match(/Sent twice<\/bdi>/gu)).toHaveLength(1);
  });

  it("say in place why a token is none, with what was typed", async () => {
    const tom = await join("tom");
    for (const [wrong, why] of [
      [{ title: " " }, "The title of a token has 1 to 120 characters"],
      [{ role: "king" }, "It is not said what the token may do."],
      [{ days: "soon" }, "A token lasts 1 to 3660 whole days."],
    ] as const) {
      const { status, html } = await tom.post("/account/tokens", {
        title: "kept <",
        role: "editor",
        days: "7",
        ...wrong,
      });
      expect(status).toBe(422);
      expect(wordsOf(html)).toContain(why);
      expect(html).not.toContain("travaux_t_");
      if (!("title" in wrong)) expect(html).toContain('value="kept &lt;"');
    }
    const nowhere = await tom.post("/account/tokens", { title: "x", role: "editor", negotiation: "nowhere" });
    expect(wordsOf(nowhere.html)).toContain('There is no negotiation "nowhere".');
  });

  it("get another password for the old one, which ends every other session", async () => {
    const paula = await join("paula");
    const elsewhere = visitor(service);
    await elsewhere.post("/sign-in", { name: "paula", password: PASSWORD });
    const wrong = await paula.post("/account/password", { old: "a wrong old one", new: "quite another password" });
    expect(wrong.status).toBe(401);
    expect(wordsOf(wrong.html)).toContain("This is not the password that you have now.");
    const short = await paula.post("/account/password", { old: PASSWORD, new: "short" });
    expect(short.status).toBe(422);
    expect(wordsOf((await elsewhere.get("/")).html)).toContain("Your account: paula");

    const changed = await paula.post("/account/password", { old: PASSWORD, new: "quite another password" });
    expect(changed.status).toBe(200);
    expect(wordsOf(changed.html)).toContain("You have another password from now on.");
    expect(wordsOf((await paula.get("/")).html)).toContain("Your account: paula");
    expect(wordsOf((await elsewhere.get("/")).html)).not.toContain("paula");
    const again = await visitor(service).post("/sign-in", { name: "paula", password: PASSWORD });
    expect(again.status).toBe(401);
  });

  it("get passkeys that a script of the page asks the browser for, and say where there can be none", async () => {
    const pia = await join("pia");
    const origin = { origin: "http://localhost" };
    const wanted = { title: "My telephone", known: PASSWORD };
    const asked = await pia.post("/account/passkeys/asked", wanted, origin);
    expect([asked.status, asked.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(JSON.parse(asked.html)).toMatchObject({ request: { rp: { id: "localhost" }, user: { name: "pia" } } });
    const unsaid = await pia.post("/account/passkeys/asked", wanted);
    expect([unsaid.status, unsaid.html]).toEqual([403, expect.stringContaining("does not say by its Origin")]);
    const wrong = await pia.post("/account/passkeys/asked", { ...wanted, known: "wrong" }, origin);
    expect([wrong.status, JSON.parse(wrong.html)]).toEqual([
      401,
      { refused: "This is not your password. Try once more." },
    ]);
    const madeUp = await pia.post("/account/passkeys", { ...wanted, clientData: "e30" }, origin);
    expect(madeUp.status).toBe(422);
    expect(wordsOf(madeUp.html)).toContain("This passkey was added already, or the time for it is over.");
    expect((await pia.post("/account/passkeys/removed", { passkey: "none" })).status).toBe(404);

    const bare = wordsOf((await visitor(service).get("http://192.0.2.7:8787/sign-in")).html);
    expect(bare).toContain("at a bare address, 192.0.2.7, which can have none.");
    expect(bare).not.toContain("Sign in with a passkey");
    const here = await visitor(service).get("http://127.0.0.1:8787/sign-in?next=/n/lake");
    expect(here.html).toContain('<a href="http://localhost:8787/sign-in?next=%2Fn%2Flake">localhost:8787</a>');
  });

  it("are shown to nobody but whoever signed in", async () => {
    const ofPasskeys = ["", "/asked", "/removed"].map((step) => `/account/passkeys${step}`);
    const paths = ["/account/password", "/account/tokens", "/account/tokens/revoked", ...ofPasskeys];
    expect((await visitor(service).get("/account")).status).toBe(401);
    for (const path of paths) expect((await visitor(service).post(path, {})).status, path).toBe(401);
  });
});
