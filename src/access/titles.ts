import { Problem } from "../model/problem.ts";

const LONGEST_TITLE = 120;

/** @throws Problem `unreadable-account` for what is empty, too long or more than a line. */
export function refuseWrongTitle(title: string, of: "token" | "passkey", hint: string): void {
  const { length } = title.trim();
  if (length > 0 && length <= LONGEST_TITLE && !/[\p{Cc}\p{Cs}]/u.test(title)) return;
  throw new Problem(
    "unreadable-account",
    `The title of a ${of} has 1 to ${LONGEST_TITLE} characters on one line.`,
    hint,
  );
}
