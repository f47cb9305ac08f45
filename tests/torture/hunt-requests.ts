import { Agent, type IncomingMessage, request } from "node:http";
import type { ApiDocument } from "../support/api-document.ts";
import { startChild } from "../support/child-process.ts";
import type { Peopled } from "../support/peopled-service.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { type DrawnRequest, drawRequest, huntedRoutes } from "./draw-request.ts";

const ROUNDS = 10;
// Sessions end by what is sent, and accounts are closed.
const ASKED_BETWEEN_PEOPLE = 500;
const MOST_SECONDS = 10;
// Caches fill in the first rounds. From then on the heap after a collection may stand this much above where it stood.
const SETTLED_AFTER = 3;
const MOST_GROWTH = 1.25;

/**
 * Sends drawn requests, one after the other, to a service in a process of its own, and names those that break it: an
 * answer of 500 or more, none within ten seconds, or memory that does not come back. The same requests for the same seed.
 *
 * @param tell - Is told of each round.
 */
export async function huntRequests(
  seed: number,
  tries: number,
  tell: (line: string) => void,
): Promise<readonly string[]> {
  const child = startChild(new URL("./children/serve-hunted.ts", import.meta.url));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const { port } = JSON.parse(await child.nextLine()) as { port: number };
    const ask = async <Answer>(what: string): Promise<Answer> => {
      child.say(what);
      return JSON.parse(await child.nextLine()) as Answer;
    };
    const document = (await (await fetch(`http://127.0.0.1:${port}/openapi.json`)).json()) as ApiDocument;
    const routes = huntedRoutes(document, await ask("routes"));
    const chance = seededRandom(seed);
    const found: string[] = [];
    const heaps: number[] = [];
    const answered = new Map<number, number>();
    let people = await ask<Peopled>("people");
    for (let turn = 0; turn < tries; turn += 1) {
      if (turn % ASKED_BETWEEN_PEOPLE === 0) people = await ask("people");
      const drawn = drawRequest(chance, routes);
      const status = await send(agent, port, drawn, people);
      answered.set(status, (answered.get(status) ?? 0) + 1);
      if (status >= 500 || status === OVER) {
        found.push(`request ${turn} is answered ${say(status)}: ${show(drawn)}`);
        tell(found.at(-1) ?? "");
      }
      if ((turn + 1) % Math.ceil(tries / ROUNDS) === 0 || turn + 1 === tries) {
        const { heapUsed, rss } = await ask<{ heapUsed: number; rss: number }>("memory");
        heaps.push(heapUsed);
        tell(`${turn + 1} requests: heap ${megabytes(heapUsed)}, process ${megabytes(rss)}, ${found.length} found`);
      }
    }
    tell(`answers by status: ${JSON.stringify(Object.fromEntries([...answered].sort()))}`);
    return [...found, ...grown(heaps)];
  } finally {
    agent.destroy();
    await child.kill();
  }
}

const OVER = -1;
// What never came to be answered, because the connection broke: the parser of HTTP refused it, and closed.
const BROKEN = 0;

function say(status: number): string {
  return status === OVER ? `by nothing within ${MOST_SECONDS} s` : String(status);
}

async function send(agent: Agent, port: number, drawn: DrawnRequest, people: Peopled): Promise<number> {
  const { method, path, body } = drawn;
  const headers = { host: "localhost", ...people[drawn.as], ...drawn.headers, "content-length": body?.length ?? 0 };
  return new Promise((done) => {
    const asked = request({ host: "127.0.0.1", port, agent, method, path, headers });
    const timer = setTimeout(() => {
      done(OVER);
      asked.destroy();
    }, MOST_SECONDS * 1000);
    const end = (status: number) => {
      clearTimeout(timer);
      done(status);
    };
    asked.on("response", (answer: IncomingMessage) => {
      answer.setEncoding("utf8");
      answer.on("data", (text: string) => {
        // A stream has no end; this is all of it that there is.
        if (!text.includes(": caught up\n\n")) return;
        end(answer.statusCode ?? BROKEN);
        asked.destroy();
      });
      answer.on("end", () => end(answer.statusCode ?? BROKEN));
      answer.on("error", () => end(BROKEN));
    });
    asked.on("error", () => end(BROKEN));
    asked.end(body);
  });
}

/** What is needed to send it again. */
export function show({ as, method, path, headers, body }: DrawnRequest): string {
  const sent = body === undefined ? "" : ` body ${Buffer.from(body).toString("base64").slice(0, 2_000)}`;
  return `${method} ${path.slice(0, 1_000)} as ${as} ${JSON.stringify(headers).slice(0, 500)}${sent}`;
}

function grown(heaps: readonly number[]): readonly string[] {
  const [settled, last] = [heaps.slice(SETTLED_AFTER - 1, -1), heaps.at(-1)];
  if (settled.length === 0 || last === undefined) return [];
  const stood = Math.min(...settled);
  if (last <= stood * MOST_GROWTH) return [];
  return [`the heap after a collection grew from ${megabytes(stood)} to ${megabytes(last)}`];
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
