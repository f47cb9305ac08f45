import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What is in the way of readers by ear or keyboard: a line for each rule of axe, with the first place. */
export async function findFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ["violations"] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** The same, and what runs out of the page. */
export async function expectNoFaults(page: Page): Promise<void> {
  expect(await findFaults(page)).toEqual([]);
  const [shown, needed] = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return [clientWidth, scrollWidth];
  });
  expect(needed).toBeLessThanOrEqual(shown ?? 0);
}
