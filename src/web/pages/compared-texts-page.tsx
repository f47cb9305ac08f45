import type { TextComparison } from "../../comparison/comparison.ts";
import type { ComparisonChoice } from "../../model/page-addresses.ts";
import { CompareForm, type GivenTexts, type TextProblem } from "../compare-form.tsx";
import { pointsByPath } from "../comparison-sides.ts";
import { ComparisonView, canShowSubstance, switchTo } from "../comparison-view.tsx";
import type { Page } from "../page-layout.tsx";

// Longer texts are not sent back for another round: the page would double in size for a form few will use.
const SENT_BACK_UP_TO = 500_000;
const FORM = "again";

/** Two texts that are filed nowhere, compared. */
export function comparedTextsPage(answer: TextComparison, given: GivenTexts, choice: ComparisonChoice): Page {
  const { before, after, comparison } = answer;
  const again = given.before.text.length + given.after.text.length <= SENT_BACK_UP_TO;
  const sideOf = ({ draft, points }: TextComparison["before"]) => ({
    title: draft.title,
    points: pointsByPath(points),
    language: draft.language,
  });
  return {
    title: "Comparison of two texts",
    crumbs: [],
    scripts: ["comparison", "start"],
    wide: choice.view === "side",
    body: (
      <>
        <ComparisonView
          comparison={comparison}
          sides={{ before: sideOf(before), after: sideOf(after) }}
          before={before.points}
          choice={choice}
          head={<Head answer={answer} swap={again} />}
          switches={again ? <Switches choice={choice} hasSubstance={canShowSubstance(comparison)} /> : null}
        />
        <section class="again">
          <h2>Compare again</h2>
          {again ? (
            <CompareForm given={given} id={FORM} />
          ) : (
            <p>
              These texts are too long to be sent back in a form. <a href="/#compare">Give two texts anew.</a>
            </p>
          )}
        </section>
      </>
    ),
  };
}

/** The two boxes again with what was given, and why it could not be compared. */
export function unreadableTextsPage(given: GivenTexts, problems: readonly TextProblem[]): Page {
  return {
    title: "Compare two texts",
    crumbs: [],
    scripts: ["start"],
    body: (
      <section class="again">
        <h1>Compare two texts</h1>
        <p class="lead">
          {problems.length === 1 ? "One of the two could not be read." : "Neither could be read."} Nothing is lost.
        </p>
        <CompareForm given={given} problems={problems} id={FORM} />
      </section>
    ),
  };
}

function Head({ answer: { before, after }, swap }: { readonly answer: TextComparison; readonly swap: boolean }) {
  const text = (words: string, { draft, points }: TextComparison["before"]) => (
    <div class="text-head">
      <p class="side">{words}</p>
      <p class="title" dir="auto">
        {draft.title}
      </p>
      <p class="facts">{points.length === 1 ? "1 point" : `${points.length} points`}, filed nowhere</p>
    </div>
  );
  return (
    <header class="versus">
      <h1 class="heard">
        {before.draft.title} compared with {after.draft.title}
      </h1>
      {text("before", before)}
      <p class="swap">
        {swap ? (
          <button type="submit" form={FORM} name="swap" value="yes">
            <span aria-hidden="true">⇄</span> swap<span class="heard"> the two texts</span>
          </button>
        ) : null}
      </p>
      {text("after", after)}
    </header>
  );
}

// The comparison has no address of its own: the texts are sent once more with the other choice.
function Switches({ choice, hasSubstance }: { readonly choice: ComparisonChoice; readonly hasSubstance: boolean }) {
  const button = (words: string, name: "view" | "show", value: string) => (
    <button type="submit" form={FORM} name={name} value={value} {...switchTo({ [name]: value }, choice)}>
      {words}
    </button>
  );
  return (
    <>
      {/* What is chosen stays so; of two values of one name the later one counts, which is that of the button. */}
      <input type="hidden" form={FORM} name="view" value={choice.view} />
      <input type="hidden" form={FORM} name="show" value={choice.show} />
      <fieldset class="switch">
        <legend class="heard">View</legend>
        {button("inline", "view", "inline")}
        {button("side by side", "view", "side")}
      </fieldset>
      <fieldset class="switch">
        <legend class="heard">Points shown</legend>
        {button("all", "show", "all")}
        {button("changed", "show", "changed")}
        {hasSubstance ? button("in substance", "show", "substance") : null}
      </fieldset>
    </>
  );
}
