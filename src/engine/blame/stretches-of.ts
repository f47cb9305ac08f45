/** Maximal stretches `[from, to)` of the places that answer yes. */
export function* stretchesOf(count: number, isIn: (place: number) => boolean): Generator<readonly [number, number]> {
  for (let from = 0; from < count; from++) {
    if (!isIn(from)) continue;
    let to = from + 1;
    while (to < count && isIn(to)) to++;
    yield [from, to];
    from = to;
  }
}
