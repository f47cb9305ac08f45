import type { Context } from "hono";
import { actorOf } from "../asking/actor-of.ts";
import type { Actor } from "../model/actor.ts";
import { Problem } from "../model/problem.ts";
import type { Asked } from "../record/record.ts";

/** What a form sent. */
export type SentForm = {
  /** Who sent it. */
  readonly actor: Actor;
  /** The text of a field; empty where it was not sent. Line feeds are as the reader typed them. */
  one(name: string): string;
  /** The texts of all fields of that name. */
  all(name: string): readonly string[];
};

/** @throws Problem `unreadable-request` for what is no form. */
export async function readSentForm(c: Context): Promise<SentForm> {
  const fields = await readBody(c);
  const all = (name: string) => {
    const sent = fields[name] ?? [];
    // A form sends every line feed as two characters, whatever was typed.
    return [sent].flat().flatMap((value) => (typeof value === "string" ? value.replaceAll("\r\n", "\n") : []));
  };
  return { actor: actorOf(c), all, one: (name) => all(name)[0] ?? "" };
}

/**
 * Who asks by a form, and under which key. The key is made of what was asked and of how long the journal was when the
 * page was made, the hidden field `seen`: sent twice, by an impatient finger or after going back, it is done once, while
 * something else typed into the same page is another request. A random key in the form would confuse these two, and
 * would make every answer of a page another one.
 */
export function askedByForm(form: SentForm, asked: unknown): Asked {
  return { actor: form.actor, requestKey: `form ${form.one("seen")} ${JSON.stringify(asked)}` };
}

/** The number of an entry or a reading that a form sent; -1, which none has, for what is no such number. */
export function readPlace(sent: string): number {
  return /^\d{1,9}$/u.test(sent) ? Number(sent) : -1;
}

async function readBody(c: Context) {
  try {
    return await c.req.parseBody({ all: true });
  } catch {
    throw new Problem("unreadable-request", "The form that was sent cannot be read.", "Send it once more.");
  }
}
