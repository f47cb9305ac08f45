import type { Negotiation } from "../model/negotiation.ts";
import type { VersionFacts } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import { dayOf, When } from "./dates.tsx";
import { compareHref, negotiationHref, versionAddress, versionHref } from "./page-addresses.ts";
import { GradeMark, KIND_WORDS, ROUTE_WORDS, VersionLine } from "./provenance-words.tsx";

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
          return own.length === 0 ? null : (
            <tbody>
              <tr>
                <th scope="rowgroup" colspan={8} dir="auto">
                  {document.title}
                </th>
              </tr>
              {own.map((version) => (
                <Row version={version} versions={versions} pair={pair} />
              ))}
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
  const choose = (side: "before" | "after") => (
    <td class="choice">
      <input
        type="radio"
        name={side}
        value={versionAddress(version)}
        checked={pair[side] === version}
        aria-label={`${side === "before" ? "Before" : "After"}: ${version.title}`}
      />
    </td>
  );
  return (
    <tr data-row={version.version}>
      {choose("before")}
      {choose("after")}
      <td class="date">
        <When date={dayOf(version)} />
      </td>
      <td class="name">
        <a href={versionHref(version)} dir="auto">
          {version.title}
        </a>
        <span class="less">
          <VersionLine version={version} />
        </span>
      </td>
      <td class="more by">
        <bdi>{version.publishedBy}</bdi>
        <span class="soft">{kindAndRoute(version)}</span>
      </td>
      <td class="more">
        <GradeMark grade={version.grade} />
      </td>
      <td class="more figure">{version.pointCount}</td>
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
          <a class="compare-link" href={compareHref(base, version)}>
            compare
            <span class="heard">
              {" "}
              {version.title} with its base {base.title}
            </span>
          </a>
        </li>
      ))}
      {draft === undefined ? null : (
        <li>
          publication of{" "}
          <a href={versionHref(draft)} dir="auto">
            {draft.title}
          </a>{" "}
          <a class="compare-link" href={compareHref(draft, version)}>
            variants
            <span class="heard">
              {" "}
              between {version.title} and {draft.title}
            </span>
          </a>
        </li>
      )}
    </ul>
  );
}

function kindAndRoute({ kind, route }: VersionFacts): string {
  const words = [kind === undefined ? "" : KIND_WORDS[kind], route === undefined ? "" : ROUTE_WORDS[route]];
  // A leak is leaked: said once.
  return words.filter((word) => word !== "" && !(kind === "leak" && word === ROUTE_WORDS.leak)).join(", ");
}
