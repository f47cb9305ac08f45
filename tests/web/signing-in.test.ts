import { beforeAll, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { readNext } from "../../src/web/people/next-address.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";
import { wordsOf } from "./reading.ts";
import { visitor } from "./visitor.ts";

const PASSWORD = "four words apart here";

describeOnBothDatabases("signing in on a page", (openTestStorage) => {
  let service: Service;
  beforeAll(async () => {
    service = serviceOn((await openTestStorage()).storage, undefined, { passwordCost: CHEAP_PASSWORDS });
  });

  it("is for nobody while nobody has an account: the foot says whose record it is", async () => {
    const atMachine = await visitor(service).get("/");
    expect(wordsOf(atMachine.html)).toContain("This is one person's record on this machine: no password is asked.");
    expect(atMachine.html).not.toContain("/sign-in");
    const elsewhere = await visitor(service, { address: "192.0.2.1" }).get("/");
    expect(wordsOf(elsewhere.html)).not.toContain("one person's record");
  });

  it("leads back to the page one came from, under one's name; signing out ends the session for good", async () => {
    await service.access.addPerson({ name: "anna", isOwner: true, password: PASSWORD }, LOCAL);
    const anna = visitor(service);
    const start = await anna.get("/record?x=1");
    expect(start.html).toContain('<a href="/sign-in?next=%2Frecord%3Fx%3D1">Sign in</a>');
    expect(wordsOf(start.html)).not.toContain("one person's record");
    const form = await anna.get("/sign-in?next=%2Frecord%3Fx%3D1");
    expect(form.headers.get("cache-control")).toBe("no-store");
    expect(form.html, "it does not lead to itself").not.toContain('href="/sign-in');
    expect(form.html).toContain('<input type="hidden" name="next" value="/record?x=1"/>');

    const signedIn = await anna.post("/sign-in", { name: " anna ", password: PASSWORD, next: "/record?x=1" });
    expect([signedIn.status, signedIn.to]).toEqual([303, "/record?x=1"]);
    expect(signedIn.headers.get("set-cookie")).toMatch(
      /^__Host-travaux=travaux_s_[0-9a-f]{72}; Path=\/; Expires=[^;]+ GMT; HttpOnly; Secure; SameSite=Lax$/u,
    );
    const page = await anna.get("/record");
    expect(page.html).toContain('<a href="/account">');
    expect(wordsOf(page.html)).toContain("Your account: anna");
    const cookie = anna.cookie();

    expect(wordsOf((await anna.get("/account")).html)).toContain("You keep this record");
    expect((await visitor(service).get("/account")).status).toBe(401);
    const signedOut = await anna.post("/sign-out", {});
    expect([signedOut.status, signedOut.to, anna.cookie()]).toEqual([303, "/", ""]);
    expect((await anna.get("/record")).html).toContain("Sign in");
    const kept = await visitor(service, { cookie }).get("/record");
    expect(wordsOf(kept.html), "the cookie, kept elsewhere").not.toContain("Your account");
  });

  it("says in place that name and password do not belong together, and not which of them is wrong", async () => {
    const told = [];
    for (const name of ["anna", "nobody-<of>-that"]) {
      const { status, html, headers } = await visitor(service).post("/sign-in", {
        name,
        password: "wrong",
        next: "/record",
      });
      expect([status, headers.get("set-cookie")]).toEqual([401, null]);
      expect(wordsOf(html)).toContain("There is nobody of that name with that password.");
      expect(html).toContain('name="next" value="/record"');
      expect(html).not.toContain("wrong<");
      expect(html).not.toContain('value="wrong"');
      told.push(html.replace(/(name="name" value=)"[^"]*"/u, "$1"));
    }
    expect(told[0]).toBe(told[1]);
  });

  it("says when to try again after too many attempts", async () => {
    const guessing = visitor(service, { address: "192.0.2.9" });
    const wrong = { name: "anna", password: "guessed" };
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await guessing.post("/sign-in", wrong)).status, `attempt ${attempt}`).toBe(401);
    }
    const { status, html, headers } = await guessing.post("/sign-in", { ...wrong, password: PASSWORD });
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(590);
    expect(wordsOf(html)).toContain("That went wrong 10 times within ten minutes. Try again in 10 minutes.");
    expect((await visitor(service).post("/sign-in", { ...wrong, password: PASSWORD })).status).toBe(303);
  });

  it("by a passkey is refused in place, and leads back to the same page", async () => {
    const sent = { next: "/record", credential: "x", clientData: "e30" };
    const { status, html } = await visitor(service).post("/sign-in/passkey", sent, { origin: "http://localhost" });
    expect(status).toBe(401);
    expect(wordsOf(html)).toContain(
      "This passkey opens no account here. Try once more, or sign in with name and password.",
    );
    expect(html.match(/name="next" value="\/record"/gu)).toHaveLength(2);
    const asked = await visitor(service).post("/sign-in/passkey/asked", {}, { origin: "https://evil.example" });
    expect(asked.status).toBe(403);
  });

  it("is taken from this service's own pages only", async () => {
    const headers = { origin: "http://elsewhere.example" };
    const sent = await visitor(service).post("/sign-in", { name: "anna", password: PASSWORD }, headers);
    expect([sent.status, sent.headers.get("set-cookie")]).toEqual([403, null]);
  });

  it("is asked for where a form was sent by nobody, and leads back to the form", async () => {
    const headers = { referer: "http://localhost/new" };
    const { status, html } = await visitor(service).post("/new", { do: "save", title: "A lake" }, headers);
    expect(status).toBe(401);
    expect(html).toContain('<a href="/sign-in?next=%2Fnew">Sign in</a>');
  });

  it("makes pages that nobody keeps for another reader", async () => {
    const anna = visitor(service);
    const before = await anna.get("/record");
    await anna.post("/sign-in", { name: "anna", password: PASSWORD });
    const after = await anna.get("/record");
    for (const { headers } of [before, after]) expect(headers.get("vary")).toContain("Cookie, Authorization");
    expect([before, after].map(({ headers }) => headers.get("cache-control"))).toEqual([null, "private, no-cache"]);
    expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"));
    const again = await anna.get("/record", { "if-none-match": after.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    const asNobody = await anna.get("/record", { "if-none-match": before.headers.get("etag") ?? "" });
    expect(asNobody.status).toBe(200);
  });
});

it("leads back to nothing but a path of this service", () => {
  for (const own of ["/", "/n/lake?x=1#p-3", "/n/%D0%BE"]) expect(readNext(own)).toBe(own);
  expect(readNext("/n/о")).toBe("/n/%D0%BE");
  for (const elsewhere of [
    ...[
      "",
      "n/lake",
      "https://evil.example/",
      "//evil.example",
      "///evil.example",
      "/\\evil.example",
      "\\\\evil.example",
    ],
    ...["/\t/evil.example", "/\n/evil.example", "\t//evil.example", "/.//evil.example", "/x/..//evil.example"],
    ...["/%2e//evil.example", "javascript:alert(1)", "/\\\tevil.example", "//here.invalid:1/"],
  ]) {
    expect(readNext(elsewhere), JSON.stringify(elsewhere)).toBe("/");
  }
});
