import { describe, expect, it } from "vitest";
import { listPoints } from "../../src/engine/points/list-points.ts";
import { readPoints } from "../../src/engine/points/read-points.ts";
import { writePoints } from "../../src/engine/points/write-points.ts";
import { readDraftsFolder } from "../../src/intake/read-drafts-folder.ts";

/** Breaks each line at spaces to at most `width` columns beside its indentation, as an editor would. */
function wrap(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => {
      const margin = /^ */u.exec(line)?.[0] ?? "";
      const rows = [""];
      for (const word of line.slice(margin.length).split(" ")) {
        const row = rows.at(-1) ?? "";
        if (row === "" || row.length + 1 + word.length <= width)
          rows[rows.length - 1] = row === "" ? word : `${row} ${word}`;
        else rows.push(word);
      }
      return rows.map((row) => `${margin}${row}`.trimEnd());
    })
    .join("\n");
}

describe("the sample drafts, wrapped", async () => {
  const { drafts } = await readDraftsFolder("drafts");
  for (const width of [40, 60, 72, 80, 100]) {
    it(`at ${width} columns, read as the same points`, () => {
      for (const { draft, fileName } of drafts) {
        const wrapped = readPoints(wrap(writePoints(draft.points), width), { markdown: true }).points;
        const words = listPoints(wrapped).map(({ path, heading, text }) => [path, heading, text]);
        expect(words, fileName).toEqual(
          listPoints(draft.points).map(({ path, heading, text }) => [path, heading, text ?? ""]),
        );
      }
    });
  }
});
