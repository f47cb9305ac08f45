import { beforeAll, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { type ApiDocument, findUndocumented, readDocument } from "../support/api-document.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aNegotiation } from "../support/drafts.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";

const PASSWORD = "four words apart here";
const NONE = "00000000-0000-4000-8000-000000000000";

/** Who asks: by a session, by a token of no lower role than its person's, or as nobody. */
const ASKING = ["owner", "admin", "reader", "nobody", "owner's token", "admin's token", "no token"] as const;
type Answers = readonly [number, number, number, number, number, number, number];

/** Each route of people, with what it answers each of them, in the order of `ASKING`. A route that is not here fails. */
const ROUTES: readonly (readonly [string, string, object | undefined, Answers])[] = [
  ["GET", "/api/people", undefined, [200, 403, 403, 401, 403, 403, 401]],
  ["POST", "/api/people", { name: "olena" }, [409, 403, 403, 401, 403, 403, 401]],
  ["PATCH", "/api/people/rita", { isOwner: false }, [200, 403, 403, 401, 403, 403, 401]],
  ["GET", "/api/members/lake", undefined, [200, 200, 403, 401, 403, 403, 401]],
  ["GET", "/api/members/sea", undefined, [200, 404, 404, 401, 403, 404, 401]],
  ["PUT", "/api/members/lake/rita", { role: "reader" }, [200, 200, 403, 401, 403, 403, 401]],
  ["PUT", "/api/members/sea/emil", { role: null }, [200, 404, 404, 401, 403, 404, 401]],
  ["GET", "/api/audit/lake", undefined, [200, 200, 403, 401, 200, 200, 401]],
  ["GET", "/api/audit/sea?kind=people", undefined, [200, 404, 404, 401, 200, 404, 401]],
  ["GET", "/api/audit/lake/entries.csv", undefined, [200, 200, 403, 401, 200, 200, 401]],
  ["PUT", "/api/audit/lake/times", { times: "exact" }, [200, 200, 403, 401, 403, 403, 401]],
  ["PUT", "/api/audit/sea/times", { times: "exact" }, [200, 404, 404, 401, 403, 404, 401]],
  ["POST", "/api/invitations", { negotiation: "lake", role: "reader" }, [201, 201, 403, 401, 403, 403, 401]],
  ["POST", "/api/invitations", { negotiation: "sea", role: "reader" }, [201, 404, 404, 401, 403, 404, 401]],
  ["POST", "/api/invitations", { isOwner: true }, [201, 403, 403, 401, 403, 403, 401]],
  ["GET", "/api/tokens", undefined, [200, 200, 200, 401, 403, 403, 401]],
  ["GET", "/api/tokens?name=emil", undefined, [200, 403, 403, 401, 403, 403, 401]],
  ["POST", "/api/tokens", { title: "a script", role: "reader" }, [201, 201, 201, 401, 403, 403, 401]],
  ["POST", "/api/tokens", { name: "emil", title: "a script", role: "reader" }, [201, 403, 403, 401, 403, 403, 401]],
  ["DELETE", `/api/tokens/${NONE}`, undefined, [404, 404, 404, 401, 404, 404, 401]],
  ["GET", "/api/passkeys", undefined, [200, 200, 200, 401, 403, 403, 401]],
  ["GET", "/api/passkeys?name=emil", undefined, [200, 403, 403, 401, 403, 403, 401]],
  ["DELETE", `/api/passkeys/${NONE}`, undefined, [404, 404, 404, 401, 404, 404, 401]],
  ["GET", "/api/identities", undefined, [200, 200, 200, 401, 403, 403, 401]],
  ["GET", "/api/identities?name=emil", undefined, [200, 403, 403, 401, 403, 403, 401]],
  ["DELETE", `/api/identities/${NONE}`, undefined, [404, 404, 404, 401, 404, 404, 401]],
];

describeOnBothDatabases("a route of people", (openTestStorage) => {
  let app: Service["app"];
  let document: ApiDocument;
  const sending = new Map<string, Record<string, string>>();

  beforeAll(async () => {
    const { storage } = await openTestStorage();
    const service = serviceOn(storage, undefined, { passwordCost: CHEAP_PASSWORDS });
    const { access } = service;
    app = service.app;
    document = await readDocument(app);
    for (const id of ["lake", "sea"]) await openRecord(storage).describeNegotiation(aNegotiation(id));
    const names = { owner: "olena", admin: "anna", reader: "rita", another: "emil" };
    for (const [kind, name] of Object.entries(names)) {
      await access.addPerson({ name, isOwner: kind === "owner", password: PASSWORD }, LOCAL);
      const { secret } = await access.signIn({ name, password: PASSWORD, from: name });
      sending.set(kind, { cookie: `__Host-travaux=${secret}` });
      const made = await access.makeToken({ name, title: "a script", role: "admin" }, LOCAL);
      sending.set(`${kind}'s token`, { authorization: `Bearer ${made.secret}` });
    }
    await access.setRole("lake", "anna", "admin", LOCAL);
    await access.setRole("lake", "rita", "reader", LOCAL);
    sending.set("no token", { authorization: `Bearer travaux_t_${"0".repeat(72)}` });
  });

  for (const [method, path, body, answers] of ROUTES) {
    it(`answers each who asks as they may: ${method} ${path} ${body === undefined ? "" : JSON.stringify(body)}`, async () => {
      const answered: [string, number][] = [];
      for (const asking of ASKING) {
        const init = { method, headers: sending.get(asking) ?? {} };
        const answer = await app.request(path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
        const type = answer.headers.get("content-type");
        if (type?.startsWith("text/csv") === true) expect(await answer.text()).toContain(",");
        else {
          const sent = { status: answer.status, type, body: await answer.json() };
          expect(findUndocumented(document, { method, path }, sent), asking).toBeUndefined();
        }
        answered.push([asking, answer.status]);
      }
      expect(answered).toEqual(ASKING.map((asking, place) => [asking, answers[place]]));
    });
  }

  it("is in the table above, if the document has it under People", () => {
    const described = Object.entries(document.paths).flatMap(([template, operations]) =>
      Object.entries(operations)
        .filter(([, operation]) => operation.tags?.includes("People"))
        .map(([method]) => `${method.toUpperCase()} ${template}`),
    );
    const shapeOf = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/gu, "[^/?]+")}(?:\\?.*)?$`, "u");
    const asked = ROUTES.map(([method, path]) => `${method} ${path}`);
    expect(described.length).toBeGreaterThan(0);
    expect(described.filter((route) => !asked.some((one) => shapeOf(route).test(one)))).toEqual([]);
  });
});
