import { existsSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTestDatabase } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { runHere } from "../support/run-here.ts";
import { runTravaux, startService } from "../support/run-travaux.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const FOLDER = {
  "drafts/talks/negotiation.yaml": "title: Talks\nsummary: Talks.\ndocuments: [{ id: lease, title: Lease }]\n",
  "drafts/talks/lease/first.md": draftText("1. The rent is 100 a month."),
  "drafts/talks/lease/second.md": draftText("1. The rent is 120 a month.", "based-on: [first]\n"),
};

const VERIFY = { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } };

describe("with DATABASE_URL set", () => {
  it("service and commands use that PostgreSQL side by side, and make no directory of their own", async () => {
    const closing: (() => Promise<void>)[] = [];
    onTestFinished(async () => {
      for (const close of closing.reverse()) await close();
    });
    const env = { DATABASE_URL: await createTestDatabase((close) => closing.push(close), "empty") };
    const cwd = await temporaryFolder(FOLDER);
    const synced = await runTravaux(["sync"], { cwd, env });
    expect(synced).toMatchObject({ status: 0, stdout: "drafts: 2 versions filed, 0 unchanged.\n" });
    // Progress, which comes where a sync takes longer than a second.
    expect(synced.stderr).toMatch(/^(?:filing [^\n]*\n)*$/u);
    const service = await startService(["--no-sync"], { cwd, env });
    closing.push(() => service.kill("SIGKILL"));
    const filed = await (await fetch(`${service.address}/api/n/talks/lease`)).json();
    expect(filed).toMatchObject({ versions: [{ id: "first" }, { id: "second" }] });
    expect((await runTravaux(["log", "talks/lease#1"], { cwd, env })).stdout).toContain("[-100-]{+120+}");
    expect(existsSync(join(cwd, ".travaux"))).toBe(false);
  });

  it("verify names what somebody altered in it, with a service running and without, and exits with 1", async () => {
    const closing: (() => Promise<void>)[] = [];
    onTestFinished(async () => {
      for (const close of closing.reverse()) await close();
    });
    const databaseUrl = await createTestDatabase((close) => closing.push(close), "empty");
    const [cwd, env] = [await temporaryFolder(FOLDER), { DATABASE_URL: databaseUrl }];
    await runHere(["sync"], { cwd, env });
    const service = await startService(["--no-sync"], { cwd, env });
    closing.push(() => service.kill("SIGKILL"));
    const client = postgres(databaseUrl, { max: 1 });
    closing.push(() => client.end());
    await client`update point set text = 'The rent is 900 a month.' where text like '%120%'`;
    const named = {
      status: 1,
      stdout: expect.stringMatching(/^ALTERED \(line \d+\): talks\/lease@second is not what was filed: .*\n$/u),
    };
    expect(await runHere(["verify"], { cwd, env })).toMatchObject(named);
    expect(await (await fetch(`${service.address}/api/ledger/verification`, VERIFY)).json()).toMatchObject({
      ok: false,
      failure: { subject: "talks/lease@second" },
    });
    expect(await runHere(["export", "record", "--out", "record.ndjson"], { cwd, env })).toMatchObject({ status: 0 });
    expect(await runHere(["verify", "record.ndjson"], { cwd, env })).toMatchObject(named);
  });

  it("says in one line what the PostgreSQL there refuses", async () => {
    const closing: (() => Promise<void>)[] = [];
    onTestFinished(async () => {
      for (const close of closing) await close();
    });
    const url = new URL(await createTestDatabase((close) => closing.push(close), "empty"));
    url.pathname = "/no-such-database";
    const { status, stdout, stderr } = await runHere(["sync"], {
      cwd: await temporaryFolder(FOLDER),
      env: { DATABASE_URL: url.href },
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^PostgreSQL refuses: database "no-such-database" does not exist\. .*\n$/u);
  });

  it("says so in one line when no PostgreSQL answers there", async () => {
    const cwd = await temporaryFolder(FOLDER);
    const env = { DATABASE_URL: "postgres://nobody:secret-word@127.0.0.1:9/none" };
    const { status, stderr } = await runHere(["sync"], { cwd, env });
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr, "no password in a message").not.toContain("secret-word");
  });
});
