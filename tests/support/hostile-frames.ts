import * as Y from "yjs";
import { writePieceFrame } from "../../src/model/live-frames.ts";

/**
 * What somebody may send who means harm: pieces that are truncated, mutated, of missing parents, of huge numbers, of other
 * formats; or text that says nothing.
 *
 * @param note - Id of a note of the text that is open as number 1.
 */
export function hostileFrame(random: () => number, note: string): string | Uint8Array {
  const pick = (most: number) => Math.floor(random() * most);
  const doc = new Y.Doc();
  doc.getText(note).insert(0, "hostile ".repeat(1 + pick(20)));
  const base = Y.encodeStateAsUpdate(doc);
  const frame = (bytes: Uint8Array) => writePieceFrame({ text: 1, number: 1 + pick(9), bytes });
  const ways: readonly (() => string | Uint8Array)[] = [
    () => frame(base.slice(0, 1 + pick(base.length))),
    () => {
      const altered = base.slice();
      for (let many = 1 + pick(4); many > 0; many -= 1) altered[pick(altered.length)] = pick(256);
      return frame(altered);
    },
    () => {
      const before = Y.encodeStateVector(doc);
      doc.getText(note).insert(3, "without what it stands in");
      return frame(Y.encodeStateAsUpdate(doc, before));
    },
    () => frame(Y.encodeStateAsUpdateV2(doc)),
    // Run lengths and counts of 2^31 and more.
    () => frame(new Uint8Array([1, 0xff, 0xff, 0xff, 0xff, 0x0f, pick(256), 0, 4])),
    () => frame(new Uint8Array([1, 1, 5, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x7f, 0])),
    () => frame(new Uint8Array([0, 1, 5, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 1])),
    () => frame(Uint8Array.from({ length: 1 + pick(2000) }, () => pick(256))),
    () => Uint8Array.from({ length: 1 + pick(40) }, () => pick(256)),
    () => JSON.stringify({ say: ["open", "here", "close", "saved"][pick(4)], text: pick(5), thread: "x", cursor: 1 }),
    () => "[".repeat(1 + pick(5000)),
  ];
  return (ways[pick(ways.length)] ?? (() => ""))();
}
