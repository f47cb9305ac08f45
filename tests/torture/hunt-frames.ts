import { WebSocket } from "ws";
import { writeBase64 } from "../../src/model/base64.ts";
import { startChild } from "../support/child-process.ts";
import { freePort } from "../support/free-port.ts";
import { hostileFrame } from "../support/hostile-frames.ts";
import { openLiveClient } from "../support/live-client.ts";
import { createDatabase, dropDatabase, preparePostgres, urlOfDatabase } from "../support/postgres-server.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { sendTo, talksWithNotes } from "../support/talks-with-notes.ts";

const BURST = 25;
const ANSWERED_WITHIN_MS = 50;
// Texts and caches that are warm by then stay.
const WARM_FRAMES = 1000;
const MOST_GROWTH_MB = 16;

/**
 * Sends hostile frames to a service in a process of its own, over PostgreSQL, while somebody else types.
 *
 * @returns Each time that somebody else waited longer than 50 ms for what they typed to be saved, and memory that did not come
 *   back.
 */
export async function huntFrames(
  seed: number,
  frames: number,
  print: (line: string) => void,
): Promise<readonly string[]> {
  const postgres = await preparePostgres();
  if (postgres.forTests.kind === "missing") throw new Error(postgres.forTests.why);
  const { serverUrl, template } = postgres.forTests;
  const name = await createDatabase(serverUrl, template);
  const port = await freePort();
  const place = { port, databaseUrl: urlOfDatabase(serverUrl, name), dataDirectory: ".travaux" };
  const serving = startChild(
    new URL("../annotation/live/children/serve-live.ts", import.meta.url),
    JSON.stringify(place),
  );
  try {
    await serving.nextLine();
    const talks = talksWithNotes(sendTo(`http://127.0.0.1:${port}`));
    await talks.fileTalks("lake");
    const { thread, note } = await talks.beginThread("lake", "");
    const socketAt = `ws://127.0.0.1:${port}/api/live/lake`;
    const honest = openLiveClient(() => socketAt, thread);
    await honest.saved();
    const random = seededRandom(seed);
    const waits: number[] = [];
    const found: string[] = [];
    const memory = async () => {
      serving.say("memory");
      return Number(await serving.nextLine()) / 1e6;
    };
    let warm = 0;
    for (let sent = 0; sent < frames; ) {
      const attacker = await openAttacker(socketAt, thread);
      for (let burst = 0; burst < BURST && attacker.readyState === WebSocket.OPEN; burst += 1) {
        attacker.send(hostileFrame(random, note));
        sent += 1;
      }
      const begun = performance.now();
      honest.type(note, "x");
      await honest.saved();
      const waited = performance.now() - begun;
      waits.push(waited);
      if (waited > ANSWERED_WITHIN_MS) found.push(`after ${sent} frames, somebody else waited ${waited.toFixed(0)} ms`);
      attacker.terminate();
      if (warm === 0 && sent >= Math.min(WARM_FRAMES, frames / 2)) warm = await memory();
    }
    const grown = (await memory()) - warm;
    if (grown > MOST_GROWTH_MB) found.push(`${grown.toFixed(1)} MB of memory did not come back`);
    const sorted = [...waits].sort((one, other) => one - other);
    const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
    print(
      `${waits.length} times somebody else typed: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms; memory grew by ${grown.toFixed(1)} MB.`,
    );
    honest.close();
    return found;
  } finally {
    await serving.kill();
    await dropDatabase(serverUrl, name);
    await postgres.stop();
  }
}

async function openAttacker(at: string, thread: string): Promise<WebSocket> {
  const socket = new WebSocket(at, { perMessageDeflate: false });
  socket.on("error", () => undefined);
  await new Promise((resolve) => socket.once("open", resolve));
  const vector = writeBase64(new Uint8Array([0]));
  socket.send(JSON.stringify({ say: "open", text: 1, thread, epoch: null, vector }));
  return socket;
}
