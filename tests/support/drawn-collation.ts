import { collateWitnesses, type Rulings, type Witness } from "../../src/engine/collation/collate-witnesses.ts";
import type { CollatedPlace, Collation } from "../../src/model/collation.ts";
import { readVersion } from "./drawn-versions.ts";

/** A witness with drawn points: see `readPoints`. */
export function aWitness(id: string, drawn: string, facts: Partial<Omit<Witness, "id" | "points">> = {}): Witness {
  return { id, grade: "C", ...readVersion(drawn, facts), ...facts };
}

/**
 * Collates witnesses and draws each place as one line: its paths, how far witnesses agree, and the reading text with its apparatus, `{lemma|B other}`.
 * What no reading text has is drawn as `(left out)` or `(not known)`.
 */
export function drawCollation(witnesses: readonly Witness[], rulings?: Rulings): readonly string[] {
  return collateWitnesses(witnesses, rulings).places.map(drawPlace);
}

function drawPlace(place: CollatedPlace): string {
  const { paths, agreement, from, text } = place;
  const share = agreement === null ? "–" : `${Math.round(agreement * 100)}%`;
  const words = text === null ? (from === null ? "(not known)" : "(left out)") : drawApparatus(place);
  return `${paths.join("+") || `[${place.name.version} ${place.name.path}]`} ${share} ${from ?? ""}: ${words}`;
}

function drawApparatus({ text, variants }: CollatedPlace): string {
  const units = [...(text ?? "")];
  let drawn = "";
  let at = 0;
  for (const { span, lemma, others } of variants) {
    const wordings = others.map((one) => `${one.witnesses.join("")} ${one.text}`);
    drawn += `${units.slice(at, span[0]).join("")}{${[lemma, ...wordings].join("|")}}`;
    at = span[1];
  }
  return drawn + units.slice(at).join("");
}

/** What a witness has at a place, read from the reading text and its apparatus. */
export function readWitness({ text, variants }: CollatedPlace, witness: string): string {
  const units = [...(text ?? "")];
  let read = "";
  let at = 0;
  for (const { span, lemma, others } of variants) {
    const own = others.find(({ witnesses }) => witnesses.includes(witness))?.text ?? lemma;
    read += units.slice(at, span[0]).join("") + own;
    at = span[1];
  }
  return read + units.slice(at).join("");
}

/** Every point of every witness with the number of places that hold it. */
export function countPlaces(witnesses: readonly Witness[], { places }: Collation): ReadonlyMap<string, number> {
  const counts = new Map(witnesses.flatMap(({ id, points }) => points.map(({ path }) => [`${id} ${path}`, 0])));
  for (const { witness, paths } of places.flatMap((place) => place.witnesses)) {
    for (const path of paths) {
      const name = `${witness} ${path}`;
      counts.set(name, (counts.get(name) ?? Number.NaN) + 1);
    }
  }
  return counts;
}
