import { describe, expect, it } from "vitest";
import { provenanceOf } from "../../src/model/draft.ts";
import type { VersionFacts } from "../../src/model/version.ts";
import { inOrderOfTime } from "../../src/model/version-order.ts";
import { JUST_FILED } from "../support/drafts.ts";

/** Versions drawn as `id date parents; …`, where `~` before a parent makes it the head that this one is a witness of. */
function readFacts(drawn: string): readonly VersionFacts[] {
  return drawn.split(";").map((one) => {
    const [version = "", published = "", ...parents] = one.trim().split(" ");
    const head = parents.find((parent) => parent.startsWith("~"))?.slice(1);
    return {
      ...{ negotiation: "lake", document: "plan", version },
      ...{ ...provenanceOf(version), published, witnessOf: head },
      ...{ basedOn: parents.filter((parent) => !parent.startsWith("~")) },
      ...{ pointCount: 0, filedAt: "", captureSha256: "", ...JUST_FILED },
    };
  });
}

const ordered = (drawn: string) => inOrderOfTime(readFacts(drawn)).map(({ version }) => version);

describe("the order of time", () => {
  it("goes by day, a year or a month before the days in it", () => {
    expect(ordered("d 2025-02-01; c 2025-01-09; b 2025-01; a 2025")).toEqual(["a", "b", "c", "d"]);
  });

  it("puts parents before children of one day, and a head before its witnesses, else goes by id", () => {
    expect(ordered("a 2025 c; b 2025 ~c; c 2025 d; d 2025; e 2025")).toEqual(["d", "e", "c", "a", "b"]);
  });

  it("counts the longest way where there are several", () => {
    expect(ordered("a 2025 b d; b 2025 c; c 2025 d; d 2025 unknown")).toEqual(["d", "c", "b", "a"]);
  });

  it("stands fast where a damaged record goes in a circle, and where thousands stand in one line", () => {
    expect(ordered("b 2025 a; a 2025 b; c 2025 b")).toEqual(["a", "b", "c"]);
    const line = Array.from({ length: 20_000 }, (_, n) => `v${n} 2025${n === 0 ? "" : ` v${n - 1}`}`);
    expect(ordered(line.toReversed().join(";"))).toEqual(line.map((_, n) => `v${n}`));
  });
});
