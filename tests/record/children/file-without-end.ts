// Files numbered versions into the database it is given, from a number on, and says the id of each once it is filed;
// meanwhile what is filed is gathered into the ledger.
import { writeSync } from "node:fs";
import { openLedger } from "../../../src/record/ledger/ledger.ts";
import { openRecord } from "../../../src/record/record.ts";
import { openStorage, type StoragePlace } from "../../../src/storage/open-storage.ts";
import { aNegotiation } from "../../support/drafts.ts";
import { numberedVersion } from "./numbered-version.ts";

const [place = "", from = "1"] = process.argv.slice(2);
const storage = await openStorage(JSON.parse(place) as StoragePlace);
const record = openRecord(storage);
openLedger(storage).keepGathering();
await record.describeNegotiation(aNegotiation("endless"));
for (let n = Number(from); ; n += 1) {
  const { version, capture, draft } = numberedVersion(n);
  await record.fileVersion({ negotiation: "endless", document: "plan", version }, capture, draft);
  writeSync(1, `${version}\n`);
}
