import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EarliestFirst } from "../../../src/engine/alignment/earliest-first.ts";

/** What a queue gives out: `3:7` adds item 7 at distance 3, `?` takes one, `!` clears. */
function taken(drawn: string, queue = new EarliestFirst()): string {
  const items: number[] = [];
  for (const step of drawn.split(" ")) {
    const [distance, item] = step.split(":").map(Number);
    if (step === "?") items.push(queue.take());
    else if (step === "!") queue.clear();
    else queue.add(distance ?? 0, item ?? 0);
  }
  return items.join(" ");
}

describe("a queue by distance", () => {
  it.each([
    ["gives the nearest first, however they were added", "3:7 1:5 2:6 ? ? ?", "5 6 7"],
    ["gives of equally near ones the one added first", "1:9 1:3 1:7 1:1 1:5 1:8 ? ? ? ? ? ?", "9 3 7 1 5 8"],
    ["says so where it is empty, and goes on", "? 1:4 ? ? 2:6 ?", "-1 4 -1 6"],
    ["takes a nearer one that comes later", "5:1 4:2 ? 3:3 ? ?", "2 3 1"],
    ["is empty when it was cleared, and counts turns anew", "1:4 2:5 ! ? 2:8 2:9 1:7 ? ? ? ?", "-1 7 8 9 -1"],
    ["may hold one item twice", "2:4 1:4 ? ? ?", "4 4 -1"],
    ["knows distances of less than one, and below 0", "0.5:1 0.25:2 -1:3 0:4 ? ? ? ?", "3 4 2 1"],
  ])("%s", (_, drawn, expected) => expect(taken(drawn)).toBe(expected));

  it("keeps its order with hundreds of items, from the farthest to the nearest and all level", () => {
    const count = 300;
    const numbers = Array.from({ length: count }, (_, item) => item);
    const takeAll = `${"? ".repeat(count)}?`;
    const falling = numbers.map((item) => `${count - item}:${item}`).join(" ");
    expect(taken(`${falling} ${takeAll}`)).toBe(`${[...numbers].reverse().join(" ")} -1`);
    const level = numbers.map((item) => `1:${item}`).join(" ");
    expect(taken(`${level} ${takeAll}`)).toBe(`${numbers.join(" ")} -1`);
  });

  it("gives what a sorted list would, whatever is added and taken between", () => {
    const step = fc.oneof(
      fc.constant("take" as const),
      fc.integer({ min: -2, max: 4 }),
      fc.integer({ min: 0, max: 99 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400, size: "max" }), (steps) => {
        const queue = new EarliestFirst();
        const list: { readonly distance: number; readonly item: number }[] = [];
        for (const [item, distance] of steps.entries()) {
          if (distance === "take") {
            const nearest = Math.min(...list.map((one) => one.distance));
            const [first] = list.splice(
              Math.max(
                0,
                list.findIndex((one) => one.distance === nearest),
              ),
              1,
            );
            expect(queue.take()).toBe(first?.item ?? -1);
          } else {
            queue.add(distance, item);
            list.push({ distance, item });
          }
        }
        list.sort((one, other) => one.distance - other.distance);
        for (const { item } of list) expect(queue.take()).toBe(item);
        expect(queue.take()).toBe(-1);
      }),
    );
  });
});
