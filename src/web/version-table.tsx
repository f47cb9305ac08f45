import type { Child } from "hono/jsx";
import type { Negotiation } from "../model/negotiation.ts";
import { compareHref, filingHref, negotiationHref, versionHref } from "../model/page-addresses.ts";
import { isStanding, type VersionFacts, versionAddress } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import { dayOf, When } from "./dates.tsx";
import { May } from "./may.tsx";
import { GradeMark, KIND_WORDS, ROUTE_WORDS, VersionLine, WithdrawnOn } from "./provenance-words.tsx";
import { NotForAll } from "./who-sees-it.tsx";

type TableProps = {
  readonly negotiation: Negotiation;
  readonly versions: readonly VersionFacts[];
  /** Chosen to begin with. */
  readonly pair: { readonly before?: VersionFacts; readonly after?: VersionFacts };
};

/** Every version by document, and a form that compares any two of them. */
export function VersionTable({ negotiation, versions, pair }: TableProps) {
  return (
    <form class="version-form" method="get" action={`${negotiationHref(negotiation.id)}/compare`}>
      <table class="versions">
        <thead>
          <tr>
            <th scope="col">Before</th>
            <th scope="col">After</th>
            <th scope="col" class="date">
              Published
            </th>
            <th scope="col">Version</th>
            <th scope="col" class="more by">
              Published by
            </th>
            <th scope="col" class="more">
              Grade
            </th>
            <th scope="col" class="more figure">
              Points
            </th>
            <th scope="col" class="base">
              Based on
            </th>
          </tr>
        </thead>
        {negotiation.documents.map((document) => {
          const own = inOrderOfTime(versions.filter((version) => version.document === document.id));
          return (
            <tbody>
              <tr>
                <th scope="rowgroup" colspan={8} dir="auto">
                  {document.title}
                </th>
              </tr>
              {own.map((version) => (
                <Row version={version} versions={versions} pair={pair} />
              ))}
              {own.length > 0 ? null : (
                <tr class="none">
                  <td colspan={8}>
                    <May action="file-version" of={negotiation.id} otherwise="No draft filed yet.">
                      No draft filed yet: <a href={filingHref(negotiation.id, document.id)}>paste one</a>.
                    </May>
                  </td>
                </tr>
              )}
            </tbody>
          );
        })}
      </table>
      <p class="submit">
        <button type="submit">Compare the two chosen</button>
        <span data-chosen role="status" />
      </p>
    </form>
  );
}

function Row({ version, versions, pair }: Omit<TableProps, "negotiation"> & { readonly version: VersionFacts }) {
  const stands = isStanding(version);
  const choose = (side: "before" | "after") => (
    <td class="choice">
      {stands ? (
        <input
          type="radio"
          name={side}
          value={versionAddress(version)}
          checked={pair[side] === version}
          aria-label={`${side === "before" ? "Before" : "After"}: ${version.title}`}
        />
      ) : null}
    </td>
  );
  return (
    <tr data-row={version.version} class={stands ? undefined : "withdrawn"}>
      {choose("before")}
      {choose("after")}
      <td class="date">
        <When date={dayOf(version)} />
      </td>
      <td class="name">
        <a href={versionHref(version)} dir="auto">
          {version.title}
        </a>
        <NotForAll version={version} />
        <span class="less">{stands ? <VersionLine version={version} /> : <WithdrawnOn version={version} />}</span>
      </td>
      <td class="more by">
        <bdi>{version.publishedBy}</bdi>
        <span class="soft">{kindAndRoute(version)}</span>
      </td>
      <td class="more">{stands ? <GradeMark grade={version.grade} /> : <WithdrawnOn version={version} />}</td>
      <td class="more figure">{stands ? version.pointCount : ""}</td>
      <td class="base">
        <Bases version={version} versions={versions} />
      </td>
    </tr>
  );
}

function Bases({ version, versions }: { readonly version: VersionFacts; readonly versions: readonly VersionFacts[] }) {
  const bases = versions.filter(({ version: id }) => version.basedOn.includes(id));
  const draft = versions.find(({ version: id }) => id === version.witnessOf);
  if (bases.length === 0 && draft === undefined) return null;
  return (
    <ul>
      {bases.map((base) => (
        <li>
          <a href={versionHref(base)} dir="auto">
            {base.title}
          </a>{" "}
          <Beside older={base} newer={version} words="compare">
            {version.title} with its base {base.title}
          </Beside>
        </li>
      ))}
      {draft === undefined ? null : (
        <li>
          publication of{" "}
          <a href={versionHref(draft)} dir="auto">
            {draft.title}
          </a>{" "}
          <Beside older={draft} newer={version} words="variants">
            between {version.title} and {draft.title}
          </Beside>
        </li>
      )}
    </ul>
  );
}

type BesideProps = {
  readonly older: VersionFacts;
  readonly newer: VersionFacts;
  readonly words: string;
  /** Which two, for the ear. */
  readonly children?: Child;
};

/** The way to the comparison of two versions; where one was withdrawn, that. */
function Beside({ older, newer, words, children }: BesideProps) {
  if (!isStanding(older)) return <span class="soft">withdrawn</span>;
  if (!isStanding(newer)) return null;
  return (
    <a class="compare-link" href={compareHref(older, newer)}>
      {words}
      <span class="heard"> {children}</span>
    </a>
  );
}

function kindAndRoute({ kind, route }: VersionFacts): string {
  const words = [kind === undefined ? "" : KIND_WORDS[kind], route === undefined ? "" : ROUTE_WORDS[route]];
  // A leak is leaked: said once.
  return words.filter((word) => word !== "" && !(kind === "leak" && word === ROUTE_WORDS.leak)).join(", ");
}
