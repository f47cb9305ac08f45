import { describe, expect, it } from "vitest";
import { standsBeforeMonth, standsUnit } from "../../../src/engine/points/month-names.ts";

const NORTHERN =
  "januar jänner februar märz april mai juni juli august september oktober november dezember marts mars maj desember december".split(
    " ",
  );
const ENGLISH = "january february march april may june july august september october november december".split(" ");

describe("the name of a month behind a number", () => {
  it("makes it a date as German and its neighbours write it", () => {
    for (const month of NORTHERN) {
      for (const rest of [` 2025`, "", ".", ": frei", " ist es", ", dann"])
        expect(standsBeforeMonth(`1. ${month}${rest}`, 3), month + rest).toBe(true);
      expect(standsBeforeMonth(`1. ${month.toUpperCase()} 2025`, 3), month).toBe(true);
      expect(standsBeforeMonth(`1. ${month} Session`, 3), month).toBe(false);
    }
  });

  it("makes it a date in English where a year follows", () => {
    for (const month of ENGLISH) {
      expect(standsBeforeMonth(`1. ${month} 2026 is`, 3), month).toBe(true);
      expect(standsBeforeMonth(`1. ${month} 2026`, 3), month).toBe(true);
    }
    for (const rest of [" 10", " 20261", " the", "", ", 2026", "  2026", "s 2026"])
      expect(standsBeforeMonth(`1. January${rest}`, 3), rest).toBe(false);
  });

  it("is no other word, and stands at that place", () => {
    for (const word of ["Forces 2026", "Januars 2026", "2026", "", "Janua 2026"])
      expect(standsBeforeMonth(`1. ${word}`, 3), word).toBe(false);
    expect(standsBeforeMonth("1. Mai 2025", 0)).toBe(false);
  });
});

describe("a unit behind a figure", () => {
  const units =
    "thousand million millions billion billions trillion per percent percentage points times years months weeks days " +
    "hours km m kg t ha mm cm kilometres kilometers metres meters tonnes euros dollars pounds " +
    "millionen milliarden prozent mio mrd millones milliards тысяч тысячи миллиона миллионов млн млрд процента процентов " +
    "миллиарда миллиардов тисяч мільйона мільйонів мільярда мільярдів відсотка відсотків";
  it("says what it counts, as a month does", () => {
    for (const unit of [...units.split(" "), ...NORTHERN, ...ENGLISH]) {
      expect(standsUnit(`5 ${unit} of it`, 2), unit).toBe(true);
      expect(standsUnit(`5 ${unit.toUpperCase()}`, 2), unit).toBe(true);
    }
  });

  it("is no other word", () => {
    for (const word of ["people", "millionth", "Parties", "mi", "", "5 days", "daysdaysdaysdays"])
      expect(standsUnit(`5 ${word}`, 2), word).toBe(false);
  });
});
