import { COVERAGES, GRADES, KINDS, NUMBERINGS, ROUTES } from "../../model/draft.ts";
import type { FieldRefusal, TypedSource } from "../../model/typed-provenance.ts";
import type { VersionFacts } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { ChoiceField, idOfField, LineField, LinesField, Refusals } from "../form-field.tsx";
import { GRADE_WORDS, KIND_WORDS, ROUTE_WORDS, VersionLine } from "../provenance-words.tsx";
import type { TypedFiling } from "./typed-filing.ts";

type Props = {
  readonly overview: NegotiationOverview;
  readonly typed: TypedFiling;
  readonly refusals: readonly FieldRefusal[];
};

const DAY = "2025-11-23";

/** What the text is, and where it comes from. */
export function WhatItIs({ overview: { negotiation, versions }, typed, refusals }: Props) {
  const field = (name: Exclude<keyof TypedFiling, "basedOn" | "sources" | "given">) => ({
    name,
    value: typed[name],
    refusals,
  });
  const newestFirst = [...versions].reverse();
  return (
    <div class="fields">
      <LineField {...field("title")} label="Title" needed wide />
      <ChoiceField
        {...field("kind")}
        label="Kind"
        needed
        none="choose one"
        options={KINDS.map((kind) => [kind, KIND_WORDS[kind]])}
      />
      <LineField
        {...field("published")}
        label="Published"
        needed
        placeholder={DAY}
        help="A day, a month or a year; of a text never published, the date of the report."
      />
      <LineField {...field("publishedBy")} label="Published by" />
      <LineField
        {...field("textDate")}
        label="Date of the text"
        placeholder={DAY}
        help="Where it is known to differ."
      />
      {negotiation.rounds.length === 0 && typed.round === "" ? null : (
        <ChoiceField
          {...field("round")}
          label="Round"
          none="none, or not known"
          options={negotiation.rounds.map(({ id, title }) => [id, title])}
        />
      )}
      <ChoiceField
        {...field("route")}
        label="How it came out"
        none="not known"
        options={ROUTES.map((route) => [route, ROUTE_WORDS[route]])}
      />
      <BasedOn versions={newestFirst} chosen={typed.basedOn} refusals={refusals} />
      {newestFirst.length === 0 ? null : (
        <ChoiceField
          {...field("witnessOf")}
          label="Witness of"
          wide
          none="of no other: it is a draft of its own"
          options={newestFirst.map((one) => [one.version, `${one.title} (${one.version})`])}
          help="Where this is another publication of the very same draft: a second leak, a translation."
        />
      )}
      <ChoiceField
        {...field("grade")}
        label="Grade"
        none="not graded"
        options={GRADES.map((grade) => [grade, `${grade}: ${GRADE_WORDS[grade]}`])}
      />
      <LineField {...field("gradeReason")} label="Reason of the grade" />
      <Sources rows={typed.sources} refusals={refusals} />
      <details class="whole more-fields" open={hasMore(typed, refusals)}>
        <summary>Language, coverage, verification, notes</summary>
        <div class="fields">
          <LineField {...field("language")} label="Language of this text" placeholder="en" />
          <LineField {...field("originalLanguage")} label="Original language" placeholder="uk" />
          <LineField
            {...field("translationPath")}
            label="Way of translation"
            placeholder="Ukrainian, Russian, English"
          />
          <ChoiceField
            {...field("coverage")}
            label="Coverage"
            options={COVERAGES.map((one) => [one, COVERAGE_WORDS[one]])}
          />
          <ChoiceField
            {...field("numbering")}
            label="Numbering"
            options={NUMBERINGS.map((one) => [one, NUMBERING_WORDS[one]])}
          />
          <LineField {...field("verification")} label="Verification" help="Who confirmed it, who denied it." wide />
          <LinesField {...field("notes")} label="Notes" wide />
        </div>
      </details>
      <LineField
        {...field("version")}
        label="Id of the version"
        wide
        help={`It names the version in addresses, for good. Small letters, digits and hyphens.${
          typed.proposed === "" || typed.version !== typed.proposed
            ? ""
            : " Proposed from publisher and date; change it if you like."
        }`}
      />
    </div>
  );
}

const COVERAGE_WORDS = { full: "all points of the paper", partial: "partial: points may be missing" } as const;
const NUMBERING_WORDS = { printed: "as printed", ours: "our own: the paper has none" } as const;

const FURTHER = ["language", "originalLanguage", "translationPath", "verification", "notes"] as const;

/** What was typed must not be out of sight. */
function hasMore(typed: TypedFiling, refusals: readonly FieldRefusal[]): boolean {
  const names: readonly string[] = [...FURTHER, "coverage", "numbering"];
  return (
    FURTHER.some((key) => typed[key] !== "") ||
    typed.coverage === "partial" ||
    typed.numbering === "ours" ||
    refusals.some(({ field }) => names.includes(field))
  );
}

type BasedOnProps = {
  readonly versions: readonly VersionFacts[];
  readonly chosen: readonly string[];
  readonly refusals: readonly FieldRefusal[];
};

/** Checked are also ids that no version has: what a text names is not lost because it is wrong. */
function BasedOn({ versions, chosen, refusals }: BasedOnProps) {
  const strangers = chosen.filter((id) => !versions.some(({ version }) => version === id));
  if (versions.length === 0 && strangers.length === 0) return null;
  return (
    <fieldset class="field whole based-on" id={idOfField("basedOn")} tabindex={-1}>
      <legend>Based on</legend>
      <p class="help">The version it was drafted from, or several; none where it is the first of its line.</p>
      <Refusals of={{ name: "basedOn", refusals }} />
      <ul>
        {strangers.map((id) => (
          <li>
            <label>
              <input type="checkbox" name="basedOn" value={id} checked /> <b dir="auto">{id}</b>{" "}
              <span class="soft">no version of this negotiation</span>
            </label>
          </li>
        ))}
        {versions.map((one) => (
          <li>
            <label>
              <input type="checkbox" name="basedOn" value={one.version} checked={chosen.includes(one.version)} />{" "}
              <bdi>{one.title}</bdi>{" "}
              <span class="soft">
                <VersionLine version={one} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Sources({
  rows,
  refusals,
}: {
  readonly rows: readonly TypedSource[];
  readonly refusals: readonly FieldRefusal[];
}) {
  return (
    <fieldset class="field whole sources">
      <legend>Sources</legend>
      {rows.map((row, index) => {
        const cell = (key: keyof TypedSource, label: string, placeholder?: string) => (
          <LineField
            name={`source-${key}`}
            row={index + 1}
            label={label}
            value={row[key]}
            refusals={refusals}
            {...(placeholder === undefined ? {} : { placeholder })}
          />
        );
        return (
          <div class="row">
            {cell("outlet", "Outlet")}
            {cell("url", "Address", "https://")}
            {cell("date", "Date", DAY)}
            {cell("note", "Note")}
          </div>
        );
      })}
      <p>
        <button type="submit" class="quiet" name="do" value="more">
          More rows
        </button>
      </p>
    </fieldset>
  );
}
