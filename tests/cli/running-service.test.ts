import { once } from "node:events";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openService } from "../../src/service.ts";
import { findServiceFile } from "../../src/service-file.ts";
import { draftText } from "../support/draft-text.ts";
import { runHere } from "../support/run-here.ts";
import { runTravaux, type ServiceProcess, startService } from "../support/run-travaux.ts";
import { serveHere } from "../support/serve-here.ts";
import { temporaryFolder, temporaryRecordFolder } from "../support/temporary-folder.ts";

const FOLDER = {
  "drafts/talks/negotiation.yaml": "title: Talks\nsummary: Talks.\ndocuments: [{ id: lease, title: Lease }]\n",
  "drafts/talks/lease/first.md": draftText("1. The rent is 100 a month."),
};

async function serving(cwd: string, ...args: string[]): Promise<ServiceProcess> {
  const service = await startService(args, { cwd });
  onTestFinished(() => service.kill("SIGKILL"));
  return service;
}

describe("travaux serve", () => {
  it("files the drafts folder it finds, serves pages and JSON on this machine, and keeps what it has over a restart", async () => {
    const cwd = await temporaryFolder(FOLDER);
    const first = await serving(cwd);
    expect(first.printed).toMatch(/^http:\/\/localhost:\d+$/u);
    const page = await fetch(`${first.address}/n/talks`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Talks");
    expect(await (await fetch(`${first.address}/api/n/talks/lease/first`)).json()).toMatchObject({ pointCount: 1 });
    expect(await (await fetch(`${first.address}/readyz`)).json()).toEqual({ status: "ready" });
    await first.kill("SIGTERM");
    expect(first.child.exitCode).toBe(0);
    await expect(stat(join(cwd, ".travaux/service.json")), "it leaves nothing of itself").rejects.toThrow("ENOENT");
    await rm(join(cwd, "drafts"), { recursive: true });
    await writeFile(join(cwd, "drafts"), "a file");
    const second = await serving(cwd);
    expect((await fetch(`${second.address}/readyz`)).status, "though drafts is no folder").toBe(200);
    expect((await fetch(`${second.address}/api/n/talks/lease/first`)).status).toBe(200);
  });
});

describe("travaux serve on an address that others may reach", () => {
  it("is refused until somebody has an account, with what to do", async () => {
    const cwd = await temporaryRecordFolder();
    const { status, stdout, stderr } = await runHere(["serve", "--port", "0", "--host", "0.0.0.0"], { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(
      "Nobody has an account yet, and 0.0.0.0 is an address that others may reach. Make the first account with " +
        "travaux user add NAME --owner --password-stdin, then start the service again.\n",
    );
    await expect(stat(join(cwd, ".travaux/service.json"))).rejects.toThrow("ENOENT");
  });

  it("serves once somebody has one; commands at the machine still go to it, and whoever is nobody may not write", async () => {
    const cwd = await temporaryRecordFolder(FOLDER);
    const record = await openService({ dataDirectory: join(cwd, ".travaux") });
    await record.access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
    await record.close();
    const service = await serving(cwd, "--no-sync", "--host", "0.0.0.0");
    expect(service.printed).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/u);
    expect(await runTravaux(["sync"], { cwd })).toMatchObject({ status: 0 });
    const { port } = new URL(service.address);
    const url = `http://127.0.0.1:${port}/api/n/talks/lease/second`;
    const refused = await fetch(url, { method: "PUT", body: draftText("1. The rent is 200.") });
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: "sign-in-needed" }]);
  });
});

describe("while a service has the data directory", () => {
  it("commands go to it with a token that only its owner can read, no second one starts, and once killed it is followed", async () => {
    const cwd = await temporaryRecordFolder(FOLDER);
    const service = await serving(cwd, "--no-sync");
    expect(await (await fetch(`${service.address}/api/n`)).json()).toEqual({ negotiations: [] });
    const file = join(cwd, ".travaux/service.json");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await runTravaux(["sync"], { cwd })).toMatchObject({
      status: 0,
      stdout: "drafts: 1 version filed, 0 unchanged.\n",
    });
    expect((await runHere(["log", "talks/lease#1"], { cwd })).stdout).toContain("The rent is 100 a month.");
    const told = await readFile(file, "utf8");
    await writeFile(file, JSON.stringify({ ...JSON.parse(told), token: "another" }));
    const refused = await runHere(["sync"], { cwd });
    expect(refused.stderr, "a service that does not know the token is not this one").toContain("is in use by process");
    await writeFile(file, told);

    // The same one further, for a start takes as long as all of this.
    await expectPlacesTaken(service, cwd);
    await service.kill("SIGKILL");
    expect(
      await runHere(["sync"], { cwd }),
      "killed, its directory is taken over and its address forgotten",
    ).toMatchObject({
      status: 0,
      stdout: "drafts: 0 versions filed, 1 unchanged.\n",
    });
  });

  it("a page elsewhere cannot write", async () => {
    const cwd = await temporaryFolder(FOLDER);
    const service = await serveHere(cwd);
    await runHere(["sync"], { cwd });
    const headers = { "Content-Type": "text/markdown", Origin: "https://evil.example" };
    const body = draftText("1. Forged.");
    const answer = await fetch(`${service.address}/api/n/talks/lease/forged`, { method: "PUT", headers, body });
    expect(answer.status).toBe(403);
    expect((await fetch(`${service.address}/api/n/talks/lease/forged`)).status).toBe(404);
  });
});

describe("after a service was killed", () => {
  it("whoever listens at its address by now is sent neither its token nor a draft", async () => {
    const cwd = await temporaryRecordFolder(FOLDER);
    const heard: string[] = [];
    const other = createServer((request, response) => {
      heard.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.setHeader("Content-Type", "application/json").end('{ "status": "alive", "proof": "trust me" }');
    });
    onTestFinished(() => void other.close());
    await once(other.listen(0, "127.0.0.1"), "listening");
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await writeFile(join(cwd, ".travaux/service.json"), JSON.stringify({ address, token: "secret", pid: 1 }));
    const { status, stdout } = await runHere(["sync"], { cwd });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "drafts: 1 version filed, 0 unchanged.\n" });
    expect(heard).toEqual(["GET /healthz undefined"]);
  });

  it("an address file that is garbage is passed over", async () => {
    const data = await temporaryFolder();
    for (const garbage of ["{", "null", '{ "address": 1, "token": null }']) {
      await writeFile(join(data, "service.json"), garbage);
      expect(findServiceFile(data), garbage).toBeUndefined();
    }
  });

  it("during a sync, every acknowledged version is in place and whole, and none is half there", async () => {
    const points = Array.from(
      { length: 20 },
      (_, n) => `${n + 1}. Term ${n + 1} of the lease, in words of its own.`,
    ).join("\n");
    const versions = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        `drafts/talks/lease/v${n}.md`,
        draftText(points.replaceAll("Term", `Term v${n}`)),
      ]),
    );
    const cwd = await temporaryRecordFolder({ ...FOLDER, ...versions });
    // First before any acknowledgement, then after some: killed-while-filing.test.ts draws many moments.
    const acknowledged = new Set<string>();
    for (const killAfter of [0, 6]) {
      const service = await serving(cwd, "--no-sync");
      await fileUntilKilled(service, Object.entries(versions), killAfter, acknowledged);
    }
    const service = await serving(cwd, "--no-sync");
    const { versions: filed = [] } = (await (await fetch(`${service.address}/api/n/talks`)).json()) as {
      versions?: { id: string }[];
    };
    expect(new Set(filed.map(({ id }) => id))).toEqual(new Set([...filed.map(({ id }) => id), ...acknowledged]));
    expect(acknowledged.size).toBeGreaterThanOrEqual(6);
    for (const { id } of filed) {
      const version = (await (await fetch(`${service.address}/api/n/talks/lease/${id}`)).json()) as {
        pointCount: number;
        points: unknown[];
      };
      expect(version.points, id).toHaveLength(20);
      expect(version.pointCount, id).toBe(20);
      const capture = await (await fetch(`${service.address}/api/n/talks/lease/${id}/capture`)).text();
      expect(capture, id).toBe(versions[`drafts/talks/lease/${id}.md`]);
    }
    expect((await runHere(["sync"], { cwd })).stdout).toMatch(/^drafts: \d+ versions? filed, \d+ unchanged\.\n$/u);
  });
});

/** Another service is refused its port, and another its directory: with one line and exit status 2. */
async function expectPlacesTaken(service: ServiceProcess, cwd: string): Promise<void> {
  const port = new URL(service.address).port;
  const { status, stdout, stderr } = await runTravaux(["serve", "--port", port], { cwd: await temporaryFolder() });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toBe(`Port ${port} is taken. Choose another: travaux serve --port 8788.\n`);
  const second = await runHere(["serve", "--port", "0"], { cwd });
  expect(second.status).toBe(2);
  expect(second.stderr.trim().split("\n")).toHaveLength(1);
  expect(second.stderr).toContain(String(service.child.pid));
}

/** Files versions one after another, keeping those the service acknowledged, and kills it in the middle of one. */
async function fileUntilKilled(
  service: ServiceProcess,
  files: readonly (readonly [string, string])[],
  killAfter: number,
  acknowledged: Set<string>,
): Promise<void> {
  const put = (path: string, body: string, type: string) =>
    fetch(`${service.address}/api${path}`, { method: "PUT", body, headers: { "Content-Type": type } });
  await put("/n/talks", FOLDER["drafts/talks/negotiation.yaml"], "application/yaml");
  let killed: Promise<void> | undefined;
  let [filed, sent] = [0, 0];
  for (const [name, text] of files) {
    const id = name.slice("drafts/talks/lease/".length, -".md".length);
    if (acknowledged.has(id)) continue;
    const answer = put(`/n/talks/lease/${id}`, text, "text/markdown");
    // Under way when the kill comes, so that some are cut off between their statements.
    if (sent++ === killAfter) killed = service.kill("SIGKILL");
    const done = await answer.then(
      (got) => got.ok,
      () => false,
    );
    if (!done) break;
    acknowledged.add(id);
    filed++;
  }
  await killed;
  if (filed > killAfter + 1) throw new Error("The service answered after it was killed.");
}
