import fc from "fast-check";
import { GOOD } from "./samples.ts";

/** Annotations whose parts come from the samples, with one member of one of them changed for anything. */
export const anyAnnotation = fc
  .tuple(
    fc.array(fc.constantFrom(...Object.values(GOOD)), { minLength: 1, maxLength: 4 }),
    fc.option(fc.tuple(fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom("https://a.example/", "TextualBody", [])))),
  )
  .map(([samples, change]) => {
    const json = structuredClone(Object.assign({}, ...samples)) as Record<string, unknown>;
    if (change !== null) changeMember(json, ...change);
    // As it comes over the wire: there is no -0 in what programs write.
    return JSON.parse(JSON.stringify(json)) as Record<string, unknown>;
  });

function changeMember(json: Record<string, unknown>, at: number, value: unknown): void {
  const places: (() => void)[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const key of Object.keys(node)) {
      places.push(() => Object.assign(node, { [key]: value }));
      visit((node as Record<string, unknown>)[key]);
    }
  };
  visit(json);
  places[at % places.length]?.();
}
