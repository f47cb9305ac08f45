import { randomInt } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0);
  if (port === undefined) throw new Error("No port is free.");
  return port;
}

// Below those that any usual system gives to whoever asks for none in particular, or connects to somebody: none of these
// takes the port while a service that was killed is away, and nobody who knocks there meanwhile meets themselves.
const GIVEN_TO_NOBODY = { from: 20_000, to: 32_000 };

/** A port that is free, and will be each time whoever listens on it has ended. */
export async function steadyPort(): Promise<number> {
  for (;;) {
    const port = await tryPort(randomInt(GIVEN_TO_NOBODY.from, GIVEN_TO_NOBODY.to));
    if (port !== undefined) return port;
  }
}

async function tryPort(wanted: number): Promise<number | undefined> {
  const server = createServer().listen(wanted, "127.0.0.1");
  const isFree = await once(server, "listening").then(
    () => true,
    () => false,
  );
  if (!isFree) return undefined;
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
