/** "Organisation" and "Organization", "Chişinău" and "Chisinau" are one. */
export function plainName(value: string): string {
  if (!SPELT_VARIOUSLY.test(value)) return value;
  const latin = /[a-z]/u.test(value) ? value.normalize("NFD").replaceAll(/\p{M}/gu, "") : value;
  return (
    latin
      .replaceAll(/(?<=\p{L}{3})is(?=(?:ation|e|er|ers|ed|ing)\b)/gu, "iz")
      .replaceAll(/(?<=\p{L}{2})our\b/gu, "or")
      .replaceAll(/\b(?:defence|licence)(?=s?\b)/gu, (word) => word.replace("ce", "se"))
      .replaceAll(/\bco[ -](?=(?:op|ord))/gu, "co")
      .replaceAll(/\bprogramme(?=s?\b)/gu, "program")
      .replaceAll(/(?<=\b(?:cent|theat|lit|met|fib))re(?=s?\b)/gu, "er")
      // "Sana'a", but not "Ukraine's".
      .replaceAll(/(?<=\p{L})['’](?=\p{L}{2}|[^s\P{L}]\b)/gu, "")
  );
}

// Most names are spelt in one way; the rest costs much more.
const SPELT_VARIOUSLY = /[^\x20-\x7e]|is(?:ation|e|ing)|our|defence|licence|co[ -]o|programme|centre|theatre|'/u;
