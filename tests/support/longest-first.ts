import { existsSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, ten seconds and more of processor time each with the processes that they start, longest first. */
const LONGEST = [
  "tests/cli/running-service.test.ts",
  "tests/http/embargo.test.ts",
  "tests/http/every-get.test.ts",
  "tests/storage/row-security.test.ts",
  "tests/notification/killed-while-telling.test.ts",
  "tests/pages/reading-a-redline.test.ts",
  "tests/storage/embedded-database.test.ts",
  "tests/annotation/live/killed-while-typing.test.ts",
  "tests/pages/filing-a-draft.test.ts",
  "tests/http/notes.test.ts",
  "tests/http/times-to-the-day.test.ts",
  "tests/record/killed-while-filing.test.ts",
  "tests/notification/mail.test.ts",
  "tests/notification/told-of-notes.test.ts",
  "tests/web/notes/note-pages.test.ts",
  "tests/http/annotations-container.test.ts",
  "tests/lineage/migration.test.ts",
  "tests/cli/commands.test.ts",
];

/**
 * Begins with the files that take longest, so that none of them is still running alone when all others are over. Vitest
 * would know them from the run before; in a clean clone there was none, and it goes by how long their text is.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter((file) => !existsSync(file));
    if (gone.length > 0)
      throw new Error(`tests/support/longest-first.ts names ${gone.join(", ")}, which is not there.`);
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}
