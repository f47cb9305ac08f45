import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Access } from "../access/access.ts";
import type { Comparing, VersionComparison } from "../comparison/comparison.ts";
import { blameOfTrack } from "../lineage/blame-of-track.ts";
import { type Address, readAddress, readVersionName } from "../model/address.ts";
import { type BaseStep, baseSteps } from "../model/base-steps.ts";
import {
  type ComparisonChoice,
  compareHref,
  lineageHref,
  nameWithin,
  readChoice,
  refTo,
} from "../model/page-addresses.ts";
import { standingsOf } from "../model/point-standing.ts";
import { Problem } from "../model/problem.ts";
import { isNewestReading, isStanding } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import type { Notification } from "../notification/notification.ts";
import type { NegotiationOverview } from "../record/record.ts";
import { needs } from "../views/needs.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { readApiReference } from "./api-reference.ts";
import { type Assets, openAssets } from "./assets.ts";
import { answerTexts, type ReadDraft } from "./compare-texts.ts";
import { dayOf } from "./dates.tsx";
import { filingPages } from "./filing/filing-pages.tsx";
import type { ReadTypedProvenance } from "./filing/look-at-filing.ts";
import { journalPages } from "./journal-pages.tsx";
import type { TextStep } from "./latest-changes.tsx";
import { mailPages } from "./mail/mail-pages.tsx";
import { askedOfNotes } from "./notes/choose-notes.ts";
import { notePages } from "./notes/note-pages.tsx";
import { notesAsWritten } from "./notes/notes-as-written.ts";
import { notesOnVersion } from "./notes/notes-on-version.ts";
import { renderPage, type Show } from "./page-layout.tsx";
import { apiReferencePage } from "./pages/api-reference-page.tsx";
import { comparisonPage } from "./pages/comparison-page.tsx";
import { lineagePage } from "./pages/lineage-page.tsx";
import { negotiationPage } from "./pages/negotiation-page.tsx";
import { recordPage } from "./pages/record-page.tsx";
import { searchPage } from "./pages/search-page.tsx";
import { startPage } from "./pages/start-page.tsx";
import { versionPage } from "./pages/version-page.tsx";
import { withdrawnPage } from "./pages/withdrawn-page.tsx";
import { auditPages } from "./people/audit-pages.ts";
import { everybodyPages } from "./people/everybody-pages.ts";
import { memberPages } from "./people/members-pages.ts";
import { peoplePages } from "./people/people-pages.ts";
import type { AddressOf } from "./people/sign-in-pages.ts";
import { readerOf } from "./reader.ts";
import { rulingsOn } from "./rulings.ts";
import { answerSearch, readSearchWords } from "./search-answer.ts";
import { type ReadTypedNegotiation, settingsPages } from "./settings/settings-pages.tsx";
import { standingPages } from "./standing/standing-pages.ts";
import { type ReadGivenText, statementPages } from "./statement-pages.tsx";
import { followableLineage } from "./subscriptions/follow-link.tsx";
import { followPages } from "./subscriptions/follow-pages.tsx";
import { inboxPages } from "./subscriptions/inbox-pages.ts";
import { subscriptionPages } from "./subscriptions/subscription-pages.ts";
import { toldReader } from "./subscriptions/told-reader.ts";
import { termPages } from "./term-pages.tsx";
import { verdictPages } from "./verdict-pages.tsx";
import { witnessPages } from "./witness-pages.tsx";

export type PageOptions = {
  readonly seen: SeenBy;
  readonly readDraft: ReadDraft;
  readonly readGivenText: ReadGivenText;
  readonly readTypedProvenance: ReadTypedProvenance;
  readonly readTypedNegotiation: ReadTypedNegotiation;
  /** Name and version of what reads the points of a draft. */
  readonly extractor: string;
  /** The OpenAPI document, for its reference page. */
  readonly describeApi: () => Promise<object>;
  readonly access: Access;
  readonly notification: Notification;
  readonly addressOf: AddressOf;
  /** Where the build put stylesheet, scripts and fonts; by default the package's own build. */
  readonly assetsFolder?: string;
};

const LARGEST_BODY = 16 * 1024 * 1024;
// Each costs one comparison per visit.
const LATEST_ON_START = 4;
const LATEST_ON_NEGOTIATION = 4;
const FOR_GOOD = "public, max-age=31536000, immutable";

/**
 * The pages for people: HTML rendered on the server, readable without scripts, and the assets they use.
 *
 * Refusals are thrown as `Problem`; the service answers them with `problemPage` (pages/problem-page.tsx).
 */
export function pageRoutes(options: PageOptions): Hono {
  const { seen, readDraft, readGivenText, readTypedProvenance, extractor } = options;
  const { readTypedNegotiation, describeApi, access, notification, addressOf, assetsFolder } = options;
  const assets = openAssets(assetsFolder);
  const show: Show = async (c, page, status = 200) => {
    if (page.isPrivate) c.header("Cache-Control", "no-store");
    const reader = await toldReader(notification, page, readerOf(c));
    return c.html(renderPage(page, assets, reader, c.req.method === "POST" ? undefined : c.req.url), status);
  };

  /** Between versions of one negotiation: a change is noted on where both are filed. */
  async function notesOfChanges(
    c: Context,
    overview: NegotiationOverview,
    { before, after }: VersionComparison,
    choice: ComparisonChoice,
  ) {
    if (before.negotiation !== after.negotiation) return undefined;
    const isFiled = before.collated === undefined && after.collated === undefined;
    return notesAsWritten(c, seen, overview, {
      address: compareHref(before, after, choice),
      compared: isFiled ? { before: nameWithin(before), after: nameWithin(after) } : undefined,
      holds: (target) =>
        isFiled &&
        target.kind === "change" &&
        target.before.version === before.version &&
        target.after.version === after.version,
    });
  }

  return (
    new Hono()
      .get("/", needs("anyone"), async (c) => {
        const overviews = await seen(c).record.listNegotiations();
        return show(c, startPage(overviews, await latestSteps(seen(c).comparing, overviews, LATEST_ON_START)));
      })
      // Where the answer of the form stands; opened anew, there is nothing to answer.
      .get("/compare", needs("anyone"), (c) => c.redirect("/#compare"))
      .post("/compare", needs("anyone"), bodyLimit({ maxSize: LARGEST_BODY, onError: refuseLargeBody }), async (c) => {
        const { page, status } = await answerTexts(await readForm(c), readDraft, seen(c).comparing);
        return show(c, page, status);
      })
      .get("/api", needs("anyone"), async (c) => show(c, apiReferencePage(readApiReference(await describeApi()))))
      .get("/record", needs("anyone"), async (c) => {
        const [state, overviews] = await Promise.all([seen(c).ledger.state(), seen(c).record.listNegotiations()]);
        return show(c, recordPage(state, overviews));
      })
      .route("/", peoplePages({ access, addressOf, show }))
      .route("/", everybodyPages({ access, show }))
      .route("/", inboxPages({ seen, notification, show }))
      // Before the subscriptions: "endpoints" is the id of none.
      .route("/", subscriptionPages({ seen, notification, show }))
      .route("/", followPages({ seen, notification, show }))
      .route("/", mailPages({ notification, show }))
      // Before the versions of documents: "settings" is a reserved word, and the id of none.
      .route("/", memberPages({ access, seen, show }))
      .route("/", auditPages({ access, seen, show }))
      .get("/assets/*", needs("anyone"), (c) => serveAsset(c, assets))
      .get("/n/:negotiation", needs("anyone"), async (c) => {
        const overview = await seen(c).record.getNegotiation(c.req.param("negotiation"));
        const [latest, contested, brackets] = await Promise.all([
          latestSteps(seen(c).comparing, [overview], LATEST_ON_NEGOTIATION),
          seen(c).lineages.contestedPoints(overview.negotiation.id),
          seen(c).record.countBrackets(overview.negotiation.id),
        ]);
        return show(c, negotiationPage(overview, { latest, contested, brackets }));
      })
      .get("/n/:negotiation/compare", needs("anyone"), async (c) => {
        const negotiation = c.req.param("negotiation");
        const address = (side: "before" | "after"): Address => ({
          negotiation,
          ...given(readAddress(requireSide(c, side))),
        });
        const [before, after] = [address("before"), address("after")];
        const choice = readChoice(c.req.query("view"), c.req.query("show"), c.req.query("through"));
        const [overview, compared] = await Promise.all([
          seen(c).record.getNegotiation(negotiation),
          seen(c).comparing.compareVersions(before, after, choice.through),
        ]);
        const whole = ![before.path, after.path].some((path) => path !== undefined);
        const ruled = whole ? await seen(c).lineages.listRuled(refTo(compared.before), refTo(compared.after)) : [];
        const rulings = whole ? rulingsOn(overview, compared, choice, ruled) : undefined;
        const notes = whole ? await notesOfChanges(c, overview, compared, choice) : undefined;
        return show(c, { ...comparisonPage(overview, compared, choice, rulings), notes });
      })
      .get("/n/:negotiation/search", needs("anyone"), async (c) => {
        const overview = await seen(c).record.getNegotiation(c.req.param("negotiation"));
        const answer = await answerSearch(seen(c).lineages, overview.negotiation.id, readSearchWords(c.req.query()));
        return show(c, searchPage(overview, answer), answer.kind === "refused" ? 400 : 200);
      })
      .route("/", journalPages({ seen, show }))
      .route("/", witnessPages({ seen, show }))
      // Before the versions of documents: "matrix" is a reserved word, and the id of none.
      .route("/", termPages({ seen, show }))
      .route("/", notePages({ seen, show }))
      .get("/n/:negotiation/:document/:version", needs("anyone"), async (c) => {
        const [overview, version] = await Promise.all([
          seen(c).record.getNegotiation(c.req.param("negotiation")),
          seen(c).record.getVersion({ ...c.req.param(), ...readVersionName(c.req.param("version")) }),
        ]);
        if (!isStanding(version)) return show(c, withdrawnPage(overview, version), 410);
        // What a correction took the place of is compared with nothing but other readings.
        const steps = isNewestReading(version) ? baseSteps(overview.versions).stepsTo(version) : [];
        const [summarized, all] = await Promise.all([
          summarizeSteps(seen(c).comparing, steps),
          notesOnVersion(seen(c).notes, version),
        ]);
        const standings = standingsOf(overview.standings, version);
        return show(c, versionPage(overview, version, summarized, standings, { all, asked: askedOfNotes(c) }));
      })
      .get("/n/:negotiation/:document/:version/point/:path{.+}", needs("anyone"), async (c) => {
        const [overview, lineage] = await Promise.all([
          seen(c).record.getNegotiation(c.req.param("negotiation")),
          seen(c).lineages.followPoint({ ...c.req.param(), ...readVersionName(c.req.param("version")) }),
        ]);
        const blame = c.req.query("words") === "origins" ? blameOfTrack(lineage) : undefined;
        const address = lineageHref(lineage.version, lineage.point.path);
        const notes = await notesAsWritten(c, seen, overview, { address, holds: ({ kind }) => kind === "point" });
        return show(c, { ...lineagePage(overview, lineage, blame), notes, follows: followableLineage(lineage) });
      })
      .route("/", verdictPages({ seen, show }))
      .route("/", standingPages({ seen, show }))
      .route("/", statementPages({ seen, readGivenText, show }))
      .route("/", settingsPages({ seen, readTypedNegotiation, show }))
      .route("/", filingPages({ seen, readDraft, readTypedProvenance, extractor, show }))
  );
}

/** The newest versions that came from another one, each compared with it. */
async function latestSteps(
  comparing: Comparing,
  overviews: readonly NegotiationOverview[],
  most: number,
): Promise<readonly TextStep[]> {
  const steps = overviews.flatMap(({ negotiation, versions }) =>
    baseSteps(inOrderOfTime(versions)).first.map((step) => ({ negotiationTitle: negotiation.title, ...step })),
  );
  // Reversed first: of two texts of one day, the child comes before its parent.
  const newest = steps
    .reverse()
    .sort((a, b) => (dayOf(a.version) < dayOf(b.version) ? 1 : dayOf(a.version) > dayOf(b.version) ? -1 : 0));
  return summarizeSteps(comparing, newest.slice(0, most));
}

function summarizeSteps<Step extends BaseStep>(comparing: Comparing, steps: readonly Step[]) {
  return Promise.all(
    steps.map(async (step) => {
      return { ...step, summary: await comparing.summarizeVersions(refTo(step.base), refTo(step.version)) };
    }),
  );
}

function requireSide(c: Context, side: "before" | "after"): string {
  const text = c.req.query(side);
  if (text !== undefined && text !== "") return text;
  throw new Problem(
    "malformed-address",
    `A comparison needs two texts, and "${side}" is missing.`,
    "Choose one text on either side on the negotiation's page.",
  );
}

async function readForm(c: Context) {
  try {
    return await c.req.parseBody();
  } catch {
    throw new Problem("unreadable-request", "The form that was sent cannot be read.", "Send it once more.");
  }
}

// An address without a negotiation must not overwrite the one the page stands under.
function given(address: ReturnType<typeof readAddress>) {
  return Object.fromEntries(Object.entries(address).filter(([, part]) => part !== undefined));
}

function refuseLargeBody(): never {
  throw new Problem(
    "body-too-large",
    "The two texts together are larger than 16 MB.",
    "Compare them with the command: npx travaux diff BEFORE AFTER.",
  );
}

function serveAsset(c: Context, assets: Assets) {
  const name = c.req.path.slice("/assets/".length);
  const asset = assets.find(name);
  if (asset === undefined) throw new Problem("page-not-found", `There is no file "${name}" among the assets.`);
  const etag = `"${asset.hash}"`;
  // Fonts carry a hash in their names, the rest in its query; asked for without it, it may change.
  const named = asset.mediaType === "font/woff2" || c.req.query("v") === asset.hash;
  const headers = { ETag: etag, "Cache-Control": named ? FOR_GOOD : "no-cache" };
  if (c.req.header("If-None-Match")?.includes(etag)) return c.body(null, 304, headers);
  return c.body(asset.bytes, 200, { ...headers, "Content-Type": asset.mediaType });
}
