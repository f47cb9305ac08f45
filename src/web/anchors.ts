import { createContext, useContext } from "hono/jsx";
import { anchorOf, formerAnchorOf } from "../model/page-addresses.ts";

/** What the ids of a comparison's points begin with, where a page has several comparisons; nothing in the first. */
export const AnchorsBegin = createContext("");

/** The ids of points in the comparison that is being written: of the later text's, and of those only the earlier one has. */
export function useAnchors() {
  const begin = useContext(AnchorsBegin);
  return {
    after: (path: string) => `${begin}${anchorOf(path)}`,
    before: (path: string) => `${begin}${formerAnchorOf(path)}`,
  };
}

/** A link to an id on the same page. */
export function hrefOfAnchor(id: string): string {
  return `#${encodeURIComponent(id)}`;
}
