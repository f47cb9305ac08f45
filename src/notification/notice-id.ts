import { createHash } from "node:crypto";
import type { View } from "../model/opening.ts";

/** Which event for which subscription. */
export type NoticeOf = {
  readonly negotiationKey: string;
  readonly view: View;
  readonly number: number;
  readonly subscriptionKey: string;
};

/** The key of a notice's row. Worked out again, in another process or after a restart, it is the same. */
export function noticeKey({ negotiationKey, view, number, subscriptionKey }: NoticeOf): string {
  return uuidOf([negotiationKey, view, number, subscriptionKey]);
}

/** A UUID of version 8 made of the SHA-256 of some words; random to whoever does not know them. */
export function uuidOf(words: readonly (string | number)[]): string {
  const bytes = createHash("sha256").update(JSON.stringify(words)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return writeUuid(bytes);
}

/** Sixteen bytes as the key of a row is written. */
export function writeUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const PUBLIC = /^evt_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/u;

/** As the notice is called outside. */
export function writeNoticeId(key: string): string {
  return `evt_${key.replaceAll("-", "")}`;
}

/** The key of a notice by what it is called. */
export function noticeKeyOf(id: string): string {
  const key = readNoticeId(id);
  if (key === undefined) throw new Error(`"${id}" is the id of no notice.`);
  return key;
}

/** The key of the row that is called so; undefined for what is no such id. */
export function readNoticeId(id: string): string | undefined {
  return PUBLIC.exec(id)?.slice(1).join("-");
}
