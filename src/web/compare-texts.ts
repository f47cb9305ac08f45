import type { Comparing } from "../comparison/comparison.ts";
import type { Draft } from "../model/draft.ts";
import { readChoice } from "../model/page-addresses.ts";
import { Problem } from "../model/problem.ts";
import type { GivenText, TextProblem } from "./compare-form.tsx";
import type { Page } from "./page-layout.tsx";
import { comparedTextsPage, unreadableTextsPage } from "./pages/compared-texts-page.tsx";
import type { Side } from "./redline-parts.ts";

/** Reads a draft out of a file's content; throws Problem. */
export type ReadDraft = (
  content: string | Uint8Array,
  options: { name: string; mediaType?: string; use: "compare" | "file" },
) => Draft;

type Fields = Readonly<Record<string, unknown>>;
type Answer = { readonly page: Page; readonly status: 200 | 422 };
type Input = { readonly content: string | Uint8Array; readonly name: string };

const NAMES: Readonly<Record<Side, string>> = { before: "Earlier text", after: "Later text" };

/**
 * Answers the form with two boxes: the comparison, or the boxes again with what is wrong beside them.
 *
 * @param fields - As Hono's `parseBody` gives them: `before`, `after` (text), `beforeFile`, `afterFile`, the names of
 *   files sent back as text, `view`, `show` and `swap`. A file outranks the text in its box.
 */
export async function answerTexts(fields: Fields, readDraft: ReadDraft, comparing: Comparing): Promise<Answer> {
  const inputs = { before: await inputOf(fields, "before"), after: await inputOf(fields, "after") };
  const [first, second] = fields.swap === "yes" ? (["after", "before"] as const) : (["before", "after"] as const);
  const [before, after] = [readOne(inputs[first], "before", readDraft), readOne(inputs[second], "after", readDraft)];
  const given = { before: before.given, after: after.given };
  if (before.draft === undefined || after.draft === undefined) {
    const problems = [before, after].flatMap(({ problem }) => problem ?? []);
    return { page: unreadableTextsPage(given, problems), status: 422 };
  }
  const choice = readChoice(fields.view, fields.show);
  const compared = comparing.compareDrafts(before.draft, after.draft, given);
  return { page: comparedTextsPage(compared, given, choice), status: 200 };
}

async function inputOf(fields: Fields, side: Side): Promise<Input> {
  const file = fields[`${side}File`];
  if (file instanceof File && file.size > 0) {
    const content = new Uint8Array(await file.arrayBuffer());
    return { content, name: file.name || NAMES[side] };
  }
  const [text, name] = [fields[side], fields[`${side}Name`]];
  return {
    // A form sends every line feed as two characters, whatever the reader pasted.
    content: typeof text === "string" ? text.replaceAll("\r\n", "\n") : "",
    name: typeof name === "string" && name !== "" ? name : NAMES[side],
  };
}

type Reading = { readonly given: GivenText; readonly draft?: Draft; readonly problem?: TextProblem };

function readOne(input: Input, side: Side, readDraft: ReadDraft): Reading {
  // A pasted text is named after the box it stands in, also when the boxes were swapped.
  const name = Object.values(NAMES).includes(input.name) ? NAMES[side] : input.name;
  const given = { name, text: textOf(input.content) };
  if (typeof input.content === "string" && input.content.trim() === "") {
    return { given, problem: { side, message: "Nothing was given here.", hint: "Paste a text or choose a file." } };
  }
  try {
    const mediaType = /\.[^.]+$/u.test(name) ? {} : { mediaType: mediaTypeOfPasted(given.text) };
    return { given, draft: readDraft(input.content, { name, ...mediaType, use: "compare" }) };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const { message, hint, place } = problem;
    return {
      given,
      problem: { side, message: place.line === undefined ? message : `Line ${place.line}: ${message}`, hint },
    };
  }
}

// Browsers name a type for few files and a wrong one for some: a file's extension says more, and a pasted text has none.
function mediaTypeOfPasted(text: string): string {
  return text.trimStart().startsWith("{") ? "application/json" : "text/markdown";
}

/** A file's text, to be put back into its box; nothing where the bytes are no text. */
function textOf(content: string | Uint8Array): string {
  if (typeof content === "string") return content;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return "";
  }
}
