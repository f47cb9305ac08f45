import type { Context } from "hono";
import type { PasskeyRequest } from "../../access/passkey-answers.ts";
import type { Problem } from "../../model/problem.ts";
import { refusalOf, statusOfRefusal } from "../refused.tsx";
import type { SentForm } from "../sent-form.ts";
import { sayWhenAgain } from "./say-when-again.ts";

/** What a device is to answer, for the script of the form; or a sentence that says why it is not asked. */
export async function answerAsked(c: Context, ask: () => Promise<PasskeyRequest>): Promise<Response> {
  c.header("Cache-Control", "no-store");
  let request: PasskeyRequest | undefined;
  const problem = await refusalOf(async () => {
    request = await ask();
  });
  if (problem === undefined) return c.json({ request });
  sayWhenAgain(c, problem);
  return c.json({ refused: sentenceOf(problem) }, statusOfRefusal(problem));
}

/** What both answers of a device have, as the script of the form puts it there. */
export function answerIn(form: SentForm) {
  return { credential: form.one("credential"), clientData: form.one("clientData") };
}

function sentenceOf({ message, hint }: Problem): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
