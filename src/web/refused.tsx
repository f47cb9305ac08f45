import type { Child } from "hono/jsx";
import { Problem } from "../model/problem.ts";

/**
 * Why a form was refused, on the page of the form: with what was typed still in it. The page opens there, however far down
 * the form stands. `children` say it in other words.
 */
export function Refused({ problem, children }: { readonly problem: Problem; readonly children?: Child }) {
  const { message, hint, place } = problem;
  return (
    <div class="error" role="alert" id="refused" tabindex={-1} autofocus>
      {children ?? (
        <>
          <p>
            <bdi>
              {place.line === undefined ? "" : `Line ${place.line}: `}
              {message}
            </bdi>
          </p>
          {hint === undefined ? null : (
            <p>
              <bdi>{hint}</bdi>
            </p>
          )}
        </>
      )}
    </div>
  );
}

/** What a page that shows a refusal in place is answered with. */
export function statusOfRefusal({ code }: Problem): 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503 {
  switch (code) {
    case "sign-in-needed":
    case "wrong-credentials":
      return 401;
    case "not-allowed":
    case "write-refused":
      return 403;
    case "person-not-found":
    case "token-not-found":
    case "passkey-not-found":
    case "identity-not-found":
    case "point-not-found":
    case "term-not-found":
    case "entry-not-found":
      return 404;
    case "verdict-contradicts":
    case "mark-contradicts":
    case "stale-passage":
    case "stale-reading":
    case "version-withdrawn":
    case "version-open-already":
    case "file-names-hidden":
    case "request-key-reused":
    case "person-exists":
    case "last-owner":
    case "last-way-in":
    case "already-linked":
      return 409;
    case "body-too-large":
      return 413;
    case "unsupported-format":
      return 415;
    case "too-many-attempts":
      return 429;
    case "organisation-unavailable":
      return 503;
    default:
      return 422;
  }
}

/** Whether what went wrong is about what was typed into a form, and could be mended there. */
export function isOfForm(problem: unknown): problem is Problem {
  return problem instanceof Problem && !NOT_OF_FORM.includes(problem.code);
}

const NOT_OF_FORM: readonly string[] = ["record-unavailable", "sign-in-needed", "not-allowed"];

/** Does what a form asks. @returns Why it was refused; undefined where it was done. @throws what is no refusal. */
export async function refusalOf(work: () => Promise<unknown>): Promise<Problem | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Problem && error.code !== "record-unavailable") return error;
    throw error;
  }
}

/** The same where whoever may not sees nothing of the page of the form either. @throws also Problem `sign-in-needed`, `not-allowed`. */
export async function refusalInPlace(work: () => Promise<unknown>): Promise<Problem | undefined> {
  const problem = await refusalOf(work);
  if (problem !== undefined && !isOfForm(problem)) throw problem;
  return problem;
}
