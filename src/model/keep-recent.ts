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

  const settle = (key: string, one: Kept<Value>, weight: number) => {
    if (kept.get(key) !== one) return;
    one.weight = weight;
    forgetOldest(kept, most, (other) => other.weight);
  };

  return (key, make) => {
    const known = kept.get(key);
    const one = known ?? { value: make(), weight: 0 };
    putLast(kept, key, one);
    if (known === undefined) {
      one.value.then(
        (value) => settle(key, one, weigh(value)),
        () => {
          if (kept.get(key) === one) kept.delete(key);
        },
      );
    }
    return one.value;
  };
}

/** Gives what was made of `of`, if that is the newest under `key`; else makes it, and keeps it in its place. */
export type Newest<Of, Value> = (
  key: string,
  of: Of,
  /** @param before - What was made before it; undefined where nothing was, or that failed. */
  make: (before: () => Promise<Value | undefined>) => Promise<Value>,
) => Promise<Value>;

/**
 * Keeps in memory what was made of the newest state of things, up to a total weight; the least recently used is forgotten
 * first. Who asks for what is being made waits for it. A failure is told to all who wait, and not kept.
 *
 * @param weigh - In the unit of `most`; what is being made weighs nothing yet.
 */
export function keepNewest<Of, Value>(most: number, weigh: (value: Value) => number): Newest<Of, Value> {
  const kept = new Map<string, Kept<Value> & { readonly of: Of }>();
  return async (key, of, make) => {
    const last = kept.get(key);
    const before = async () => last?.value.catch(() => undefined);
    const one = last?.of === of ? last : { of, value: make(before), weight: 0 };
    putLast(kept, key, one);
    try {
      const value = await one.value;
      one.weight = weigh(value);
      forgetOldest(kept, most, ({ weight }) => weight);
      return value;
    } catch (error) {
      if (kept.get(key) === one) kept.delete(key);
      throw error;
    }
  };
}

/** Puts what is used at the end: a map is in order of insertion. */
export function putLast<Key, One>(kept: Map<Key, One>, key: Key, one: One): void {
  kept.delete(key);
  kept.set(key, one);
}

/** The same, and forgets what stands first where there are more than `most`: all weigh one. Constant. */
export function keepLast<Key, One>(kept: Map<Key, One>, key: Key, one: One, most: number): void {
  putLast(kept, key, one);
  for (const [oldest] of kept) {
    if (kept.size <= most) return;
    kept.delete(oldest);
  }
}

/** Forgets what stands first until the rest weighs no more than `most`, or one is left. Linear in what is kept. */
export function forgetOldest<One>(kept: Map<string, One>, most: number, weigh: (one: One) => number): void {
  let total = 0;
  for (const one of kept.values()) total += weigh(one);
  for (const [oldest, one] of kept) {
    if (total <= most || kept.size === 1) return;
    kept.delete(oldest);
    total -= weigh(one);
  }
}
