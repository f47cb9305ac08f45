import type { Context } from "hono";
import { readVersionName } from "../model/address.ts";
import type { VersionRef } from "../model/version.ts";

/** The version that a page's address names, as such: whichever of its readings it names. */
export function versionNamed(c: Context): VersionRef {
  const { negotiation = "", document = "", version = "" } = c.req.param() as Record<string, string>;
  return { negotiation, document, version: readVersionName(version).version };
}
