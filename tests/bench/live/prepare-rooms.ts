import type { Room, Server } from "./dial.ts";

const TALKS = "bench";
const DRAFT = "1. The army has 600,000 people.\n2. The term is ten years.\n";

/** The texts that are typed into, and where. Of Travaux, notes on a draft; Hocuspocus takes any name. */
export async function prepareRooms(
  server: Server,
  address: string,
  count: number,
): Promise<{ readonly rooms: readonly Room[]; readonly socket: string }> {
  if (server === "hocuspocus")
    return {
      rooms: Array.from({ length: count }, (_, index) => ({ id: `room-${index}`, note: "text" })),
      socket: address,
    };
  await send(address, "PUT", `/api/n/${TALKS}`, {
    ...{ title: "Talks", summary: "", parties: [], rounds: [], documents: [{ id: "plan", title: "The plan" }] },
  });
  await send(
    address,
    "PUT",
    `/api/n/${TALKS}/plan/v1`,
    `---\ntitle: First\nkind: leak\npublished: 2026-01-05\n---\n${DRAFT}`,
  );
  const rooms: Room[] = [];
  for (let index = 0; index < count; index += 1) {
    const target = { kind: "point", version: "plan@v1", path: "1" };
    const thread = (await send(address, "POST", `/api/n/${TALKS}/notes`, { target, body: "" })) as {
      readonly id: string;
      readonly notes: readonly { readonly id: string }[];
    };
    rooms.push({ id: thread.id, note: thread.notes[0]?.id ?? "" });
  }
  return { rooms, socket: `${address.replace(/^http/u, "ws")}/api/live/${TALKS}` };
}

async function send(address: string, method: string, path: string, body: object | string): Promise<unknown> {
  const isText = typeof body === "string";
  const answer = await fetch(address + path, {
    method,
    headers: { "Content-Type": isText ? "text/markdown" : "application/json" },
    body: isText ? body : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
