import { sendTo, talksWithNotes } from "../../support/talks-with-notes.ts";
import type { Room, Server } from "./dial.ts";

const TALKS = "bench";

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
  const { fileTalks, beginThread } = talksWithNotes(sendTo(address));
  await fileTalks(TALKS);
  const rooms: Room[] = [];
  for (let index = 0; index < count; index += 1) {
    const { thread: id, note } = await beginThread(TALKS, "");
    rooms.push({ id, note });
  }
  return { rooms, socket: `${address.replace(/^http/u, "ws")}/api/live/${TALKS}` };
}
