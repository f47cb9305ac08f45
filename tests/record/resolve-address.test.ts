import { expect, it } from "vitest";
import { readAddress, writeAddress } from "../../src/model/address.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases, type TestStorage } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "../support/drafts.ts";

// Filed in this order: the newest is not the last one filed.
const versions = [
  ["plan", "late", "2025-03-01", ["1", "2"]],
  ["plan", "early", "2025-01-01", ["1", "2", "3"]],
  ["annex", "latest", "2025-04-01", ["1", "9"]],
] as const;

const resolved = {
  "lake/plan@early#3": "lake/plan@early#3",
  "lake/plan@early": "lake/plan@early",
  "lake/plan": "lake/plan@late",
  "lake/plan#2": "lake/plan@late#2",
  "lake/plan#3": "lake/plan@early#3",
  "lake/annex#1": "lake/annex@latest#1",
};

const refused = {
  "lake/plan@early#9": ["point-not-found", 'The version lake/plan@early has no point "9".'],
  "lake/plan#9": ["point-not-found", 'The document "lake/plan" has no version that holds a point "9".'],
  "lake/plan@latest": ["version-not-found", 'The document "plan" has no version "latest".'],
  "lake/treaty#1": ["document-not-found", 'The negotiation "lake" has no document "treaty".'],
  "sea/plan": ["negotiation-not-found", 'There is no negotiation "sea".'],
  "plan@early": ["malformed-address", '"plan@early" names no negotiation.'],
  "empty/plan": ["version-not-found", 'The document "empty/plan" holds no version yet.'],
  "lake/plan#1\0": ["point-not-found", 'The document "lake/plan" has no version that holds a point "1\0".'],
};

describeOnBothDatabases("completing an address", (openTestStorage) => {
  let filled: Promise<ReturnType<typeof openRecord>> | undefined;
  const open = () => {
    filled ??= openTestStorage().then(fill);
    return filled;
  };

  for (const [short, full] of Object.entries(resolved)) {
    it(`makes ${full} of ${short}`, async () => {
      const { ref, path } = await (await open()).resolve(readAddress(short));
      expect(writeAddress({ ...ref, path })).toBe(full);
    });
  }

  it("finds the document of a bare version, and the newest of all documents", async () => {
    const record = await open();
    const inLake = async (address: { version?: string; path?: string }) => {
      const { ref, path } = await record.resolve({ negotiation: "lake", ...address });
      return writeAddress({ ...ref, path });
    };
    expect(await inLake({ version: "early" })).toBe("lake/plan@early");
    expect(await inLake({ version: "latest", path: "9" })).toBe("lake/annex@latest#9");
    expect(await inLake({})).toBe("lake/annex@latest");
    expect(await inLake({ path: "2" })).toBe("lake/plan@late#2");
    await expect(inLake({ version: "nowhere" })).rejects.toMatchObject({ code: "version-not-found" });
  });

  for (const [address, [code, message]] of Object.entries(refused)) {
    it(`refuses ${JSON.stringify(address)} with ${code}`, async () => {
      const record = await open();
      await expect(record.resolve(readAddress(address))).rejects.toMatchObject({ code, message });
    });
  }
});

async function fill({ storage }: TestStorage) {
  const record = openRecord(storage);
  await record.describeNegotiation(aNegotiation("empty"));
  await record.describeNegotiation(aNegotiation("lake"));
  for (const [document, version, published, numbers] of versions) {
    const points = numbers.map((number) => aPoint(number, `text ${number}`));
    await record.fileVersion(
      { negotiation: "lake", document, version },
      aCapture(version),
      aDraft({ published, points }),
    );
  }
  return record;
}
