import type { AuditEntry } from "../model/audit.ts";
import type { TableLine } from "./send-table.ts";

/** Who read and did what, as lines of a spreadsheet: one for each entry, in their order. */
export function* writeAudit(entries: readonly AuditEntry[]): Generator<TableLine> {
  yield ["at", "who", "what", "kind", "versions", "part", "name", "role", "role before", "details"];
  for (const entry of entries) yield [entry.at, entry.who, entry.what, ...restOf(entry)];
}

function restOf(entry: AuditEntry): TableLine {
  if (entry.what === "read") return [entry.kind, entry.versions.join(" "), entry.part ?? "", "", "", "", ""];
  if (entry.what === "entry") {
    const { event, document, version, position } = entry;
    const about = version === undefined ? (document ?? "") : `${document}@${version}`;
    return [event, about, "", "", "", "", `entry ${position}`];
  }
  const { deed, name = "", role = "", before = "" } = { name: undefined, role: undefined, before: undefined, ...entry };
  return [deed, "", "", name, role, before ?? "", detailsOf(entry)];
}

function detailsOf(entry: Extract<AuditEntry, { readonly what: "deed" }>): string {
  switch (entry.deed) {
    case "invitation-made":
      return `until ${entry.expiresAt}`;
    case "member-joined":
      return `invited by ${entry.invitedBy}`;
    case "token-made":
    case "token-revoked":
      return entry.reach;
    case "times-chosen":
      return entry.times;
    default:
      return "";
  }
}
