import fc from "fast-check";

/** Any string, halves of surrogate pairs by themselves included; plain letters as often as all else. */
export function anyText(
  constraints: { readonly minLength?: number; readonly maxLength?: number } = {},
): fc.Arbitrary<string> {
  const unit = fc.oneof(
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ min: 0, max: 0x24ff }),
    fc.integer({ min: 0, max: 0x10ffff }),
    fc.integer({ min: 0xd800, max: 0xdfff }),
  );
  return fc.array(unit, constraints).map((codePoints) => String.fromCodePoint(...codePoints));
}
