import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isId } from "../../src/model/address.ts";
import { proposeVersionId } from "../../src/model/propose-version-id.ts";

const propose = (publishedBy: string, published = "2025-03-02", taken: readonly string[] = [], kind = "leak") =>
  proposeVersionId({ publishedBy, published, kind }, new Set(taken));

describe("the proposed id of a version", () => {
  it("says who published it and when, in letters of the Latin alphabet", () => {
    expect(propose("Lake Gazette")).toBe("lake-gazette-2025-03-02");
    expect(propose("Le Télégramme (Brest)", "2025-03")).toBe("le-telegramme-brest-2025-03");
    expect(propose("Українська правда")).toBe("ukrainska-pravda-2025-03-02");
    expect(propose("Озёрная газета")).toBe("ozyornaya-gazeta-2025-03-02");
  });

  it("names the kind where no letter of the publisher can be written, and what there is where little is known", () => {
    expect(propose("湖報")).toBe("leak-2025-03-02");
    expect(propose("", "", [], "")).toBe("draft");
    expect(propose("Radio", "soon")).toBe("radio");
  });

  it("is one that is not taken", () => {
    expect(propose("Radio", "2025", ["radio-2025"])).toBe("radio-2025-2");
    expect(propose("Radio", "2025", ["radio-2025", "radio-2025-2"])).toBe("radio-2025-3");
  });

  it("is always an id, whatever was typed, and never one that is taken", () => {
    const words = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(words, words, words, fc.array(words), (publishedBy, published, kind, more) => {
        const first = proposeVersionId({ publishedBy, published, kind }, new Set(more));
        const second = proposeVersionId({ publishedBy, published, kind }, new Set([...more, first]));
        expect(isId(first), first).toBe(true);
        expect(second).not.toBe(first);
      }),
    );
  });
});
