import type { Child } from "hono/jsx";
import { writeAddress } from "../../model/address.ts";
import { apiHref, negotiationHref, versionHref } from "../../model/page-addresses.ts";
import type { VersionFacts } from "../../model/version.ts";
import { inOrderOfTime } from "../../model/version-order.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { Moment } from "../dates.tsx";
import type { Page } from "../page-layout.tsx";
import { VersionLine, WithdrawnOn } from "../provenance-words.tsx";

/**
 * What stands in the place of a version that was withdrawn: that it was, by whom, when and why; what came before and
 * after it. Of its text nothing.
 *
 * Answered with 410: the page is there to be read, but the text that this address stood for is gone for good, and whoever
 * kept a copy of it, a search engine above all, is told so in the one way that machines understand.
 */
export function withdrawnPage({ negotiation, versions }: NegotiationOverview, version: VersionFacts): Page {
  const { withdrawn } = version.history;
  const document = negotiation.documents.find(({ id }) => id === version.document);
  const { version: id } = version;
  const bases = versions.filter((one) => version.basedOn.includes(one.version));
  const publications = versions.filter((one) => one.witnessOf === id || one.version === version.witnessOf);
  const children = inOrderOfTime(versions.filter((one) => one.basedOn.includes(id)));
  return {
    title: `${version.title}, withdrawn`,
    crumbs: [{ title: negotiation.title, href: negotiationHref(negotiation.id) }],
    json: apiHref(version),
    body: (
      <article class="version tombstone">
        <header class="version-head">
          <p class="kicker" dir="auto">
            {document?.title ?? version.document}
          </p>
          <h1 dir="auto">{version.title}</h1>
          {withdrawn === undefined ? null : (
            <div class="notice">
              <p>
                This text was withdrawn on <Moment at={withdrawn.at} /> by <bdi>{withdrawn.author}</bdi>.
              </p>
              <blockquote dir="auto">{withdrawn.reason}</blockquote>
            </div>
          )}
          <dl class="facts">
            <Fact name="Address">
              <code>{writeAddress({ negotiation: version.negotiation, document: version.document, version: id })}</code>
            </Fact>
            <Fact name="Came out">
              <VersionLine version={version} />
            </Fact>
            <Versions name="Based on" versions={bases} />
            <Versions name="Other publications" versions={publications} />
            <Versions name="Drafted from it" versions={children} />
          </dl>
        </header>
        <section class="what-stays" aria-labelledby="what-stays">
          <h2 id="what-stays">What stays</h2>
          <p>
            Nothing was deleted. The text, the file it came in and all that was said of it stay in the record, with
            their places in the <a href="/record">ledger</a>; they are no longer shown, compared or found by a search.
            {children.length === 0
              ? null
              : " What was drafted from it stays as it was filed, and is compared with what it came from itself."}
          </p>
        </section>
        <p class="ways">
          <a href={negotiationHref(negotiation.id)}>All versions of these talks</a>{" "}
          <a href={apiHref(version)}>This version as JSON</a>
        </p>
      </article>
    ),
  };
}

function Versions({ name, versions }: { readonly name: string; readonly versions: readonly VersionFacts[] }) {
  if (versions.length === 0) return null;
  return (
    <Fact name={name}>
      <ul>
        {versions.map((one) => (
          <li>
            <a href={versionHref(one)}>
              <bdi>{one.title}</bdi>
            </a>{" "}
            <WithdrawnOn version={one} />
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
