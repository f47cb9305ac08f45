// Opens storage in the directory it is given, says so, and stays until it is killed.
import { openStorage } from "../../../src/storage/open-storage.ts";

const [dataDirectory = ""] = process.argv.slice(2);
await openStorage({ dataDirectory });
process.stdout.write("open\n");
setInterval(() => undefined, 60_000);
