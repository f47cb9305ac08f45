import { readConfig } from "../../../../src/config.ts";
import { listen } from "../../../../src/listen.ts";

process.env.DATABASE_URL = process.argv[2] ?? "";
const listening = await listen(readConfig({ port: 0, host: "127.0.0.1", data: ".travaux" }));
listening.open();
process.stdout.write(`${listening.address.replace("localhost", "127.0.0.1")}\n`);
