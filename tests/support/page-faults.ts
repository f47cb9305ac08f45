import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/**
 * What is in the way of readers by ear or keyboard: a line for each rule of axe, with the first place.
 *
 * @param unseen - Selectors of what is not looked at: of hundreds of entries that are made alike, all but some.
 */
export async function findFaults(page: Page, unseen: readonly string[] = []): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (exclude) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(
        { exclude: [...exclude] },
        { resultTypes: ["violations"] },
      ),
    unseen,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** The same, and what runs out of the page. */
export async function expectNoFaults(page: Page, unseen: readonly string[] = []): Promise<void> {
  expect(await findFaults(page, unseen)).toEqual([]);
  const [shown, needed] = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return [clientWidth, scrollWidth];
  });
  expect(needed).toBeLessThanOrEqual(shown ?? 0);
}
