import { Problem } from "../model/problem.ts";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".txt": "text/plain",
  ".json": "application/json",
};

/** The media type of a file by its extension, in any case. @throws Problem `unsupported-format` for all other files. */
export function mediaTypeOf(fileName: string): string {
  const extension = /\.[^./\\]*$/u.exec(fileName)?.[0].toLowerCase() ?? "";
  const mediaType = Object.hasOwn(MEDIA_TYPES, extension) ? MEDIA_TYPES[extension] : undefined;
  if (mediaType !== undefined) return mediaType;
  const found = extension === "" ? "The file has no extension" : `Files of type "${extension}" are not read`;
  throw new Problem("unsupported-format", `${found}.`, `Read are ${Object.keys(MEDIA_TYPES).join(", ")}.`, {
    file: fileName,
  });
}

/** The extension that files of a media type usually have; `.md` for one that is not read. */
export function extensionOf(mediaType: string): string {
  return Object.entries(MEDIA_TYPES).find(([, type]) => type === mediaType)?.[0] ?? ".md";
}
