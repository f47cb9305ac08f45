import type { NoteTarget } from "../../model/annotation.ts";
import type { VersionFacts } from "../../model/version.ts";

type Props = { readonly target: NoteTarget; readonly versions: readonly VersionFacts[] };

/** What a note is about, as one reads it away from there: "point 6 of E3 counter-proposal". */
export function TargetWords({ target, versions }: Props) {
  const titleOf = (id: string) => <bdi>{versions.find(({ version }) => version === id)?.title ?? id}</bdi>;
  switch (target.kind) {
    case "point":
      return (
        <>
          point {target.anchor.path} of {titleOf(target.version)}
        </>
      );
    case "version":
      return <>{titleOf(target.version)}</>;
    case "absence":
      return (
        <>
          nothing on <bdi>{target.matter}</bdi> in {titleOf(target.version)}
        </>
      );
    case "change":
      return (
        <>
          point {target.after.path ?? target.before.path}, from {titleOf(target.before.version)} to{" "}
          {titleOf(target.after.version)}
        </>
      );
    case "term":
      return (
        <>
          the term <bdi>{target.term}</bdi>
        </>
      );
    case "verdict":
      return <>a verdict</>;
  }
}
