import { describe, expect, it } from "vitest";
import { alignPoints } from "../../../src/engine/alignment/align-points.ts";
import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import { drawAlignment, readVersion } from "../../support/drawn-versions.ts";

type Case = { readonly before: string; readonly after: string; readonly expected: readonly string[] };

const cases: Record<string, Case> = {
  "pairs by wording where every number changed": {
    before: `
      1. The ceasefire enters into force on the day of signature.
      2. All prisoners of war are exchanged within thirty days.
      3. The monitoring mission has free access to the border.`,
    after: `
      1. This Agreement has three annexes.
      2. The ceasefire enters into force on the day of signature.
      3. All prisoners of war are exchanged within sixty days.
      4. The monitoring mission has free access to the border.`,
    expected: ["→ 1 added", "1 → 2 kept renumbered", "2 → 3 reworded renumbered", "3 → 4 kept renumbered"],
  },
  "tells dropped and added apart from reworded": {
    before: `
      1. Fishing rights in the northern lakes expire after two years.
      2. The tribunal sits in Geneva and has five judges.`,
    after: `
      1. Customs officers wear a common badge on duty.
      2. The tribunal sits in Vienna and has seven judges.`,
    expected: ["1 → dropped", "→ 1 added", "2 → 2 reworded"],
  },
  "follows two points that were swapped and both reworded": {
    before: `
      1. Frozen assets of the central bank finance the rebuilding of schools.
      2. Electricity from the nuclear plant is shared in equal parts.
      3. The Parties meet every spring.`,
    after: `
      1. Electricity from the nuclear plant is shared sixty to forty.
      2. Frozen assets of the central bank finance the rebuilding of hospitals and schools.
      3. The Parties meet every spring.`,
    expected: ["2 → 1 reworded renumbered", "1 → 2 reworded moved renumbered", "3 → 3 kept"],
  },
  "follows the text and not the heading when the text moved on": {
    before: `
      1. # Security | The guarantor states consult at once after an armed attack.
      2. # Trade | Goods pass the border without customs duties for ten years.`,
    after: `
      1. # Security | Cultural institutes of both states exchange exhibits freely.
      2. # Trade | Goods pass the border without customs duties for ten years.
      3. # Assistance | The guarantor states consult at once after an armed attack.`,
    expected: ["→ 1 added", "2 → 2 kept", "1 → 3 reworded moved renumbered"],
  },
  "calls a changed heading over a kept text reworded": {
    before: "1. # Forces | The armed forces are limited to 600,000 personnel.",
    after: "1. # Size of the forces | The armed forces are limited to 600,000 personnel.",
    expected: ["1 → 1 reworded"],
  },
  "matches repeated texts by their neighbours and never by first come": {
    before: `
      1. The ceasefire enters into force on the day of signature.
      2. [Reserved]
      3. All prisoners of war are exchanged within thirty days.
      4. [Reserved]
      5. The monitoring mission has free access to the border.`,
    after: `
      1. The ceasefire enters into force on the day of signature.
      2. All prisoners of war are exchanged within thirty days.
      3. [Reserved]
      4. The monitoring mission has free access to the border.`,
    expected: ["1 → 1 kept", "2 → dropped", "3 → 2 kept renumbered", "4 → 3 kept renumbered", "5 → 4 kept renumbered"],
  },
  "matches repeated texts by neighbours that were themselves reworded": {
    before: `
      1. The ceasefire enters into force on the day of signature.
      2. [Reserved]
      3. All prisoners of war are exchanged within thirty days.
      4. [Reserved]
      5. The monitoring mission has free access to the border.`,
    after: `
      1. The ceasefire enters into force one week after the day of signature.
      2. All prisoners of war and hostages are exchanged within sixty days.
      3. [Reserved]
      4. The monitoring mission has free and safe access to the border.`,
    expected: [
      "1 → 1 reworded",
      "2 → dropped",
      "3 → 2 reworded renumbered",
      "4 → 3 kept renumbered",
      "5 → 4 reworded renumbered",
    ],
  },
  "finds the parts of a split point": {
    before: `
      1. Sanctions are lifted in stages and case by case; Russia is invited to return to the group of eight.
      2. The monitoring mission has free access to the border.`,
    after: `
      1. Sanctions are lifted in stages and case by case.
      2. Russia is invited to return to the group of eight.
      3. The monitoring mission has free access to the border.`,
    expected: ["1 → 1, 2 split", "2 → 3 kept renumbered"],
  },
  "finds the halves of a split point far apart": {
    before: `
      1. Sanctions are lifted in stages and case by case; Russia is invited to return to the group of eight.
      2. The monitoring mission has free access to the border.
      3. All prisoners of war are exchanged within thirty days.
      4. The tribunal sits in Geneva and has five judges.`,
    after: `
      1. Sanctions are lifted in stages and case by case.
      2. The monitoring mission has free access to the border.
      3. All prisoners of war are exchanged within thirty days.
      4. The tribunal sits in Geneva and has five judges.
      5. Russia is invited to return to the group of eight.`,
    expected: ["1 → 1, 5 split", "2 → 2 kept", "3 → 3 kept", "4 → 4 kept"],
  },
  "finds the half of a split point that grew, beside the other": {
    before: `
      1. The town keeps the roof, the outer walls, the foundations and the slipway in good repair. The club carries out all other repairs and has the wiring inspected by an electrician.
      2. The tribunal sits in Geneva and has five judges.`,
    after: `
      1. The town keeps the roof, the outer walls, the foundations and the slipway in good repair. It begins work within thirty days of a report.
      2. The club carries out all other repairs and has the wiring inspected by an electrician.
      3. The tribunal sits in Geneva and has five judges.`,
    expected: ["1 → 1, 2 split", "2 → 3 kept renumbered"],
  },
  "finds a point that was moved and split": {
    before: `
      1. Sanctions are lifted in stages and case by case; Russia is invited to return to the group of eight.
      2. The monitoring mission has free access to the border.
      3. All prisoners of war are exchanged within thirty days.
      4. The tribunal sits in Geneva and has five judges.`,
    after: `
      1. The monitoring mission has free access to the border.
      2. All prisoners of war are exchanged within thirty days.
      3. The tribunal sits in Geneva and has five judges.
      4. Sanctions are lifted in stages and case by case.
      5. Russia is invited to return to the group of eight.`,
    expected: [
      "2 → 1 kept renumbered",
      "3 → 2 kept renumbered",
      "4 → 3 kept renumbered",
      "1 → 4, 5 split moved renumbered",
    ],
  },
  "finds two points that were merged": {
    before: `
      1. All prisoners of war are exchanged, all for all.
      2. Civilian detainees and hostages are released without conditions.
      3. The tribunal sits in Geneva and has five judges.`,
    after: `
      1. All prisoners of war are exchanged, all for all; civilian detainees and hostages are released without conditions.
      2. The tribunal sits in Geneva and has five judges.`,
    expected: ["1, 2 → 1 merged", "3 → 2 kept renumbered"],
  },
  "finds a text that went down into points under it": {
    before:
      "1. Russia returns to the world economy; sanctions are lifted in stages; Russia rejoins the group of eight.",
    after: `
      1. Russia returns to the world economy:
        a. sanctions are lifted in stages;
        b. Russia rejoins the group of eight.`,
    expected: ["1 → 1, 1.a, 1.b split"],
  },
  "does not call a new point on the same matter a split": {
    before: "1. The monitoring mission has free access to the border.",
    after: `
      1. The monitoring mission has free access to the border.
      2. The monitoring mission reports each month to the council.`,
    expected: ["1 → 1 kept", "→ 2 added"],
  },
  "does not call a repetition of what still stands a split": {
    before: "1. All prisoners of war are exchanged, all for all, within thirty days.",
    after: `
      1. All prisoners of war are exchanged, all for all, within sixty days.
      2. All prisoners of war are exchanged, all for all, under neutral eyes.`,
    expected: ["1 → 1 reworded", "→ 2 added"],
  },
  "divides a point between two that repeat it, where each keeps words of its own": {
    before:
      "1. All prisoners of war and civilian hostages are exchanged, all for all, within thirty days in Geneva by noon.",
    after: `
      1. All prisoners of war and civilian hostages are exchanged, all for all, within thirty days in Geneva.
      2. All prisoners of war and civilian hostages are exchanged, all for all, within thirty days by noon.`,
    expected: ["1 → 1, 2 split"],
  },
  "finds two look-alikes that became one which is as near to either": {
    before: `
      1. The operator keeps a register of visits by members of the press.
      2. The operator keeps a register of visits by members of the council.
      3. The tribunal sits in Geneva and has five judges.`,
    after: `
      1. The operator keeps a register of visits by members.
      2. The tribunal sits in Geneva and has five judges.`,
    expected: ["1, 2 → 1 merged", "3 → 2 kept renumbered"],
  },
  "drops one of two look-alikes where what set the other apart still stands": {
    before: `
      1. The operator keeps a register of visits by members of the press.
      2. The operator keeps a register of visits by members of the council.
      3. The tribunal sits in Geneva and has five judges.`,
    after: `
      1. The operator keeps a public register of visits by members of the press.
      2. The tribunal sits in Geneva and has five judges.`,
    expected: ["1 → 1 reworded", "2 → dropped", "3 → 2 kept renumbered"],
  },
  "finds a point that went up into the one it stood under": {
    before: `
      1. The mission has free access to the border.
        a. The mission reports what it finds to the council each month.
      2. The tribunal sits in Geneva and has five judges.`,
    after: `
      1. The mission has free access to the border and reports to the council each month.
      2. The tribunal sits in Geneva and has five judges.`,
    expected: ["1, 1.a → 1 merged", "2 → 2 kept"],
  },
  "prefers the whole a point went into to a stranger that shares a word with it": {
    before: `
      1. Portable storage devices are not used in the archive.
        a. Portable storage devices without a known owner are not used in the archive.
      2. Visitors leave their bags at the gate.`,
    after: `
      1. Portable storage devices are used in the archive by staff only, and never without a known owner.
      2. Visitors leave their bags at the gate.
      3. Portable radios are switched off in the reading room.`,
    expected: ["1, 1.a → 1 merged", "2 → 2 kept", "→ 3 added"],
  },
  "leaves a definition alone that another definition resembles": {
    before: `
      1. “Affiliate” means a company under common control of the parent.
      2. “Client” means a company that has signed the order form.`,
    after: `
      1. “Affiliate” means a company under common control of the parent that has signed the order form.`,
    expected: ["1 → 1 reworded", "2 → dropped"],
  },
  "sees a point move under another point": {
    before: `
      1. The Parties undertake:
        a. to withdraw heavy weapons from the line of contact;
        b. to exchange all prisoners of war within thirty days.
      2. The mission is entitled:
        a. to enter every depot without notice.`,
    after: `
      1. The Parties undertake:
        a. to exchange all prisoners of war within thirty days.
      2. The mission is entitled:
        a. to enter every depot without notice;
        b. to withdraw heavy weapons from the line of contact.`,
    expected: [
      "1 → 1 kept",
      "1.b → 1.a kept renumbered",
      "2 → 2 kept",
      "2.a → 2.a reworded",
      "1.a → 2.b reworded moved renumbered",
    ],
  },
  "knows a short lead-in by what stands under it": {
    before: `
      1. Either party may terminate:
        a. after sixty days without payment;
        b. when the other party becomes insolvent.
      2. Either party may assign:
        a. its rights to an affiliate;
        b. its claims to a bank.`,
    after: `
      1. Assignment is allowed as follows:
        a. its rights to an affiliate;
        b. its claims to a bank.
      2. Termination is allowed as follows:
        a. after sixty days without payment;
        b. when the other party becomes insolvent.`,
    expected: [
      "2 → 1 reworded renumbered",
      "2.a → 1.a kept",
      "2.b → 1.b kept",
      "1 → 2 reworded moved renumbered",
      "1.a → 2.a kept",
      "1.b → 2.b kept",
    ],
  },
  "tells equal texts apart by their headings": {
    before: `
      1. # Trade | The Parties report to the council once a year.
      2. # Security | The Parties report to the council once a year.`,
    after: `
      1. # Security | The Parties report to the council once a year.
      2. # Trade | The Parties report to the council once a year.`,
    expected: ["2 → 1 kept renumbered", "1 → 2 kept moved renumbered"],
  },
  "tells definitions apart by the term they define": {
    before: `
      1. “Agreement” means these terms together with the cover page.
      2. “Affiliate” means a company under common control.`,
    after: `
      1. “Affiliate” means these companies together with the parent named on the cover page.
      2. “Agreement” means the order form.`,
    expected: ["2 → 1 reworded renumbered", "1 → 2 reworded moved renumbered"],
  },
  "does not let look-alikes cross over, though all are reworded and none keeps its place": {
    before: `
      1. The Commission shall keep a register of harbour fees and shall report on it to the Council once a year.
      2. The Commission shall keep a register of fishing licences and shall report on it to the Council once a year.
      3. The Commission shall keep a register of timber exports and shall report on it to the Council once a year.`,
    after: `
      1. The Commission keeps a public register of timber exports and reports on it to the Council twice a year.
      2. The Commission keeps a public register of harbour fees and reports on it to the Council twice a year.
      3. The Commission keeps a public register of fishing licences and reports on it to the Council twice a year.`,
    expected: ["3 → 1 reworded moved renumbered", "1 → 2 reworded renumbered", "2 → 3 reworded renumbered"],
  },
  "drops one of many look-alikes and pairs no other with a stranger": {
    before: `
      1. The Commission shall keep a register of harbour fees and shall report on it to the Council once a year.
      2. The Commission shall keep a register of fishing licences and shall report on it to the Council once a year.
      3. The Commission shall keep a register of timber exports and shall report on it to the Council once a year.`,
    after: `
      1. The Commission shall keep a register of harbour fees and shall report on it to the Council once a month.
      2. The Commission shall keep a register of timber exports and shall report on it to the Council once a month.
      3. The Council elects its own chair.`,
    expected: ["1 → 1 reworded", "2 → dropped", "3 → 2 reworded renumbered", "→ 3 added"],
  },
  "pairs equal texts that hold no word": {
    before: "1. * * *\n2. …",
    after: "1. …\n2. * * *",
    expected: ["2 → 1 kept renumbered", "1 → 2 kept moved renumbered"],
  },
  "finds a point rewritten beyond recognition by its number and neighbours, if a word is left": {
    before: `
      1. The ceasefire enters into force on the day of signature.
      2. Ukraine will never join NATO.
      3. All prisoners of war are exchanged within thirty days.
      4. The monitoring mission has free access to the border.`,
    after: `
      1. The ceasefire enters into force on the day of signature.
      2. Membership of NATO depends on a consensus of its members.
      3. All prisoners of war are exchanged within thirty days.
      4. The monitoring mission has free access to the border.`,
    expected: ["1 → 1 kept", "2 → 2 reworded", "3 → 3 kept", "4 → 4 kept"],
  },
  "never lets number and neighbours alone carry a pair": {
    before: `
      1. The ceasefire enters into force on the day of signature.
      2. Fishing rights expire after two summers.
      3. All prisoners of war are exchanged within thirty days.
      4. The monitoring mission has free access to the border.`,
    after: `
      1. The ceasefire enters into force on the day of signature.
      2. Customs officers wear a common badge.
      3. All prisoners of war are exchanged within thirty days.
      4. The monitoring mission has free access to the border.`,
    expected: ["1 → 1 kept", "2 → dropped", "→ 2 added", "3 → 3 kept", "4 → 4 kept"],
  },
  "believes no number that several points bear": {
    before: `
      1. The ceasefire enters into force on the day of signature.
      1. Fishing rights in the lakes expire after two summers.
      1. The monitoring mission has free access to the border.`,
    after: `
      1. The monitoring mission has free access to the border.
      1. Customs officers in the ports wear a common badge.
      1. The ceasefire enters into force on the day of signature.`,
    expected: ["1~3 → 1 kept", "→ 1~2 added", "1 → 1~3 kept moved", "1~2 → dropped"],
  },
  "pairs a text in Ukrainian through its endings": {
    before: "1. Сторони обмінюються всіма військовополоненими протягом тридцяти днів.",
    after: "5. Обмін усіх військовополонених сторонами триває тридцять днів.",
    expected: ["1 → 5 reworded renumbered"],
  },
};

describe("alignment", () => {
  for (const [name, { before, after, expected }] of Object.entries(cases)) {
    it(name, () => {
      expect(drawAlignment(compareVersions(readVersion(before), readVersion(after)))).toEqual(expected);
    });
  }

  it("says why in one line", () => {
    const { before, after } = cases["pairs by wording where every number changed"] ?? { before: "", after: "" };
    const links = alignPoints(readVersion(before), readVersion(after));
    expect(links[0]?.why).toMatch(/^same words; /u);
    expect(links[1]?.why).toMatch(/^shares “.+”, “.+”, “.+”/u);
    for (const { why } of links) expect(why).not.toMatch(/\n/u);
  });

  it("says that only the notation differs", () => {
    const [link] = alignPoints(
      readVersion("1. The Users’ data stay here."),
      readVersion("2. the users’  data stay here."),
    );
    expect(link?.why).toMatch(/^same words but for notation/u);
  });

  it("quotes what a split took over", () => {
    const { before, after } = cases["finds the halves of a split point far apart"] ?? { before: "", after: "" };
    const split = alignPoints(readVersion(before), readVersion(after)).find((link) => link.after === 4);
    expect(split?.why).toBe("takes over “Russia is invited to return to the group of eight” from 1");
  });

  it("is sure of a point that lost a word, and asks a person about one that kept little more than one", () => {
    const [rewritten, trimmed] = alignPoints(
      readVersion(`
        1. Decentralise power, also by a law on interim local self-government in certain eastern areas.
        2. The monitoring mission has free and safe access to the border.`),
      readVersion(`
        1. Dialogue on the interim regime of these regions starts after the withdrawal of heavy weapons.
        2. The monitoring mission has free access to the border.`),
    );
    expect(rewritten?.confidence).toBe("low");
    expect(rewritten?.score).toBeLessThan(0.85);
    expect(trimmed?.confidence).toBe("high");
    expect(trimmed?.score).toBeGreaterThan(0.95);
  });

  it("finds nothing between empty versions", () => {
    const empty = readVersion("");
    const one = readVersion("1. The Parties withdraw.");
    expect([alignPoints(empty, empty), alignPoints(empty, one), alignPoints(one, empty)]).toEqual([[], [], []]);
  });

  it("leaves none of many repeated texts alone while the other version has one free", () => {
    const row = (texts: readonly string[]) =>
      readVersion(texts.map((text, index) => `${index + 1}. ${text}`).join("\n"));
    const reserved = Array.from({ length: 30 }, () => "[Reserved]");
    const chapter = ["The ceasefire enters into force on the day of signature.", "All prisoners of war are exchanged."];
    const before = row([...chapter, ...reserved.slice(0, 9), "Fishing rights expire.", ...reserved]);
    const after = row([...reserved, "Customs officers wear a badge.", ...reserved.slice(0, 9), ...chapter]);
    expect(alignPoints(before, after)).toHaveLength(chapter.length + reserved.length + 9);
  });
});
