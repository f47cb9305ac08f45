import { Problem } from "../../src/model/problem.ts";

/** The code and the whole sentence of the problem that `action` throws: `unreadable-draft x.md:3: … hint`. */
export function problemOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return `${error.code} ${error.detail()}`;
    throw error;
  }
  return "no problem";
}
