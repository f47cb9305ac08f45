import { readDraftsFolder } from "../intake/read-drafts-folder.ts";
import { writeAddress } from "../model/address.ts";
import { counted } from "../model/counted.ts";
import { Problem } from "../model/problem.ts";
import type { RecordClient } from "./record-client.ts";

/** What a sync did, by address: versions newly filed, those that were there, and what failed, each with its reason. */
export type SyncResult = {
  readonly filed: readonly string[];
  readonly unchanged: readonly string[];
  readonly failures: readonly Problem[];
};

/**
 * Files everything in a drafts folder, parents before children; what is filed already stays as it is.
 *
 * A file that cannot be filed is reported and the others are filed all the same; each version is filed whole or not at
 * all. @param progress - Told before each version, with how many of how many are done.
 * @throws Problem when there is no such folder, or when the record stops answering.
 */
export async function syncFolder(
  client: RecordClient,
  directory: string,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<SyncResult> {
  const folder = await readDraftsFolder(directory);
  const [filed, unchanged, failures]: [string[], string[], Problem[]] = [[], [], [...folder.failures]];
  const failed = (error: unknown, file: string) => {
    if (!(error instanceof Problem)) throw error;
    // The file says how far it came.
    if (error.code === "record-unavailable") throw error.at({ file });
    failures.push(error.at({ file }));
  };
  for (const { negotiation, bytes, fileName } of folder.negotiations) {
    const body = { bytes, mediaType: "application/yaml", fileName };
    await client.request("PUT", `/api/n/${negotiation.id}`, body).catch((error: unknown) => failed(error, fileName));
  }
  for (const [index, { ref, bytes, mediaType, fileName }] of folder.drafts.entries()) {
    progress(index, folder.drafts.length);
    try {
      const path = `/api/n/${ref.negotiation}/${ref.document}/${ref.version}`;
      const { outcome } = (await client.request("PUT", path, { bytes, mediaType, fileName })) as { outcome: string };
      (outcome === "filed" ? filed : unchanged).push(writeAddress(ref));
    } catch (error) {
      failed(error, fileName);
    }
  }
  return { filed, unchanged, failures };
}

/** One line: "drafts: 31 versions filed, 2 unchanged, 1 failed." */
export function describeSync({ filed, unchanged, failures }: SyncResult, directory: string): string {
  const parts = [`${counted(filed.length, "version")} filed`, `${unchanged.length} unchanged`];
  if (failures.length > 0) parts.push(`${failures.length} failed`);
  return `${directory}: ${parts.join(", ")}.`;
}
