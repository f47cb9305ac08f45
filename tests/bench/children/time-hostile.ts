import { findBroken } from "../../support/comparison-invariants.ts";
import { type HostileShape, hostilePair } from "../inputs/hostile-pair.ts";
import { compareTexts } from "../peers/travaux.ts";

// For each shape the time of one comparison once others have gone before it, a line each: who ends us knows how far we came.
const [length = "0", ...shapes] = process.argv.slice(2);
compareTexts("1. One thing.\n2. Another.", "1. One thing or two.\n2. Another.");
for (const written of shapes) {
  const shape = JSON.parse(written) as HostileShape;
  const { before, after } = hostilePair(shape, Number(length));
  const start = performance.now();
  const compared = compareTexts(before, after, shape);
  const milliseconds = performance.now() - start;
  process.stdout.write(`${JSON.stringify({ milliseconds, broken: findBroken(compared) })}\n`);
}
