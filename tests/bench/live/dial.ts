import { createDecoder, hasContent, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { writeBase64 } from "../../../src/model/base64.ts";
import { readPieceFrame, type SaidToClient, writePieceFrame } from "../../../src/model/live-frames.ts";

/** Who is measured. */
export type Server = "travaux" | "hocuspocus";

/** A text that several type into: for Travaux a thread and its note. */
export type Room = { readonly id: string; readonly note: string };

/** A connection to one text; what it types, it types into a document of its own. */
export type Dialled = {
  /** Types a mark; the next acknowledgement that is not taken yet is its own. */
  type(mark: string): void;
  readonly doc: Y.Doc;
  close(): void;
};

export type Heard = {
  /** One more of the pieces is acknowledged: all up to this one, counting from 1. */
  readonly onAcknowledged: (piece: number) => void;
  /** Bytes that others typed. */
  readonly onRelayed: (bytes: Uint8Array) => void;
  readonly onClosed: () => void;
};

/** @returns Once the text is open. */
export function dial(server: Server, address: string, room: Room, heard: Heard): Promise<Dialled> {
  return server === "travaux" ? dialTravaux(address, room, heard) : dialHocuspocus(address, room, heard);
}

async function dialTravaux(address: string, { id, note }: Room, heard: Heard): Promise<Dialled> {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  const doc = new Y.Doc();
  let pieces = 0;
  doc.on("update", (bytes: Uint8Array) => {
    pieces += 1;
    socket.send(writePieceFrame({ text: 1, number: pieces, bytes }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => {
      const vector = writeBase64(new Uint8Array([0]));
      socket.send(JSON.stringify({ say: "open", text: 1, thread: id, epoch: null, vector }));
    });
    socket.on("message", (data: Buffer, isBinary) => {
      if (isBinary) {
        const piece = readPieceFrame(data);
        if (piece !== undefined && piece.number > 0) heard.onRelayed(piece.bytes);
        return;
      }
      const said = JSON.parse(data.toString()) as SaidToClient;
      if (said.say === "opened") resolve();
      else if (said.say === "saved") heard.onAcknowledged(said.piece);
      else if (said.say === "closed") {
        heard.onClosed();
        reject(new Error(said.why));
      }
    });
    socket.on("close", heard.onClosed);
  });
  return { doc, type: (mark) => doc.getText(note).insert(0, mark), close: () => socket.close() };
}

// The numbers of Hocuspocus's and y-protocols' messages.
const [SYNC, AUTHENTICATE, SYNC_STATUS] = [0, 2, 8];
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];

async function dialHocuspocus(address: string, { id, note }: Room, heard: Heard): Promise<Dialled> {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  const doc = new Y.Doc();
  let acknowledged = 0;
  const send = (kind: number, write: (encoder: ReturnType<typeof createEncoder>) => void) => {
    const encoder = createEncoder();
    writeVarString(encoder, id);
    writeVarUint(encoder, kind);
    write(encoder);
    socket.send(toUint8Array(encoder));
  };
  doc.on("update", (bytes: Uint8Array) =>
    send(SYNC, (encoder) => {
      writeVarUint(encoder, UPDATE);
      writeVarUint8Array(encoder, bytes);
    }),
  );
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => {
      send(AUTHENTICATE, (encoder) => {
        writeVarUint(encoder, 0);
        writeVarString(encoder, "token");
      });
      send(SYNC, (encoder) => {
        writeVarUint(encoder, STEP_1);
        writeVarUint8Array(encoder, new Uint8Array([0]));
      });
    });
    socket.on("message", (data: Buffer) => {
      const decoder = createDecoder(data);
      readVarString(decoder);
      const kind = readVarUint(decoder);
      if (kind === SYNC_STATUS) {
        acknowledged += 1;
        heard.onAcknowledged(acknowledged);
      } else if (kind === SYNC && hasContent(decoder)) {
        const step = readVarUint(decoder);
        if (step === STEP_2) resolve();
        else if (step === UPDATE) heard.onRelayed(data.subarray(decoder.pos));
      }
    });
    socket.on("close", heard.onClosed);
  });
  return { doc, type: (mark) => doc.getText(note).insert(0, mark), close: () => socket.close() };
}
