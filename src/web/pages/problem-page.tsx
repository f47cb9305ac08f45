import { readAddress } from "../../model/address.ts";
import { versionHref } from "../../model/page-addresses.ts";
import { openAssets } from "../assets.ts";
import { type Page, renderPage } from "../page-layout.tsx";
import { signInHref } from "../people/next-address.ts";
import { ANYBODY, type Reader } from "../reader.ts";

/** What went wrong in one sentence, and the way out of it. */
export type ToldProblem = {
  readonly message: string;
  readonly hint?: string | undefined;
  /** The address of the version that stands in the way, because it was withdrawn. */
  readonly withdrawn?: string | undefined;
  /** What would have been shown to somebody who is known, or done with the form that they sent. */
  readonly signInTo?: "see" | "send" | undefined;
};

// Nothing is said of what broke: the log knows, and a reader can only try again.
const BROKEN: ToldProblem = {
  message: "This page could not be made. The error has been noted.",
  hint: "Try again in a moment, or start from another page.",
};

/**
 * The page of a refusal, told as plainly as everything else, for the service's error handler, which knows the status.
 *
 * @param problem - A `Problem`, or nothing where the error is ours.
 * @param reader - For whom it is made, and where they were.
 * @returns A whole HTML document.
 */
export function problemPage(
  problem: ToldProblem | undefined,
  status: number,
  reader: Reader = ANYBODY,
  assetsFolder?: string,
): string {
  return renderPage(pageOf(problem ?? BROKEN, status, reader), openAssets(assetsFolder), reader);
}

function pageOf(problem: ToldProblem, status: number, { here }: Reader): Page {
  const title = problem.withdrawn === undefined ? titleOf(status) : "This text was withdrawn";
  return {
    title,
    crumbs: [],
    body: (
      <article class="problem">
        <p class="kicker">{status}</p>
        <h1>{title}</h1>
        <p class="lead">
          <bdi>{problem.message}</bdi>
        </p>
        {problem.hint === undefined ? null : (
          <p>
            <bdi>{problem.hint}</bdi>
          </p>
        )}
        {problem.signInTo === "send" ? (
          <p>
            What you typed still stands on the page before this one:{" "}
            <a href="/sign-in" target="_blank" rel="noopener">
              sign in in another window
            </a>
            , then go back and send it again.
          </p>
        ) : null}
        <p class="ways">
          {problem.signInTo === undefined ? null : <a href={signInHref(here)}>Sign in</a>}
          {problem.withdrawn === undefined ? null : <a href={hrefOf(problem.withdrawn)}>What is known of it</a>}
          <a href="/">All negotiations</a> <a href="/#compare">Compare two texts</a>
        </p>
      </article>
    ),
  };
}

function hrefOf(address: string): string {
  const { negotiation = "", document = "", version = "" } = readAddress(address);
  return versionHref({ negotiation, document, version });
}

function titleOf(status: number): string {
  switch (status) {
    case 400:
      return "This address cannot be read";
    case 401:
      return "This is for those who are known";
    case 403:
      return "This was refused";
    case 404:
      return "Not found";
    case 405:
      return "This address does not take that";
    case 409:
      return "This stands in the way of something filed";
    case 413:
      return "Too large";
    case 415:
      return "This format cannot be read";
    case 422:
      return "This text cannot be read";
    case 429:
      return "Too many attempts";
    case 503:
      return "The record cannot be reached";
    default:
      return status >= 500 ? "Something broke here" : "This did not work";
  }
}
