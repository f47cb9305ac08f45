import { PGlite } from "@electric-sql/pglite";
import postgres from "postgres";
import { openLineages } from "../../../src/lineage/lineage.ts";
import { provenanceOf } from "../../../src/model/draft.ts";
import { openRecord } from "../../../src/record/record.ts";
import { openStorage, openStorageOnPGlite, type Storage } from "../../../src/storage/open-storage.ts";
import { createDatabase, preparePostgres, urlOfDatabase } from "../../support/postgres-server.ts";
import { FisheryProse } from "../inputs/fishery-prose.ts";
import { longNegotiation } from "../inputs/long-negotiation.ts";
import { atMost } from "../judge.ts";
import type { RowOptions, RowResult } from "./row.ts";

const VERSIONS = 1_000;
const POINTS = 100;
const REACH = { median: 50, slow: 200 };
const ROUNDS = 5;
const NEGOTIATIONS = { talks: "1,000 versions of 100 points", texts: "100,000 distinct points" } as const;
type Id = keyof typeof NEGOTIATIONS;

// Rare and common words, one that nearly every text says, phrases, beginnings, typing errors, and words left out.
const QUERIES = [
  ...["quota", "the", "vessel", "notwithstanding", "inspector", "2035", "closed season", "the annual quota"],
  ...['"the annual quota"', '"any vessel"', "vess*", "s*", "qouta", "inspectr vesel", "vessel -quota"],
  ...["fishery or inspector", '"closed season" or quota -vessel', "authority shall notify", "fish* catch*", "of the"],
];

/** Searching a long negotiation, and one in which no two points are alike; on PostgreSQL beside its own full text search. */
export async function search(options: RowOptions): Promise<RowResult> {
  const onPGlite = await measureOn("PGlite", await openStorageOnPGlite(await PGlite.create()), options);
  const server = await preparePostgres();
  const { forTests } = server;
  if (forTests.kind === "missing") return { ...onPGlite, notes: [...(onPGlite.notes ?? []), forTests.why] };
  try {
    const databaseUrl = urlOfDatabase(forTests.serverUrl, await createDatabase(forTests.serverUrl, forTests.template));
    const onPostgres = await measureOn("PostgreSQL", await openStorage({ databaseUrl }), options);
    return {
      lines: [],
      findings: [...onPGlite.findings, ...onPostgres.findings],
      notes: [...(onPGlite.notes ?? []), ...(onPostgres.notes ?? []), await measurePeer(databaseUrl)],
    };
  } finally {
    await server.stop();
  }
}

async function measureOn(kind: string, storage: Storage, { seed }: RowOptions): Promise<RowResult> {
  try {
    const findings = [];
    const notes = [];
    for (const id of ["talks", "texts"] as const) {
      await fileAll(storage, id, seed);
      const { first, times, afterFiling, grown } = await timeSearches(storage, id);
      const what = `${kind}, ${NEGOTIATIONS[id]}: search`;
      findings.push(
        atMost(`${what}, median`, percentile(times, 0.5), { reach: REACH.median, unit: " ms" }),
        atMost(`${what}, 95 of 100`, percentile(times, 0.95), { reach: REACH.slow, unit: " ms" }),
      );
      notes.push(
        `${what}: the first of a process took ${(first / 1000).toFixed(1)} s and left ${grown.toFixed(0)} MB in memory; the first after one more filing ${afterFiling.toFixed(0)} ms, of which its index was one version.`,
      );
    }
    return { lines: [], findings, notes };
  } finally {
    await storage.close();
  }
}

async function fileAll(storage: Storage, id: Id, seed: number): Promise<void> {
  const record = openRecord(storage);
  const documents = [{ id: "plan", title: "Plan" }];
  await record.describeNegotiation({ id, title: "Talks", summary: "", parties: [], rounds: [], documents });
  const drafts = id === "talks" ? longNegotiation(VERSIONS, seed) : distinctDrafts(seed);
  for (const { id: version, draft } of drafts) {
    const capture = { bytes: new TextEncoder().encode(version), mediaType: "text/markdown", extractor: "bench" };
    await record.fileVersion({ negotiation: id, document: "plan", version }, capture, draft);
  }
}

function* distinctDrafts(seed: number): ReturnType<typeof longNegotiation> {
  const prose = new FisheryProse(seed);
  for (let version = 1; version <= VERSIONS; version += 1) {
    const points = Array.from({ length: POINTS }, (_, at) => ({
      ...{ number: `${at + 1}`, points: [] },
      text: `${prose.sentence()} ${prose.sentence()} Case ${version}/${at}.`,
    }));
    yield { id: `v${version}`, draft: { ...provenanceOf(`Draft ${version}`), points } };
  }
}

async function timeSearches(storage: Storage, id: Id) {
  const record = openRecord(storage);
  const lineages = openLineages(storage, record);
  const ask = (text: string) =>
    timeOf(async () => {
      const found = await lineages.search(id, { text });
      await found.show(found.hits.slice(0, 20));
    });
  const before = heapUsed();
  const first = await ask("lighthouse");
  const grown = heapUsed() - before;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) for (const query of QUERIES) times.push(await ask(query));
  const capture = { bytes: new TextEncoder().encode("one more"), mediaType: "text/markdown", extractor: "bench" };
  const draft = { ...provenanceOf("One more"), points: [{ number: "1", text: "A lighthouse.", points: [] }] };
  await record.fileVersion({ negotiation: id, document: "plan", version: "one-more" }, capture, draft);
  return { first, times, afterFiling: await ask("lighthouse"), grown };
}

/** The same queries over the same distinct texts, as PostgreSQL searches by itself: an index of words, ranked, 20 shown. */
async function measurePeer(databaseUrl: string): Promise<string> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`create table peer as
      select row_number() over () as id, text, to_tsvector('english', text) as words from (
        select distinct text from point join negotiation using (negotiation_id) where slug = 'texts') as one`;
    await sql`create index on peer using gin (words)`;
    await sql`analyze peer`;
    const times: number[] = [];
    // It knows no beginnings in this form and forgives no typing, so those are asked as they stand.
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const query of QUERIES) {
        times.push(
          await timeOf(
            () => sql`with asked as (select websearch_to_tsquery('english', ${query}) as query),
              found as (select id, text, ts_rank_cd(words, query) as rank, count(*) over () as total
                from peer, asked where words @@ query order by rank desc, id limit 20)
              select total, ts_headline('english', text, query) from found, asked`,
          ),
        );
      }
    }
    return `PostgreSQL's own full text search over the same 100,000 texts, without stop words, beginnings and typing errors: median ${percentile(times, 0.5).toFixed(1)} ms, 95 of 100 in ${percentile(times, 0.95).toFixed(0)} ms.`;
  } finally {
    await sql.end();
  }
}

/** In MB, without what nobody holds any more where Node lets that be collected. */
function heapUsed(): number {
  globalThis.gc?.();
  const { heapUsed: used, arrayBuffers } = process.memoryUsage();
  return (used + arrayBuffers) / 1e6;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function percentile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(share * times.length)] ?? 0;
}
