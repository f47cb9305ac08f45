type Kept<Value> = { readonly value: Promise<Value>; weight: number };

/** Gives what is kept under `key`; else makes it, and keeps it. */
export type Recent<Value> = (key: string, make: () => Promise<Value>) => Promise<Value>;

/**
 * Keeps in memory what was made last, up to a total weight; the least recently used is forgotten first. Who asks for
 * what is being made waits for it. A failure is told to all who wait, and not kept.
 *
 * @param most - The total weight kept, in the unit of `weigh`. One value that weighs more is kept until the next one.
 */
export function keepRecent<Value>(most: number, weigh: (value: Value) => number): Recent<Value> {
  const kept = new Map<string, Kept<Value>>();
  let total = 0;

  const forget = (key: string, one: Kept<Value>) => {
    if (kept.get(key) !== one) return;
    kept.delete(key);
    total -= one.weight;
  };
  const settle = (key: string, one: Kept<Value>, weight: number) => {
    if (kept.get(key) !== one) return;
    one.weight = weight;
    total += weight;
    for (const [oldest, other] of kept) {
      if (total <= most || kept.size === 1) return;
      forget(oldest, other);
    }
  };

  return (key, make) => {
    const known = kept.get(key);
    const one = known ?? { value: make(), weight: 0 };
    // A map is in order of insertion: what is used goes to its end.
    kept.delete(key);
    kept.set(key, one);
    if (known === undefined) {
      one.value.then(
        (value) => settle(key, one, weigh(value)),
        () => forget(key, one),
      );
    }
    return one.value;
  };
}
