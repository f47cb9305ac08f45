type Method = (this: unknown, ...given: unknown[]) => unknown;

let characters = 0;
const originals: Array<readonly [owner: object, name: string, method: Method]> = [];

/**
 * The number of characters that `run` may have looked at: one for each asked for by its index, all from where a search
 * begins to where it ends, all of what is cut out or matched. What time would tell, without a clock.
 */
export function countCharacters(run: () => unknown): number {
  characters = 0;
  const text = String.prototype;
  // From where a search begins to where it may end, and what a cut copies.
  count(text, "charCodeAt", () => 1);
  count(text, "charAt", () => 1);
  count(text, "startsWith", (_, [sought]) => String(sought).length);
  count(text, "endsWith", (_, [sought]) => String(sought).length);
  count(text, "slice", (_, __, cut) => String(cut).length);
  count(text, "toLowerCase", (self) => String(self).length);
  count(text, "includes", (self) => String(self).length);
  count(text, "indexOf", (self, [sought, from], found) => {
    const end = found === -1 ? String(self).length : Number(found) + String(sought).length;
    return end - Number(from ?? 0);
  });
  count(RegExp.prototype, "exec", (_, [given], match) => {
    const found = match as RegExpExecArray | null;
    return found === null ? String(given).length : found.index + found[0].length;
  });
  try {
    run();
  } finally {
    stopCounting();
  }
  return characters;
}

/** Takes the counting out of the language again. */
export function stopCounting(): void {
  for (const [owner, name, method] of originals.splice(0)) {
    Object.defineProperty(owner, name, { value: method, writable: true, configurable: true });
  }
}

function count(owner: object, name: string, cost: (self: unknown, given: unknown[], result: unknown) => number): void {
  const method = Reflect.get(owner, name) as Method;
  originals.push([owner, name, method]);
  const counted: Method = function (...given) {
    const from = this instanceof RegExp && (this.global || this.sticky) ? this.lastIndex : 0;
    const result = method.apply(this, given);
    characters += cost(this, given, result) - from;
    return result;
  };
  Object.defineProperty(owner, name, { value: counted, writable: true, configurable: true });
}
