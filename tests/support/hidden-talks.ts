import { openLiveTexts } from "../../src/annotation/live/live-texts.ts";
import { openNotes, type ThreadSaid } from "../../src/annotation/notes.ts";
import { openLineages } from "../../src/lineage/lineage.ts";
import { LOCAL } from "../../src/model/actor.ts";
import type { Opening } from "../../src/model/opening.ts";
import { openRecord } from "../../src/record/record.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "./drafts.ts";

/** Stands in every text of what is hidden, and nowhere else. */
export const HIDDEN_WORD = "zanzibar";

/** Until when the embargoed versions are. */
export const MOMENT = Date.parse("2031-05-05T06:00:00Z");

/** What becomes of versions that somebody may not see, by the word of the issue for their state. */
export const STATES = {
  private: { opening: { state: "private" } },
  shared: { opening: { state: "shared" } },
  embargoed: { opening: { state: "private", publicFrom: new Date(MOMENT).toISOString() } },
  published: { opening: { state: "published" } },
  withdrawn: { opening: { state: "published" } },
} as const satisfies Readonly<Record<string, { readonly opening: Opening }>>;
export type State = keyof typeof STATES;

const BY = { actor: LOCAL };

/**
 * Files talks in which two public texts, what is said of them and a term surround three texts of one state: one between
 * them (`hidden`), another publication of a public one (`copy`), and one in a document of its own (`secret`), with
 * everything that can be said of a version. Without them, the same acts but for those that name them: whoever may not see
 * them must not be able to tell the two apart.
 */
export async function fileTalks(storage: Storage, state: State, isHiddenFiled: boolean, now: () => number) {
  const id = `talks-${state}`;
  const record = openRecord(storage, undefined, now);
  const lineages = openLineages(storage, record);
  const ref = (document: string, version: string) => ({ negotiation: id, document, version });
  const { opening } = STATES[state];
  const file = (document: string, version: string, of: Parameters<typeof aDraft>[0], open?: Opening) =>
    record.fileVersion(
      ref(document, version),
      aCapture(`${version}: ${JSON.stringify(of?.points)}`),
      aDraft(of),
      BY,
      open,
    );
  const texts = (own: string) => [aPoint("1", `The lake is shared by ${own}.`), aPoint("2", `Nets: ${own} of 600.`)];
  const bracketed = (own: string) => [...texts(own), aPoint("3", `[${own}: Boats pay.][Boats pay nothing.]`)];
  const hide = async (doing: () => Promise<unknown>) => void (isHiddenFiled && (await doing()));

  const documents = [
    { id: "plan", title: "The plan" },
    { id: "annex", title: "The annex" },
    { id: "secrets", title: `A paper on ${HIDDEN_WORD}` },
  ];
  await record.describeNegotiation(aNegotiation(id, { documents }));
  await file("plan", "first", { published: "2025-01-01", points: texts("both towns") });
  await hide(() => file("secrets", "secret", { published: "2025-01-05", points: texts(HIDDEN_WORD) }, opening));
  const between = { published: "2025-01-10", basedOn: ["first"], points: bracketed(HIDDEN_WORD), title: HIDDEN_WORD };
  await hide(() => file("plan", "hidden", between, opening));
  await file("annex", "beside", { published: "2025-01-15", points: [aPoint("1", "Boats are counted.")] });
  await file("plan", "last", {
    published: "2025-01-20",
    basedOn: isHiddenFiled ? ["first", "hidden"] : ["first"],
    points: bracketed("all towns"),
  });
  const copied = { published: "2025-01-21", witnessOf: "last", points: texts(`all ${HIDDEN_WORD} towns`) };
  await hide(() => file("plan", "copy", copied, opening));

  const rule = (before: string, after: string) =>
    lineages.giveVerdict({
      ...{ before: ref("plan", before), after: ref("plan", after) },
      ...{ ruling: "confirm", pairs: [{ before: "1", after: "1" }], reason: `As ${before} and ${after} say.` },
    });
  const mark = (term: string, version: string) =>
    lineages.markTerm({ version: ref("plan", version), term, mark: { kind: "passage", path: "2", words: "600" } });
  let verdictOnHidden = -1;
  await hide(async () => {
    verdictOnHidden = (await rule("first", "hidden")).position;
  });
  await rule("first", "last");
  await hide(() => lineages.nameTerm(id, { term: "cap", title: `A cap of ${HIDDEN_WORD}` }));
  await hide(() => mark("cap", "hidden"));
  await lineages.nameTerm(id, { term: "nets", title: "Nets" });
  await hide(() => mark("nets", "hidden"));
  await mark("nets", "first");
  await hide(() => record.reviseGrade(ref("plan", "hidden"), { grade: "A", reason: `By ${HIDDEN_WORD}.` }, BY));
  await record.reviseGrade(ref("plan", "first"), { grade: "B", reason: "Seen twice." }, BY);
  await hide(() => record.stateAuthorship(ref("plan", "hidden"), { party: "upper", stance: "denies" }, BY));
  const mended = { ...aDraft(between), points: [aPoint("1", `Mended by ${HIDDEN_WORD}.`), aPoint("2", "Nets: 600.")] };
  const reading = { corrects: 1, reason: "A slip.", capture: aCapture(`Mended: ${HIDDEN_WORD}`), draft: mended };
  await hide(() => record.correctVersion(ref("plan", "hidden"), reading, BY));
  const choice = { point: { version: "last", path: "1" }, witness: "copy", reason: `As ${HIDDEN_WORD} has it.` };
  await hide(() => record.chooseReading(ref("plan", "last"), choice, BY));
  const agreed = { path: "1", standing: "agreed", party: "upper" } as const;
  const hiddenSource = { outlet: HIDDEN_WORD, note: `Agreed by ${HIDDEN_WORD}.` };
  await hide(() => record.stateStanding(ref("plan", "hidden"), { ...agreed, source: hiddenSource }, BY));
  await record.stateStanding(ref("plan", "last"), { ...agreed, source: { outlet: "Radio" } }, BY);
  const { getNegotiation, getVersion } = record;
  const notes = openNotes({
    ...{ view: "desk", storage, desk: storage, live: openLiveTexts(storage), getWhole: getNegotiation },
    reading: {
      ...{ getNegotiation, getVersion },
      listTerms: async () => new Set((await lineages.tabulateTerms(id)).terms.map(({ term }) => term)),
      compareThroughGraph: () => Promise.reject(new Error("Nothing is placed here.")),
    },
  });
  const annotate = (target: ThreadSaid["target"], own: string, visibility: ThreadSaid["visibility"] = "public") =>
    notes.beginThread(id, { target, body: `A note on ${own}.`, visibility, tags: [own] }, BY);
  const onPoint = (version: string) => ({ kind: "point", document: "plan", version, path: "1" }) as const;
  const { id: threadId } = await annotate(
    { ...onPoint("first"), quote: { exact: "both towns" } },
    "quoting what is open",
  );
  const to = { path: "1", quote: { exact: `by ${HIDDEN_WORD}` } };
  const on = { document: "plan", version: "hidden" };
  await hide(() => notes.decidePlacement({ negotiation: id, threadId }, { on, decision: "re-attach", to }, BY));
  await annotate(onPoint("first"), "quoting nothing");
  await hide(() => annotate({ ...onPoint("hidden"), quote: { exact: HIDDEN_WORD } }, HIDDEN_WORD));
  await hide(() => annotate({ kind: "absence", document: "secrets", version: "secret", matter: "nets" }, HIDDEN_WORD));
  const [before, after] = [onPoint("hidden"), onPoint("last")];
  await hide(() => annotate({ kind: "change", before, after }, HIDDEN_WORD));
  await hide(() => annotate({ kind: "term", term: "cap" }, HIDDEN_WORD));
  await hide(() => annotate({ kind: "verdict", position: verdictOnHidden }, HIDDEN_WORD));
  await annotate({ kind: "term", term: "nets" }, "what is open");
  if (state !== "withdrawn") return;
  for (const version of ["hidden", "copy"]) {
    await hide(() => record.withdrawVersion(ref("plan", version), "It was false.", BY));
  }
  await hide(() => record.withdrawVersion(ref("secrets", "secret"), "It was false.", BY));
}
