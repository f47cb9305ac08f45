import { negotiationHref, statementsHref, versionHref } from "../../model/page-addresses.ts";
import type { VersionFacts } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import type { Page } from "../page-layout.tsx";
import { StatementForm } from "../statement-form.tsx";

type PageProps = {
  readonly overview: NegotiationOverview;
  readonly version: VersionFacts;
  readonly reason: string;
  readonly seen: string;
};

/** Asks once more before a version is withdrawn, with the reason as it will stand and what follows from it. */
export function withdrawalPage({ overview, version, reason, seen }: PageProps): Page {
  const { negotiation, versions } = overview;
  const children = versions.filter(({ basedOn }) => basedOn.includes(version.version));
  return {
    title: `Withdraw ${version.title}?`,
    crumbs: [
      { title: negotiation.title, href: negotiationHref(negotiation.id) },
      { title: version.title, href: versionHref({ ...version, reading: undefined }) },
    ],
    body: (
      <article class="statements">
        <header>
          <h1>
            Withdraw <bdi>{version.title}</bdi>?
          </h1>
        </header>
        <div class="notice">
          <p>This reason will stand in the place of the text, for everyone to read:</p>
          <blockquote dir="auto">{reason.trim()}</blockquote>
        </div>
        <p class="lead">
          From then on its words are shown, compared and found no more. They stay in the record.
          {children.length === 0
            ? null
            : ` ${children.length === 1 ? "One version was" : `${children.length} versions were`} drafted from it, and will be compared with what it came from itself.`}{" "}
          A withdrawal cannot be taken back: the text would have to be filed anew, as another version.
        </p>
        <StatementForm version={version} to="withdrawal" seen={seen} button="Withdraw it for good">
          <input type="hidden" name="confirmed" value="yes" />
          <input type="hidden" name="reason" value={reason} />
        </StatementForm>
        <p class="ways">
          <a href={statementsHref(version)}>Leave it as it is</a>
        </p>
      </article>
    ),
  };
}
