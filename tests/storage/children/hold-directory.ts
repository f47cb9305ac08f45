// Locks the directory it is given, at the moment it is told, and holds it until it is told to release it or is killed.
import { createInterface } from "node:readline";
import { Problem } from "../../../src/model/problem.ts";
import { lockDataDirectory, type Release } from "../../../src/storage/data-directory-lock.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
let release: Release | undefined;

say("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const [word, directory = "", moment = "0"] = line.split(" ");
  if (word === "lock") {
    // All contenders look at the same clock: they come to the door in the same millisecond.
    while (Date.now() < Number(moment));
    try {
      release = lockDataDirectory(directory);
      say("held");
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      say(`${error.code}: ${error.message}`);
    }
  }
  if (word === "release") {
    release?.();
    say("released");
  }
}
