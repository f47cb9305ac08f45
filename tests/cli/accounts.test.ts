import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runHere } from "../support/run-here.ts";
import { serveHere } from "../support/serve-here.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A service that holds a record; commands go to it. */
async function serving() {
  const cwd = await temporaryFolder();
  const { address, service } = await serveHere(cwd);
  const run = async (typed: string, input = "") => {
    const words = (typed.match(/"[^"]*"|\S+/gu) ?? []).map((word) => word.replaceAll('"', ""));
    const { status, stdout, stderr } = await runHere(words, { cwd, input });
    return status === 0 ? stdout.trim() : `${status}: ${stderr.trim()}`;
  };
  const put = (path: string, headers: Record<string, string>, body = "{}") =>
    fetch(`${address}${path}`, { method: "PUT", body, headers });
  return { run, put, access: service.access };
}

it("accounts, roles and tokens are made at the machine, and hold at once", async () => {
  const { run, put, access } = await serving();
  expect(await run("user list")).toBe("Nobody has an account yet.");
  expect(await run("user add olena --password-stdin", "four words apart here\n")).toBe("olena: owner");
  expect(await run("user add rita")).toBe("rita: no password yet");
  expect(await run("user list --json").then(JSON.parse)).toMatchObject({
    people: [{ name: "olena" }, { name: "rita" }],
  });
  expect(await access.signIn({ name: "olena", password: "four words apart here", from: "here" })).toHaveProperty(
    "secret",
  );

  const talks = "title: Talks\nsummary: Talks.\ndocuments: [{ id: lease, title: Lease }]\n";
  const yaml = { "Content-Type": "application/yaml" };
  const owners = await run('token create --for olena --title "begins talks" --role admin');
  expect(owners).toMatch(/^travaux_t_[0-9a-f]{72}$/u);
  expect((await put("/api/n/talks", { ...yaml, authorization: `Bearer ${owners}` }, talks)).status).toBe(403);
  const { status } = await put("/api/n/talks", yaml, talks);
  expect(status, "nobody, now that there is somebody").toBe(401);
});

it("a role lets a token do what it may, and a closed account nothing", async () => {
  const { run, put } = await serving();
  await run("user add olena");
  expect(await run("user add emil")).toBe("emil: no password yet");
  expect(await run("user role emil talks editor")).toBe(
    '2: There is no negotiation "talks". The first page lists all; a new one is begun at /new, or described in negotiation.yaml and filed by travaux sync.',
  );
  expect(await run("user close emil")).toMatch(/^emil: no password yet, closed on \d{4}-\d\d-\d\d$/u);
  expect(await run("user open emil")).toBe("emil: no password yet");
  const secret = await run('token create --for emil --title "a script" --role editor --days 30');
  expect(await run("token list --for emil")).toMatch(/emil: a script \(editor\), until \d{4}-\d\d-\d\d, never used$/u);
  const name = () => put("/api/terms/talks/shore", { authorization: `Bearer ${secret}` }, '{"title":"Shore"}');
  expect((await name()).status).toBe(404);
  const [id = ""] = (await run("token list --for emil")).split(" ");
  expect(await run(`token revoke ${id}`)).toMatch(/last used on \d{4}-\d\d-\d\d, revoked on \d{4}-\d\d-\d\d$/u);
  expect((await name()).status).toBe(401);
  expect(await run("user invite --owner")).toMatch(/^\/invitation\/travaux_i_[0-9a-f]{72}$/u);
});

it("a version is filed for some, and opened to more, at the machine", async () => {
  const { run } = await serving();
  const folder = await temporaryFolder();
  const draft = join(folder, "draft.md");
  await writeFile(draft, "---\ntitle: A draft\nkind: leak\npublished: 2025-01-01\n---\n\n1. The lake is shared.\n");
  await mkdir(join(folder, "drafts/lake"), { recursive: true });
  await writeFile(
    join(folder, "drafts/lake/negotiation.yaml"),
    "title: Lake\ndocuments: [{ id: plan, title: Plan }]\n",
  );
  await run(`sync ${join(folder, "drafts")}`);
  expect(await run(`file ${draft} --to lake/plan@one --state private --public-from 2031-05-05T08:00:00+02:00`)).toBe(
    "lake/plan@one: 1 point, filed; it is embargoed until 2031-05-05T06:00:00.000Z.",
  );
  expect(await run("open lake/plan@one --state shared")).toBe("lake/plan@one is shared.");
  expect(await run("open lake/plan@one --state published --json").then(JSON.parse)).toMatchObject({
    state: "published",
  });
  expect(await run("open lake/plan@one --state private")).toMatch(/^2: .*is open to everybody already/u);
});
