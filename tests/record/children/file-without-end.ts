// Files numbered versions into the directory it is given, from a number on, and says the id of each once it is filed.
import { writeSync } from "node:fs";
import { openRecord } from "../../../src/record/record.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { aNegotiation } from "../../support/drafts.ts";
import { numberedVersion } from "./numbered-version.ts";

const [dataDirectory = "", from = "1"] = process.argv.slice(2);
const record = openRecord(await openStorage({ dataDirectory }));
await record.describeNegotiation(aNegotiation("endless"));
for (let n = Number(from); ; n += 1) {
  const { version, capture, draft } = numberedVersion(n);
  await record.fileVersion({ negotiation: "endless", document: "plan", version }, capture, draft);
  writeSync(1, `${version}\n`);
}
