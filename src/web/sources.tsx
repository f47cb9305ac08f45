import type { Source } from "../model/point.ts";
import { When } from "./dates.tsx";

/** Who said so, with a link where it is known. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  return (
    <ul class="sources">
      {sources.map(({ outlet, url, date, note }) => (
        <li>
          {isWebAddress(url) ? (
            <a href={url} rel="noreferrer">
              <bdi>{outlet}</bdi>
            </a>
          ) : (
            <bdi>{outlet}</bdi>
          )}
          {date === undefined ? null : (
            <>
              , <When date={date} />
            </>
          )}
          {note === undefined ? null : (
            <>
              : <bdi>{note}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

// A draft's front matter is foreign text: a "javascript:" address in it must not become a link.
function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//iu.test(url);
}
