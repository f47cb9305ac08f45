import { createSocket } from "node:dgram";
import { once } from "node:events";

/** What is known of a name: of each kind of record the answer, or a name that it is another name for. */
export type Zone = Readonly<
  Record<string, { readonly A?: readonly string[]; readonly AAAA?: readonly string[]; readonly CNAME?: string }>
>;

const KINDS: Readonly<Record<number, "A" | "AAAA">> = { 1: "A", 28: "AAAA" };
const CNAME = 5;
const HEADER_BYTES = 12;
// An answer, no error; the answer of a server that does what it is asked for.
const ANSWERED = 0x8180;
const NO_SUCH_NAME = 0x8183;

/** A name server on loopback (RFC 1035, UDP). Of names that are not in the zone it says so; `silent` says nothing ever. */
export async function openNameServer(zone: Zone, silent: readonly string[] = []) {
  const asked: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    const { name, end } = readName(question, HEADER_BYTES);
    const kind = KINDS[question.readUInt16BE(end)];
    if (kind === undefined) return;
    asked.push(`${name} ${kind}`);
    if (!silent.includes(name))
      socket.send(answerTo(question.subarray(0, end + 4), name, kind, zone), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    server: `127.0.0.1:${socket.address().port}`,
    asked,
    async close() {
      socket.close();
      await once(socket, "close");
    },
  };
}

function answerTo(question: Buffer, name: string, kind: "A" | "AAAA", zone: Zone): Buffer {
  const records: Buffer[] = [];
  let known = zone[name];
  let owner = name;
  while (known?.CNAME !== undefined) {
    records.push(record(owner, CNAME, writeName(known.CNAME)));
    owner = known.CNAME;
    known = zone[owner];
  }
  for (const address of known?.[kind] ?? []) records.push(record(owner, kind === "A" ? 1 : 28, writeAddress(address)));
  const header = Buffer.alloc(HEADER_BYTES);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(zone[name] === undefined ? NO_SUCH_NAME : ANSWERED, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, question.subarray(HEADER_BYTES), ...records]);
}

function record(owner: string, type: number, content: Buffer): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt32BE(0, 4);
  head.writeUInt16BE(content.length, 8);
  return Buffer.concat([writeName(owner), head, content]);
}

function readName(message: Buffer, start: number): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let place = start;
  for (let length = message[place] ?? 0; length > 0; length = message[place] ?? 0) {
    labels.push(message.toString("latin1", place + 1, place + 1 + length));
    place += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), end: place + 1 };
}

function writeName(name: string): Buffer {
  const labels = name.split(".").map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

/** IPv6 in full, eight groups. */
function writeAddress(address: string): Buffer {
  if (!address.includes(":")) return Buffer.from(address.split(".").map(Number));
  return Buffer.from(
    address
      .split(":")
      .map((group) => group.padStart(4, "0"))
      .join(""),
    "hex",
  );
}
