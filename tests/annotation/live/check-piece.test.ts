import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { checkPiece, type PieceRules, type Vector } from "../../../src/annotation/live/check-piece.ts";

const NOTE = "note-1";
const rules: PieceRules = { noteIds: new Set([NOTE]), ownerOf: () => undefined, isDeleted: () => false, author: "ana" };
const NOTHING: Vector = new Map();

/** What a client makes that types into a text; with what it holds already. */
function typedBy(type: (doc: Y.Doc) => void, held: Uint8Array[] = []): { bytes: Uint8Array; doc: Y.Doc } {
  const doc = new Y.Doc();
  for (const piece of held) Y.applyUpdate(doc, piece);
  const before = Y.encodeStateVector(doc);
  type(doc);
  return { bytes: Y.encodeStateAsUpdate(doc, before), doc };
}

const vectorAfter = (...pieces: Uint8Array[]): Vector => {
  const doc = new Y.Doc();
  for (const piece of pieces) Y.applyUpdate(doc, piece);
  return Y.decodeStateVector(Y.encodeStateVector(doc));
};

const hello = typedBy((doc) => doc.getText(NOTE).insert(0, "hello"));

describe("a piece from outside", () => {
  it("is taken where it carries on from what is known", () => {
    expect(checkPiece(hello.bytes, NOTHING, rules)).toMatchObject({ kind: "new" });
    const more = typedBy((doc) => doc.getText(NOTE).insert(5, ", all"), [hello.bytes]);
    expect(checkPiece(more.bytes, vectorAfter(hello.bytes), rules)).toMatchObject({ kind: "new" });
  });

  it("is known where all of it is, and new only by what is not", () => {
    expect(checkPiece(hello.bytes, vectorAfter(hello.bytes), rules)).toEqual({ kind: "known" });
    hello.doc.getText(NOTE).insert(5, "!");
    const all = Y.encodeStateAsUpdate(hello.doc);
    const checked = checkPiece(all, vectorAfter(hello.bytes), rules);
    if (checked.kind !== "new") throw new Error(checked.kind);
    expect(checked.bytes.length).toBeLessThan(all.length);
    expect([...checked.reached.values()]).toEqual([6]);
  });

  it("is known where all that it deletes is deleted already", () => {
    const gone = typedBy((doc) => doc.getText(NOTE).delete(0, 2), [hello.bytes]);
    const known = vectorAfter(hello.bytes);
    expect(checkPiece(gone.bytes, known, rules)).toMatchObject({ kind: "new" });
    expect(checkPiece(gone.bytes, known, { ...rules, isDeleted: () => true })).toEqual({ kind: "known" });
  });

  const ahead = typedBy((doc) => doc.getText(NOTE).insert(1, "x"), [hello.bytes]);
  const deletion = typedBy((doc) => doc.getText(NOTE).delete(0, 2), [hello.bytes]);
  const refused: Record<string, [Uint8Array, string]> = {
    "no update at all": [new Uint8Array([7, 7, 7, 200, 200]), "it is no update of Yjs, format 1"],
    "an update cut short": [hello.bytes.slice(0, -3), "it is no update of Yjs, format 1"],
    "one of the second format": [Y.convertUpdateFormatV1ToV2(hello.bytes), "it is no update of Yjs, format 1"],
    "one whose neighbour is missing": [ahead.bytes, "it builds on what is not there"],
    "a deletion of what is not there": [deletion.bytes, "it deletes what is not there"],
    "formatted text": [
      typedBy((doc) => doc.getText(NOTE).insert(0, "bold", { bold: true })).bytes,
      "it holds more than letters",
    ],
    "a map": [typedBy((doc) => doc.getMap(NOTE).set("a", 1)).bytes, "it holds more than letters"],
    "a text inside a text": [
      typedBy((doc) => doc.getText(NOTE).insertEmbed(0, new Y.Text("inner"))).bytes,
      "it holds more than letters",
    ],
    "letters in a map": [
      typedBy((doc) => {
        const inner = new Y.Text();
        doc.getMap(NOTE).set("a", inner);
        inner.insert(0, "letters");
      }).bytes,
      "it holds more than letters",
    ],
    "letters of a note that is not there": [
      typedBy((doc) => doc.getText("note-2").insert(0, "hello")).bytes,
      "it writes into a note that the thread does not have",
    ],
  };
  for (const [what, [bytes, why]] of Object.entries(refused)) {
    it(`is refused where it is ${what}`, () => {
      expect(checkPiece(bytes, NOTHING, rules)).toEqual({ kind: "refused", why });
    });
  }

  it("is refused under the number of somebody else, and taken under one's own", () => {
    const of = (author: string) => ({ ...rules, ownerOf: () => "ana", author });
    expect(checkPiece(hello.bytes, NOTHING, of("ben"))).toMatchObject({
      why: "it is written under the number of somebody else",
    });
    expect(checkPiece(hello.bytes, NOTHING, of("ana"))).toMatchObject({ kind: "new" });
  });

  it("is refused where it says that a million letters were typed", () => {
    // One struct of one writer at 0: deleted letters, 2,000,000 of them, in the note; and nothing deleted.
    const bomb = new Uint8Array([1, 1, 5, 0, 1, 1, 6, ...Buffer.from(NOTE), 0x80, 0x89, 0x7a, 0]);
    expect(checkPiece(bomb, NOTHING, rules)).toMatchObject({ kind: "refused" });
  });

  it("costs no more than its bytes, whatever numbers it holds", () => {
    // 2^32 structs, then nothing.
    const bomb = new Uint8Array([1, 0xff, 0xff, 0xff, 0xff, 0x0f, 5, 0]);
    expect(checkPiece(bomb, NOTHING, rules)).toMatchObject({ kind: "refused" });
  });

  it("never throws, whatever bytes it is", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(["new", "known", "refused"]).toContain(checkPiece(bytes, NOTHING, rules).kind);
      }),
    );
  });

  it("applies at once and whole, whatever of it was altered, where it is taken", () => {
    const typed = fc.array(fc.tuple(fc.nat(40), fc.nat(5), fc.string({ maxLength: 6 })), { maxLength: 8 });
    fc.assert(
      fc.property(typed, typed, fc.nat(), fc.nat(255), (first, second, at, byte) => {
        const play = (doc: Y.Doc, edits: typeof first) => {
          const text = doc.getText(NOTE);
          for (const [where, gone, letters] of edits) {
            const start = Math.min(where, text.length);
            text.delete(start, Math.min(gone, text.length - start));
            text.insert(start, letters);
          }
        };
        const one = typedBy((doc) => play(doc, first));
        const two = typedBy((doc) => play(doc, second), [one.bytes]);
        const altered = two.bytes.slice();
        if (altered.length > 0) altered[at % altered.length] = byte;
        const checked = checkPiece(altered, vectorAfter(one.bytes), rules);
        if (checked.kind !== "new") return;
        const text = new Y.Doc();
        Y.applyUpdate(text, one.bytes);
        Y.applyUpdate(text, checked.bytes);
        expect([text.store.pendingStructs, text.store.pendingDs]).toEqual([null, null]);
        expect(new Map([...vectorAfter(one.bytes), ...checked.reached])).toEqual(
          Y.decodeStateVector(Y.encodeStateVector(text)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
