// Up to here the numbers are put in their places one by one; the sorting of typed arrays takes longer to begin than that.
const FEW = 24;

/** Sorts `[start, end)` of an array of whole numbers, which thousands of points have only a few of each. */
export function sortRising(numbers: Int32Array, start: number, end: number): void {
  if (end - start > FEW) {
    numbers.subarray(start, end).sort();
    return;
  }
  for (let next = start + 1; next < end; next++) {
    const number = numbers[next] as number;
    let place = next;
    for (; place > start && (numbers[place - 1] as number) > number; place--)
      numbers[place] = numbers[place - 1] as number;
    numbers[place] = number;
  }
}
