import { HIDDEN_WORD } from "./hidden-talks.ts";

const VERSIONS = ["plan/hidden", "plan/copy", "secrets/secret", "plan/last", "plan/hidden~1"] as const;

const ALL_KINDS = "kinds=new-version,witness,term,correction,standing,provenance&substance=any";

const NO_THREAD = "00000000-0000-4000-8000-000000000000";

/**
 * Every route that may be asked for something in a negotiation, with what to put in its place: `hidden`, `copy` and `secret`
 * are versions that some may not see, `last` names them all. A route that is not here fails in tests/http/embargo.test.ts.
 */
export const ROUTES: Readonly<Record<string, readonly string[]>> = {
  "GET /api/n": ["/api/n", "/api/n?limit=1"],
  "GET /api/n/:negotiation": ["/api/n/N", "/api/n/N?limit=2"],
  "GET /api/n/:negotiation/:document": ["/api/n/N/plan", "/api/n/N/secrets", "/api/n/N/plan?limit=1"],
  "GET /api/n/:negotiation/:document/:version": [
    ...VERSIONS.map((version) => `/api/n/N/${version}`),
    ...["/api/n/N/plan/last+reading", "/api/n/N/plan/secret", "/api/n/N/plan/hidden~9"],
  ],
  "GET /api/n/:negotiation/:document/:version/capture": VERSIONS.map((version) => `/api/n/N/${version}/capture`),
  "GET /api/n/:negotiation/:document/:version/witnesses": VERSIONS.map((version) => `/api/n/N/${version}/witnesses`),
  "GET /api/n/:negotiation/:document/:version/standing": VERSIONS.map((version) => `/api/n/N/${version}/standing`),
  "GET /api/n/:negotiation/:document/:version/point/:path{.+}": VERSIONS.map((one) => `/api/n/N/${one}/point/1`),
  "GET /api/n/:negotiation/:document/:version/blame/:path{.+}": VERSIONS.map((one) => `/api/n/N/${one}/blame/1`),
  "GET /api/point": [
    "/api/point?address=N/plan%231",
    "/api/point?address=N/plan@hidden%231",
    "/api/point?address=N/@secret%231",
  ],
  "GET /api/blame": ["/api/blame?address=N/plan%232", "/api/blame?address=N/secrets%231"],
  "GET /api/compare": [
    ...["/api/compare?before=N/plan@first&after=N/plan@hidden", "/api/compare?before=N/plan@first&after=N/plan"],
    "/api/compare?before=N/plan@first&after=N/secrets",
    ...["first&after=N/plan@last", "hidden&after=N/plan@last"].map(
      (sides) => `/api/compare?through=graph&before=N/plan@${sides}`,
    ),
  ],
  "GET /api/n/:negotiation/compare": [
    ...["/api/n/N/compare?before=plan@first&after=plan@last", "/api/n/N/compare?before=plan@last&after=plan@copy"],
    "/api/n/N/compare?before=annex@beside&after=secrets@secret",
    "/api/n/N/compare?before=plan@first&after=plan@last&through=graph",
  ],
  "GET /api/n/:negotiation/search": [
    ...[`/api/n/N/search?q=${HIDDEN_WORD}`, "/api/n/N/search?q=lake", "/api/n/N/search?q=zanzibr"],
    ...["/api/n/N/search?q=towns&document=secrets", "/api/n/N/search?q=mend*"],
  ],
  "GET /api/n/:negotiation/matrix": [
    ...["/api/n/N/matrix", "/api/n/N/matrix?rows=terms", "/api/n/N/matrix?versions=hidden,last"],
    ...["/api/n/N/matrix?document=secrets", "/api/n/N/matrix?cells=words", "/api/n/N/matrix?cells=words&base=hidden"],
    ...["/api/n/N/matrix?rows=terms&cells=words", "/api/n/N/matrix?cells=words&versions=last,first"],
  ],
  "GET /api/n/:negotiation/matrix.csv": [
    ...["/api/n/N/matrix.csv", "/api/n/N/matrix.csv?rows=terms", "/api/n/N/matrix.csv?cells=words"],
    "/api/n/N/matrix.csv?rows=terms&cells=words",
  ],
  "GET /api/terms/:negotiation/:term": ["/api/terms/N/cap", "/api/terms/N/nets"],
  "GET /api/verdicts/:negotiation": ["/api/verdicts/N", "/api/verdicts/N?limit=1"],
  "GET /api/brackets/:negotiation": ["/api/brackets/N"],
  "GET /api/journal/:negotiation": ["/api/journal/N", "/api/journal/N?after=2&limit=3", "/api/journal/N?after=7"],
  "GET /api/journal/:negotiation/stream": ["/api/journal/N/stream", "/api/journal/N/stream?after=-1"],
  // Without a WebSocket; what is told over one, tests/http/live-sockets.test.ts asks.
  "GET /api/live/:negotiation": ["/api/live/N"],
  "GET /api/n/:negotiation/notes": ["/api/n/N/notes", "/api/n/N/notes?limit=500", "/api/n/N/notes?version=hidden"],
  "GET /api/n/:negotiation/notes/:thread": [`/api/n/N/notes/${NO_THREAD}`, "/api/n/N/notes/plan"],
  "GET /api/n/:negotiation/notes/:thread/history": [`/api/n/N/notes/${NO_THREAD}/history`],
  "GET /api/n/:negotiation/annotations/": ["/api/n/N/annotations/", "/api/n/N/annotations/?iris=1&page=0"],
  "GET /api/n/:negotiation/annotations/:annotation": [`/api/n/N/annotations/${NO_THREAD}`],
  "GET /api/n/:negotiation/:document/:version/notes": VERSIONS.map((version) => `/api/n/N/${version}/notes`),
  "GET /api/n/:negotiation/notes.md": ["/api/n/N/notes.md"],
  "GET /api/n/:negotiation/notes.csv": ["/api/n/N/notes.csv", "/api/n/N/notes.csv?tag=zanzibar"],
  "GET /api/members/:negotiation": ["/api/members/N"],
  "GET /api/ledger/entries/:negotiation/:position": [0, 4, 6, 8, 16].map((at) => `/api/ledger/entries/N/${at}`),
  "GET /api/ledger/entries/:negotiation/:position/proof": [0, 8].map((at) => `/api/ledger/entries/N/${at}/proof`),
  "GET /api/feeds/atom": ["/api/feeds/atom", `/api/feeds/atom?${ALL_KINDS}`, "/api/feeds/atom?archive=N:0"],
  "GET /api/feeds/json": ["/api/feeds/json", `/api/feeds/json?${ALL_KINDS}`],
  "GET /api/feeds/:negotiation/atom": [
    ...["/api/feeds/N/atom", `/api/feeds/N/atom?${ALL_KINDS}`, "/api/feeds/N/atom?document=secrets"],
    ...["/api/feeds/N/atom?point=plan@hidden%231", "/api/feeds/N/atom?point=plan@last%231&unchanged=yes"],
    ...["/api/feeds/N/atom?term=cap", `/api/feeds/N/atom?q=${HIDDEN_WORD}`, "/api/feeds/N/atom?base=hidden"],
  ],
  "GET /api/feeds/:negotiation/json": [
    ...["/api/feeds/N/json", `/api/feeds/N/json?${ALL_KINDS}`, "/api/feeds/N/json?term=nets&substance=any"],
    ...["/api/feeds/N/json?q=towns&unchanged=yes", "/api/feeds/N/json?archive=0"],
  ],
  "GET /api/ledger": ["/api/ledger"],
  "GET /api/ledger/consistency": ["/api/ledger/consistency?from=0", "/api/ledger/consistency?from=9&to=12"],
  "GET /": ["/"],
  "GET /record": ["/record"],
  "GET /n/:negotiation": ["/n/N"],
  "GET /n/:negotiation/compare": [
    ...["/n/N/compare?before=plan@first&after=plan@hidden", "/n/N/compare?before=plan@first&after=plan@last"],
    "/n/N/compare?before=plan@last&after=annex@beside&show=all",
    "/n/N/compare?before=plan@hidden~1&after=plan@hidden",
    "/n/N/compare?before=plan@first&after=plan@last&through=graph",
  ],
  "GET /n/:negotiation/search": [`/n/N/search?q=${HIDDEN_WORD}`, "/n/N/search?q=lake"],
  "GET /n/:negotiation/journal": ["/n/N/journal", "/n/N/journal?before=3", "/n/N/journal?after=3&kind=filed"],
  "GET /n/:negotiation/matrix": [
    ...["/n/N/matrix", "/n/N/matrix?rows=terms", "/n/N/matrix?document=secrets", "/n/N/matrix?cells=paths"],
    ...[
      "/n/N/matrix?base=hidden",
      "/n/N/matrix?versions=last,first&base=first",
      "/n/N/matrix?add=hidden&versions=last",
    ],
  ],
  "GET /n/:negotiation/matrix/:term": ["/n/N/matrix/cap", "/n/N/matrix/nets"],
  "GET /n/:negotiation/matrix/mark/:document/:version/:path{.+}": VERSIONS.map((one) => `/n/N/matrix/mark/${one}/1`),
  "GET /n/:negotiation/:document/:version": VERSIONS.map((version) => `/n/N/${version}`),
  "GET /n/:negotiation/:document/:version{[^/]+(?:\\+|%2B)reading}": ["/n/N/plan/last+reading"],
  "GET /n/:negotiation/:document/:version/witnesses": VERSIONS.map((version) => `/n/N/${version}/witnesses`),
  "GET /n/:negotiation/:document/:version/point/:path{.+}": VERSIONS.flatMap((version) => [
    `/n/N/${version}/point/1`,
    `/n/N/${version}/point/2?words=origins`,
  ]),
  "GET /n/:negotiation/:document/:version/statements": VERSIONS.map((version) => `/n/N/${version}/statements`),
  "GET /n/:negotiation/:document/:version/standing": VERSIONS.map((version) => `/n/N/${version}/standing?point=1`),
  "GET /n/:negotiation/verdicts": ["/n/N/verdicts"],
  "GET /n/:negotiation/verdict": [
    ...["first&after=plan@hidden", "first&after=plan@last"].map(
      (sides) => `/n/N/verdict?before=plan@${sides}&side=after&path=1`,
    ),
  ],
  "GET /n/:negotiation/notes": ["/n/N/notes", "/n/N/notes?mine=yes&resolved=no", "/n/N/notes?orphaned=yes"],
  "GET /n/:negotiation/note": [
    ...["/n/N/note?version=plan@hidden&point=1", "/n/N/note?version=plan@last", "/n/N/note?term=nets"],
    ...["/n/N/note?before=plan@first&old=1&after=plan@hidden&new=1", "/n/N/note?version=secrets@secret&absence=yes"],
  ],
  "GET /n/:negotiation/notes/:thread": [`/n/N/notes/${NO_THREAD}`, "/n/N/notes/plan"],
  "GET /n/:negotiation/briefing": ["hidden", "copy", "last"].map((version) => `/n/N/briefing?version=plan@${version}`),
  "GET /n/:negotiation/settings": ["/n/N/settings"],
  "GET /n/:negotiation/settings/people": ["/n/N/settings/people"],
  "GET /n/:negotiation/settings/audit": ["/n/N/settings/audit", "/n/N/settings/audit?version=plan@hidden"],
  "GET /api/audit/:negotiation": ["/api/audit/N", "/api/audit/N?version=plan@hidden"],
  "GET /api/audit/:negotiation/entries.csv": ["/api/audit/N/entries.csv"],
  "GET /n/:negotiation/file": ["/n/N/file", "/n/N/file?document=secrets"],
};
