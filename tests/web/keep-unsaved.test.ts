import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepUnsaved } from "../../src/web/client/live/keep-unsaved.ts";

/** What a browser keeps, without a browser. */
function storageOf(most = Number.POSITIVE_INFINITY): Storage {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (name: string) => kept[name] ?? null,
    setItem(name: string, value: string) {
      if (value.length > most) throw new DOMException("Full.", "QuotaExceededError");
      kept[name] = value;
    },
    removeItem(name: string) {
      delete kept[name];
    },
  };
  // Of a browser's, the names of what is kept are its own enumerable properties.
  return new Proxy(methods as unknown as Storage, {
    ownKeys: () => Object.keys(kept),
    getOwnPropertyDescriptor: (_, name) => ({ value: kept[String(name)], enumerable: true, configurable: true }),
  });
}

describe("what is typed and not saved yet", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const bytes = new Uint8Array([0, 1, 254, 255]);

  function typedOn(storage: Storage, person = "ana"): ReturnType<typeof keepUnsaved> {
    const unsaved = keepUnsaved(storage, person);
    unsaved.keep("thread-1", () => bytes);
    vi.runAllTimers();
    return unsaved;
  }

  it("is found again by the next page of the same person, and by no other's", () => {
    const storage = storageOf();
    typedOn(storage);
    expect(keepUnsaved(storage, "ana").read("thread-1")).toEqual([bytes]);
    expect(keepUnsaved(storage, "ben").read("thread-1")).toEqual([]);
    expect(keepUnsaved(storage, "ana").read("thread-2")).toEqual([]);
  });

  it("is forgotten once it is saved, with what earlier pages left behind", () => {
    const storage = storageOf();
    typedOn(storage);
    const next = keepUnsaved(storage, "ana");
    next.read("thread-1");
    next.keep("thread-1", () => bytes);
    vi.runAllTimers();
    next.forget("thread-1");
    expect(keepUnsaved(storage, "ana").read("thread-1")).toEqual([]);
  });

  it("of another page that is still open is left to that page", () => {
    const storage = storageOf();
    const one = keepUnsaved(storage, "ana");
    one.read("thread-1");
    typedOn(storage);
    one.forget("thread-1");
    expect(keepUnsaved(storage, "ana").read("thread-1")).toEqual([bytes]);
  });

  it("is written down as it is when its time has come, once for many letters", () => {
    const storage = storageOf();
    const unsaved = keepUnsaved(storage, "ana");
    let state = new Uint8Array([1]);
    unsaved.keep("thread-1", () => state);
    state = new Uint8Array([1, 2]);
    unsaved.keep("thread-1", () => state);
    vi.runAllTimers();
    expect(keepUnsaved(storage, "ana").read("thread-1")).toEqual([new Uint8Array([1, 2])]);
  });

  it("does not disturb typing where a browser keeps nothing, or no more", () => {
    expect(() => typedOn(storageOf(1))).not.toThrow();
    const nowhere = keepUnsaved(undefined, "ana");
    expect(nowhere.read("thread-1")).toEqual([]);
    nowhere.keep("thread-1", () => bytes);
    expect(() => vi.runAllTimers()).not.toThrow();
    expect(() => nowhere.forget("thread-1")).not.toThrow();
  });
});
