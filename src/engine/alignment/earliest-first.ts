import { NONE } from "./partners.ts";

/**
 * A queue of whole numbers by distance: the nearest comes out first, and among equally near ones the one added first,
 * so that results never vary. A binary heap in arrays that grow and are kept; adding and taking cost O(log n).
 */
export class EarliestFirst {
  #distances = new Float64Array(64);
  #turns = new Int32Array(64);
  #items = new Int32Array(64);
  #size = 0;
  #turn = 0;

  clear(): void {
    this.#size = 0;
    this.#turn = 0;
  }

  add(distance: number, item: number): void {
    if (this.#size === this.#items.length) this.#grow();
    let index = this.#size++;
    // Numbers rise with the turn: of equals the newcomer is later.
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((this.#distances[parent] as number) <= distance) break;
      this.#move(parent, index);
      index = parent;
    }
    this.#put(index, distance, this.#turn++, item);
  }

  /** The nearest item, taken out; -1 where there is none. */
  take(): number {
    if (this.#size === 0) return NONE;
    const first = this.#items[0] as number;
    const last = --this.#size;
    const [distance, turn, item] = [this.#distances[last], this.#turns[last], this.#items[last]] as [
      number,
      number,
      number,
    ];
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= this.#size) break;
      if (
        child + 1 < this.#size &&
        this.#isEarlier(child + 1, this.#distances[child] as number, this.#turns[child] as number)
      )
        child++;
      if (!this.#isEarlier(child, distance, turn)) break;
      this.#move(child, index);
      index = child;
    }
    this.#put(index, distance, turn, item);
    return first;
  }

  #isEarlier(index: number, distance: number, turn: number): boolean {
    const own = this.#distances[index] as number;
    return own < distance || (own === distance && (this.#turns[index] as number) < turn);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#distances[from] as number, this.#turns[from] as number, this.#items[from] as number);
  }

  #put(index: number, distance: number, turn: number, item: number): void {
    this.#distances[index] = distance;
    this.#turns[index] = turn;
    this.#items[index] = item;
  }

  #grow(): void {
    const length = 2 * this.#items.length;
    const [distances, turns, items] = [new Float64Array(length), new Int32Array(length), new Int32Array(length)];
    distances.set(this.#distances);
    turns.set(this.#turns);
    items.set(this.#items);
    [this.#distances, this.#turns, this.#items] = [distances, turns, items];
  }
}
