import { CONTEXT } from "../../../src/annotation/interchange/web-annotation.ts";

type Json = Readonly<Record<string, unknown>>;

/** An annotation of the boathouse's lease, but for what a sample is about. A member that is undefined is left out. */
export function annotation(members: Json = {}): Json {
  const all = {
    "@context": CONTEXT,
    id: "https://notes.example/1",
    type: "Annotation",
    target: "https://talks.example/lease",
    ...members,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The same, on a part of the lease, or on it in some state. */
export function onPart(members: Json): Json {
  return annotation({ target: { source: "https://talks.example/lease", ...members } });
}

export function selecting(selector: unknown): Json {
  return onPart({ selector });
}

export function page(members: Json = {}): Json {
  const { "@context": context, ...item } = annotation();
  const all = {
    "@context": context,
    id: "https://notes.example/page1",
    type: "AnnotationPage",
    items: [item],
    ...members,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

export function collection(members: Json = {}): Json {
  const all = { "@context": CONTEXT, id: "https://notes.example/all", type: "AnnotationCollection", ...members };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const IRI = "https://talks.example/one";
const OTHER_IRI = "https://talks.example/other";
const QUOTE = { type: "TextQuoteSelector", exact: "100 a month", prefix: "rent of ", suffix: "." };
const POSITION = { type: "TextPositionSelector", start: 12, end: 23 };
const TEXT = { type: "TextualBody", value: "Who mends the roof?" };
const AT = "2024-02-05T09:30:00Z";

/** What the recommendation lets stand, each as it is written again. */
export const GOOD: Readonly<Record<string, Json>> = {
  "no body": annotation(),
  "a body that is only named": annotation({ body: IRI }),
  "several bodies": annotation({ body: [IRI, TEXT] }),
  "several targets": annotation({ target: [IRI, OTHER_IRI] }),
  "a context beside the annotation's": annotation({ "@context": [CONTEXT, "https://talks.example/context.jsonld"] }),
  "a context that is an object": annotation({ "@context": [{ talks: "https://talks.example/#" }, CONTEXT] }),
  "a class beside Annotation": annotation({ type: ["Annotation", "talks:Remark"] }),
  "an id that is a name": annotation({ id: "urn:uuid:8a9b1b3c-0d5e-4f6a-8b7c-9d0e1f2a3b4c" }),
  "an id beyond ASCII": annotation({ id: "https://notes.example/заметки/1?по=порядку#ё" }),
  "an id with what is percent-encoded": annotation({ id: "https://notes.example/a%20b" }),
  "an id whose fragment has brackets": annotation({ target: "https://talks.example/lease#xpointer(/doc/p[2])" }),
  "a resource with format and language": annotation({ body: { id: IRI, format: "audio/mpeg", language: "fr" } }),
  "several formats and languages": annotation({
    target: { id: IRI, format: ["text/html", "application/pdf"], language: ["en", "ar"] },
  }),
  "a language to process by, and a direction": annotation({
    target: { id: IRI, processingLanguage: "ar", textDirection: "rtl" },
  }),
  "a direction that is left open": annotation({ body: { ...TEXT, textDirection: "auto" } }),
  "a class of resource": annotation({ target: { id: IRI, type: "Video" } }),
  "a class that no one here knows": annotation({ target: { id: IRI, type: ["Text", "talks:Lease"] } }),
  "a segment by its fragment": annotation({ target: { id: `${IRI}#t=30,60`, type: "Video" } }),
  "a text": annotation({ body: TEXT }),
  "a text with an id and other classes": annotation({ body: { ...TEXT, id: IRI, type: ["TextualBody", "Text"] } }),
  "a text without a class": annotation({ body: { value: "Who mends the roof?" } }),
  "an empty text": annotation({ body: { ...TEXT, value: "" } }),
  "a text in HTML": annotation({
    body: { ...TEXT, value: "<p>Qui <b>répare</b> ?</p>", format: "text/html", language: "fr" },
  }),
  "a text that is the target": annotation({ target: TEXT }),
  "a choice": annotation({
    body: {
      type: "Choice",
      items: [
        { ...TEXT, language: "en" },
        { ...TEXT, language: "fr" },
      ],
    },
  }),
  "a choice with an id, of one": annotation({ body: { id: IRI, type: "Choice", items: [OTHER_IRI] } }),
  "a choice within a choice": annotation({
    body: { type: "Choice", items: [{ type: "Choice", items: [IRI] }, OTHER_IRI] },
  }),
  "several targets as one": annotation({ target: { type: "Composite", items: [IRI, OTHER_IRI] } }),
  "several targets in order": annotation({ target: { type: "List", items: [IRI, OTHER_IRI] } }),
  "several targets each for itself": annotation({ target: { type: "Independents", items: [IRI, OTHER_IRI] } }),
  "a creator that is only named": annotation({ creator: IRI }),
  "a creator without an id": annotation({ creator: { type: "Person", name: "The boatman" } }),
  "all that an agent may have": annotation({
    creator: {
      id: IRI,
      type: "Organization",
      name: ["The boathouse", "Le hangar"],
      nickname: "boathouse",
      email: "mailto:club@boathouse.example",
      email_sha1: "da39a3ee5e6b4b0d3255bfef95601890afd80709",
      homepage: ["https://boathouse.example/", "https://boathouse.example/fr"],
    },
  }),
  "several creators and generators": annotation({ creator: [IRI, OTHER_IRI], generator: [IRI, OTHER_IRI] }),
  "the software that wrote it": annotation({
    generator: { id: IRI, type: "Software", name: "Notes 2.1" },
    generated: AT,
  }),
  "when it was made and changed": annotation({ created: AT, modified: "2024-02-06T00:00:00Z" }),
  "a fraction of a second": annotation({ created: "2024-02-05T09:30:00.1234567Z" }),
  "the end of a day, and a leap day": annotation({ created: "2024-02-29T24:00:00Z" }),
  "a body of another maker and time": annotation({ body: { id: IRI, creator: OTHER_IRI, created: AT, modified: AT } }),
  "an audience": annotation({ audience: { id: IRI, type: "schema:Audience", "schema:audienceType": "delegations" } }),
  "an audience without an id": annotation({ audience: { type: "schema:Audience" } }),
  "what makes a target accessible": annotation({ target: { id: IRI, accessibility: ["captions", "transcript"] } }),
  "a motivation": annotation({ motivation: "assessing" }),
  "several motivations, one by its IRI": annotation({ motivation: ["questioning", "https://talks.example/#doubting"] }),
  "purposes of bodies": annotation({
    body: [
      { ...TEXT, purpose: "commenting" },
      { ...TEXT, purpose: ["tagging", "identifying"] },
    ],
  }),
  "a purpose that is described": annotation({
    body: { ...TEXT, purpose: { id: "talks:doubting", type: "Motivation" } },
  }),
  "rights to each": annotation({ rights: IRI, body: { id: IRI, rights: [IRI, OTHER_IRI] } }),
  "other identities": annotation({
    canonical: "urn:uuid:8a9b1b3c",
    via: [IRI, OTHER_IRI],
    body: { id: IRI, canonical: OTHER_IRI },
  }),
  "a specific resource by its class": annotation({
    body: { type: "SpecificResource", source: IRI, purpose: "tagging" },
  }),
  "a specific resource with an id": annotation({ target: { id: IRI, source: OTHER_IRI } }),
  "a source that is described": annotation({ target: { source: { id: IRI, format: "text/html" }, scope: OTHER_IRI } }),
  "a source that is a text": annotation({ body: { source: TEXT, purpose: "commenting" } }),
  "a selector that is only named": selecting(IRI),
  "a fragment": selecting({
    type: "FragmentSelector",
    value: "page=10",
    conformsTo: "http://tools.ietf.org/rfc/rfc3778",
  }),
  "a fragment of an unknown kind": selecting({ type: "FragmentSelector", value: "p-6" }),
  "a CSS selector": selecting({ type: "CssSelector", value: "#rent > p" }),
  "an XPath": selecting({ type: "XPathSelector", value: "/html/body/p[2]" }),
  "a quote": selecting(QUOTE),
  "a quote without what is around it": selecting({ type: "TextQuoteSelector", exact: "rent" }),
  "a quote at the beginning": selecting({ ...QUOTE, prefix: "" }),
  "a place in the text": selecting(POSITION),
  "a place between two characters": selecting({ ...POSITION, start: 0, end: 0 }),
  "a place in the bytes": selecting({ type: "DataPositionSelector", start: 4096, end: 4104 }),
  "a quote and a place": selecting([QUOTE, POSITION]),
  "a drawing": selecting({ type: "SvgSelector", value: "<svg:svg><svg:circle cx=\"1\" r='2'/></svg:svg>" }),
  "a drawing that is elsewhere": selecting({ id: IRI, type: "SvgSelector" }),
  "a range": selecting({
    type: "RangeSelector",
    startSelector: { type: "XPathSelector", value: "//p[1]" },
    endSelector: QUOTE,
  }),
  "a selection within a selection": selecting({
    type: "FragmentSelector",
    value: "p-6",
    refinedBy: [QUOTE, { ...POSITION, refinedBy: IRI }],
  }),
  "a selector of a foreign class": selecting({ type: "talks:PointSelector", point: "6.a" }),
  "a state that is only described elsewhere": onPart({ state: { id: IRI, label: "as it was signed" } }),
  "a state of a time, with copies": onPart({ state: { type: "TimeState", sourceDate: AT, cached: [IRI, OTHER_IRI] } }),
  "a state of any of several times": onPart({ state: { type: "TimeState", sourceDate: [AT, "2024-03-11T00:00:00Z"] } }),
  "a state of an interval": onPart({ state: { type: "TimeState", sourceDateStart: AT, sourceDateEnd: AT } }),
  "a state of a request": onPart({ state: { type: "HttpRequestState", value: "Accept: application/pdf" } }),
  "a state within a state, with a selector": onPart({
    state: {
      type: "TimeState",
      sourceDate: AT,
      refinedBy: { type: "HttpRequestState", value: "Accept: text/html", refinedBy: QUOTE },
    },
  }),
  "a stylesheet that is elsewhere": annotation({
    stylesheet: IRI,
    target: { source: IRI, styleClass: ["red", "bold"] },
  }),
  "a stylesheet inside": annotation({ stylesheet: { type: "CssStylesheet", value: ".red { color: red }" } }),
  "a stylesheet without a class": annotation({ stylesheet: { value: ".red { color: red }" } }),
  "what it was rendered with": onPart({ renderedVia: { id: IRI, type: "Software", "schema:softwareVersion": "2.5" } }),
  "where it was seen": onPart({ scope: [IRI, OTHER_IRI] }),
  "members that nobody knows": annotation({
    label: "Rent",
    "talks:round": 2,
    "schema:position": null,
    body: { ...TEXT, "talks:mood": { kind: ["grave"] } },
    target: { source: IRI, "talks:side": true, selector: { ...QUOTE, "talks:score": 0.5 } },
  }),
  "members called like those of every object": annotation({ constructor: "a", toString: "b", hasOwnProperty: "c" }),
};

/** What it lets stand too, and is written more plainly. */
export const GOOD_OTHERWISE: Readonly<Record<string, readonly [sent: Json, written: Json]>> = {
  "a text that is a string": [
    annotation({ bodyValue: "Who mends the roof?" }),
    annotation({ body: { ...TEXT, format: "text/plain" } }),
  ],
  "a string beside a body that is none": [
    annotation({ bodyValue: "Who mends the roof?", body: [] }),
    annotation({ body: { ...TEXT, format: "text/plain" } }),
  ],
  "lists of one": [
    annotation({
      type: ["Annotation"],
      target: [{ id: [null, IRI][1] }],
      created: [AT],
      body: [{ ...TEXT, value: ["Roof"] }],
    }),
    annotation({ target: IRI, created: AT, body: { ...TEXT, value: "Roof" } }),
  ],
  "null, which is no value": [
    annotation({ body: null, creator: [null, IRI], created: null }),
    annotation({ creator: IRI }),
  ],
  "objects that have but an id": [
    annotation({ target: { id: IRI }, creator: { id: IRI } }),
    annotation({ target: IRI, creator: IRI }),
  ],
};

/** What no MUST of the recommendation lets stand, with the sentence that says so. */
export const BAD: Readonly<Record<string, readonly [json: unknown, says: string]>> = {
  "no object": ["a note", 'What was sent is "a note", not an object that describes an Annotation.'],
  "a list": [[annotation()], "What was sent is a list, not an object that describes an Annotation."],
  nothing: [null, "What was sent is null, not an object that describes an Annotation."],
  "an object without members": [{}, '"@context" is missing: an Annotation has at least one.'],
  "no context": [annotation({ "@context": undefined }), '"@context" is missing: an Annotation has at least one.'],
  "another context": [annotation({ "@context": "fish" }), `"@context" is "fish": "${CONTEXT}" has to be among them.`],
  "other contexts": [
    annotation({ "@context": ["https://talks.example/", { a: "b" }] }),
    `"@context" is "https://talks.example/" and an object: "${CONTEXT}" has to be among them.`,
  ],
  "a list of one context": [
    annotation({ "@context": [CONTEXT] }),
    '"@context" is a list of one: where there is one context only, it is a string.',
  ],
  "a context that is a number": [
    annotation({ "@context": [CONTEXT, 1] }),
    '"@context[1]" is 1, neither the IRI of a context nor an object.',
  ],
  "no id": [annotation({ id: undefined }), '"id" is missing: an Annotation has exactly one.'],
  "two ids": [annotation({ id: [IRI, OTHER_IRI] }), '"id" has 2 values: an Annotation has at most one.'],
  "a list of one id": [annotation({ id: [IRI] }), '"id" is a list, not the string of an IRI.'],
  "an id with a space": [
    annotation({ id: "https://a b" }),
    '"id" is "https://a b", which is no IRI: it has a space in it.',
  ],
  "a relative id": [annotation({ id: "/notes/1" }), '"id" is "/notes/1", which is no IRI: it has no scheme.'],
  "an empty id": [annotation({ id: "" }), '"id" is "", which is no IRI: it has no scheme.'],
  "an id with a broken escape": [
    annotation({ id: "https://a.example/100%" }),
    '"id" is "https://a.example/100%", which is no IRI: it has a % in it.',
  ],
  "an id with a quotation mark": [
    annotation({ id: 'https://a.example/"' }),
    '"id" is "https://a.example/"", which is no IRI: it has a " in it.',
  ],
  "an id that turns its direction": [
    annotation({ id: "https://a.example/\u202etxt" }),
    '"id" is "https://a.example/\u202etxt", which is no IRI: it has U+202E in it.',
  ],
  "no type": [annotation({ type: undefined }), '"type" is missing: an Annotation has at least one.'],
  "another type": [annotation({ type: "Scribble" }), '"type" is "Scribble": "Annotation" has to be among them.'],
  "a type that is a number": [annotation({ type: ["Annotation", 1] }), '"type[1]" is 1, not a string.'],
  "no target": [annotation({ target: undefined }), '"target" is missing: an Annotation has at least one.'],
  "no target in the list": [annotation({ target: [] }), '"target" is missing: an Annotation has at least one.'],
  "a target that is null": [annotation({ target: null }), '"target" is missing: an Annotation has at least one.'],
  "a target that is a number": [
    annotation({ target: 9 }),
    '"target" is 9, neither an IRI nor an object that describes an external web resource.',
  ],
  "a target in a list in a list": [
    annotation({ target: [[IRI]] }),
    '"target[0]" is a list, neither an IRI nor an object that describes an external web resource.',
  ],
  "a target without anything": [
    annotation({ target: {} }),
    '"target.id" is missing: an external web resource has exactly one.',
  ],
  "a target without an id": [
    annotation({ target: [IRI, { format: "text/html" }] }),
    '"target[1].id" is missing: an external web resource has exactly one.',
  ],
  "a body that is words": [annotation({ body: "Agreed." }), '"body" is "Agreed.", which is no IRI: it has no scheme.'],
  "body and bodyValue": [
    annotation({ body: TEXT, bodyValue: "Roof" }),
    '"bodyValue" stands beside body: an Annotation has one or the other.',
  ],
  "a bodyValue that is a number": [annotation({ bodyValue: 23 }), '"bodyValue" is 23, not a string.'],
  "a bodyValue with a language": [
    annotation({ bodyValue: { "@value": "a", "@language": "en" } }),
    '"bodyValue" is an object, not a string.',
  ],
  "two bodyValues": [annotation({ bodyValue: ["a", "b"] }), '"bodyValue" has 2 values: an Annotation has at most one.'],
  "a text without a value": [
    annotation({ body: { type: "TextualBody", format: "text/plain" } }),
    '"body.value" is missing: a TextualBody has exactly one.',
  ],
  "a text of two values": [
    annotation({ body: { ...TEXT, value: ["a", "b"] } }),
    '"body.value" has 2 values: a TextualBody has exactly one.',
  ],
  "a text that is a number": [
    annotation({ body: [IRI, { ...TEXT, value: 4 }] }),
    '"body[1].value" is 4, not a string.',
  ],
  "a text with a bad id": [
    annotation({ body: { ...TEXT, id: "roof" } }),
    '"body.id" is "roof", which is no IRI: it has no scheme.',
  ],
  "a format that is a number": [annotation({ body: { id: IRI, format: 6 } }), '"body.format" is 6, not a string.'],
  "a language that is a number": [
    annotation({ body: { id: IRI, language: ["en", 3] } }),
    '"body.language[1]" is 3, not a string.',
  ],
  "two languages to process by": [
    annotation({ body: { id: IRI, processingLanguage: ["en", "de"] } }),
    '"body.processingLanguage" has 2 values: an external web resource has at most one.',
  ],
  "an unknown direction": [
    annotation({ body: { ...TEXT, textDirection: "up" } }),
    '"body.textDirection" is "up", not one of ltr, rtl and auto.',
  ],
  "two directions": [
    annotation({ target: { id: IRI, textDirection: ["ltr", "rtl"] } }),
    '"target.textDirection" has 2 values: an external web resource has at most one.',
  ],
  "a choice without items": [
    annotation({ body: { type: "Choice" } }),
    '"body.items" is missing: a Choice or other set has at least one.',
  ],
  "a choice of nothing": [
    annotation({ body: { type: "Choice", items: [] } }),
    '"body.items" is missing: a Choice or other set has at least one.',
  ],
  "a choice that is a list": [
    annotation({ body: { type: ["Choice", "List"], items: [IRI] } }),
    '"body.type" is Choice and List: what has items is exactly one of Choice, Composite, List, Independents.',
  ],
  "items of nothing that is known": [
    annotation({ body: { items: [IRI] } }),
    '"body.type" is missing: what has items is exactly one of Choice, Composite, List, Independents.',
  ],
  "a bad item of a choice": [
    annotation({ body: { type: "Choice", items: [IRI, { ...TEXT, value: 1 }] } }),
    '"body.items[1].value" is 1, not a string.',
  ],
  "a creator that is a number": [
    annotation({ creator: 6 }),
    '"creator" is 6, neither an IRI nor an object that describes an agent.',
  ],
  "a creator that is a name": [
    annotation({ creator: "The boatman" }),
    '"creator" is "The boatman", which is no IRI: it has a space in it.',
  ],
  "a creator with two ids": [
    annotation({ creator: { id: [IRI, OTHER_IRI] } }),
    '"creator.id" has 2 values: an agent has at most one.',
  ],
  "an agent with two nicknames": [
    annotation({ creator: [IRI, { nickname: ["a", "b"] }] }),
    '"creator[1].nickname" has 2 values: an agent has at most one.',
  ],
  "an agent whose home is no IRI": [
    annotation({ generator: { homepage: "the boathouse" } }),
    '"generator.homepage" is "the boathouse", which is no IRI: it has a space in it.',
  ],
  "two times of making": [annotation({ created: [AT, AT] }), '"created" has 2 values: an Annotation has at most one.'],
  "two times of changing": [
    annotation({ modified: [AT, AT] }),
    '"modified" has 2 values: an Annotation has at most one.',
  ],
  "two times of writing": [
    annotation({ generated: [AT, AT] }),
    '"generated" has 2 values: an Annotation has at most one.',
  ],
  "a time in words": [
    annotation({ created: "yesterday" }),
    '"created" is "yesterday", not a date and time in UTC like "2026-03-02T09:00:00Z".',
  ],
  "a time without a zone": [
    annotation({ created: "2024-02-05T09:30:00" }),
    '"created" is "2024-02-05T09:30:00", not a date and time in UTC like "2026-03-02T09:00:00Z".',
  ],
  "a time of another zone": [
    annotation({ modified: "2024-02-05T09:30:00+01:00" }),
    '"modified" is "2024-02-05T09:30:00+01:00", not a date and time in UTC like "2026-03-02T09:00:00Z".',
  ],
  "a day": [
    annotation({ generated: "2024-02-05" }),
    '"generated" is "2024-02-05", not a date and time in UTC like "2026-03-02T09:00:00Z".',
  ],
  "a number of seconds": [
    annotation({ created: 1707125400 }),
    '"created" is 1707125400, not a date and time in UTC like "2026-03-02T09:00:00Z".',
  ],
  "a day that there is not": [
    annotation({ created: "2023-02-29T09:30:00Z" }),
    '"created" is "2023-02-29T09:30:00Z", a date and time that there is not.',
  ],
  "an hour that there is not": [
    annotation({ created: "2023-02-28T24:00:01Z" }),
    '"created" is "2023-02-28T24:00:01Z", a date and time that there is not.',
  ],
  "a time of a body that is none": [
    annotation({ body: { id: IRI, created: "then" } }),
    '"body.created" is "then", not a date and time in UTC like "2026-03-02T09:00:00Z".',
  ],
  "a motivation that is none": [
    annotation({ motivation: ["commenting", "grumbling"] }),
    '"motivation[1]" is "grumbling", neither one of assessing, bookmarking, classifying, commenting, describing, editing, highlighting, identifying, linking, moderating, questioning, replying, tagging nor an IRI.',
  ],
  "a motivation that is a number": [
    annotation({ motivation: 1 }),
    '"motivation" is 1, neither an IRI nor an object that describes what is linked to.',
  ],
  "a purpose that is none": [
    annotation({ body: { ...TEXT, purpose: "Commenting" } }),
    '"body.purpose" is "Commenting", neither one of assessing, bookmarking, classifying, commenting, describing, editing, highlighting, identifying, linking, moderating, questioning, replying, tagging nor an IRI.',
  ],
  "rights in words": [
    annotation({ rights: "all of them" }),
    '"rights" is "all of them", which is no IRI: it has a space in it.',
  ],
  "rights that are an object": [
    annotation({ rights: { id: IRI } }),
    '"rights" is an object, not the string of an IRI.',
  ],
  "two canonical identities": [
    annotation({ canonical: [IRI, OTHER_IRI] }),
    '"canonical" has 2 values: an Annotation has at most one.',
  ],
  "a canonical identity that is none": [
    annotation({ canonical: "one" }),
    '"canonical" is "one", which is no IRI: it has no scheme.',
  ],
  "a way it came that is none": [
    annotation({ via: [IRI, "there"] }),
    '"via[1]" is "there", which is no IRI: it has no scheme.',
  ],
  "two stylesheets": [
    annotation({ stylesheet: [IRI, OTHER_IRI] }),
    '"stylesheet" has 2 values: an Annotation has at most one.',
  ],
  "a stylesheet of another class": [
    annotation({ stylesheet: { type: "Sheet", value: "p {}" } }),
    '"stylesheet.type" is "Sheet": that of a stylesheet is CssStylesheet.',
  ],
  "a specific resource without a source": [
    annotation({ target: { type: "SpecificResource" } }),
    '"target.source" is missing: a SpecificResource has exactly one.',
  ],
  "a specific resource of two sources": [
    onPart({ source: [IRI, OTHER_IRI] }),
    '"target.source" has 2 values: a SpecificResource has exactly one.',
  ],
  "a selector beside an id": [
    annotation({ target: { id: IRI, selector: QUOTE } }),
    '"target.source" is missing: a SpecificResource has exactly one.',
  ],
  "a style class that is a number": [onPart({ styleClass: 1 }), '"target.styleClass" is 1, not a string.'],
  "a selector of no class": [
    selecting({ value: "p-6" }),
    '"target.selector.type" is missing: a selector or state has a class, or the IRI where it is described.',
  ],
  "a selector that is a number": [
    selecting(6),
    '"target.selector" is 6, neither an IRI nor an object that describes a selector or state.',
  ],
  "a selector of two classes": [
    selecting({ ...QUOTE, type: ["TextQuoteSelector", "talks:Quote"] }),
    '"target.selector.type" has 2 values: a TextQuoteSelector has exactly one.',
  ],
  "a fragment without a value": [
    selecting({ type: "FragmentSelector" }),
    '"target.selector.value" is missing: a FragmentSelector has exactly one.',
  ],
  "a fragment of two values": [
    selecting({ type: "FragmentSelector", value: ["a", "b"] }),
    '"target.selector.value" has 2 values: a FragmentSelector has exactly one.',
  ],
  "a fragment that conforms to two": [
    selecting({ type: "FragmentSelector", value: "a", conformsTo: [IRI, OTHER_IRI] }),
    '"target.selector.conformsTo" has 2 values: a FragmentSelector has at most one.',
  ],
  "a CSS selector without a value": [
    selecting({ type: "CssSelector" }),
    '"target.selector.value" is missing: a CssSelector has exactly one.',
  ],
  "an XPath that is a number": [
    selecting({ type: "XPathSelector", value: 1 }),
    '"target.selector.value" is 1, not a string.',
  ],
  "a quote of nothing": [
    selecting({ ...QUOTE, exact: null }),
    '"target.selector.exact" is missing: a TextQuoteSelector has exactly one.',
  ],
  "a quote of two": [
    selecting({ ...QUOTE, exact: ["a", "b"] }),
    '"target.selector.exact" has 2 values: a TextQuoteSelector has exactly one.',
  ],
  "a quote with two prefixes": [
    selecting([POSITION, { ...QUOTE, prefix: ["a", "b"] }]),
    '"target.selector[1].prefix" has 2 values: a TextQuoteSelector has at most one.',
  ],
  "a quote with two suffixes": [
    selecting({ ...QUOTE, suffix: ["a", "b"] }),
    '"target.selector.suffix" has 2 values: a TextQuoteSelector has at most one.',
  ],
  "a place without a start": [
    selecting({ type: "TextPositionSelector", end: 3 }),
    '"target.selector.start" is missing: a TextPositionSelector has exactly one.',
  ],
  "a place without an end": [
    selecting({ type: "DataPositionSelector", start: 3 }),
    '"target.selector.end" is missing: a DataPositionSelector has exactly one.',
  ],
  "a place before the beginning": [
    selecting({ ...POSITION, start: -3 }),
    '"target.selector.start" is -3, not a whole number from 0.',
  ],
  "a place in the middle of a character": [
    selecting({ ...POSITION, end: 23.5 }),
    '"target.selector.end" is 23.5, not a whole number from 0.',
  ],
  "a place in figures": [
    selecting({ ...POSITION, start: "12" }),
    '"target.selector.start" is "12", not a whole number from 0.',
  ],
  "a place that ends before it starts": [
    selecting({ ...POSITION, start: 24 }),
    '"target.selector.end" is 23, before the start, which is 24.',
  ],
  "a drawing that is not closed": [
    selecting({ type: "SvgSelector", value: "<svg><g></svg>" }),
    '"target.selector.value" is "<svg><g></svg>", which is no well-formed SVG.',
  ],
  "two drawings": [
    selecting({ type: "SvgSelector", value: ["<svg/>", "<svg/>"] }),
    '"target.selector.value" has 2 values: an SvgSelector has at most one.',
  ],
  "a range without an end": [
    selecting({ type: "RangeSelector", startSelector: QUOTE }),
    '"target.selector.endSelector" is missing: a RangeSelector has exactly one.',
  ],
  "a range with two starts": [
    selecting({ type: "RangeSelector", startSelector: [QUOTE, QUOTE], endSelector: QUOTE }),
    '"target.selector.startSelector" has 2 values: a RangeSelector has exactly one.',
  ],
  "a bad selection within a selection": [
    selecting({ ...POSITION, refinedBy: [IRI, { type: "CssSelector" }] }),
    '"target.selector.refinedBy[1].value" is missing: a CssSelector has exactly one.',
  ],
  "a state of a date and an interval": [
    onPart({ state: { type: "TimeState", sourceDate: AT, sourceDateStart: AT, sourceDateEnd: AT } }),
    '"target.state.sourceDateStart" stands beside sourceDate: a TimeState has a date or an interval, not both.',
  ],
  "an interval without an end": [
    onPart({ state: { type: "TimeState", sourceDateStart: AT } }),
    '"target.state.sourceDateEnd" is missing: the interval of a TimeState has a start and an end.',
  ],
  "an interval without a start": [
    onPart({ state: { type: "TimeState", sourceDateEnd: AT } }),
    '"target.state.sourceDateStart" is missing: the interval of a TimeState has a start and an end.',
  ],
  "a state of two intervals": [
    onPart({ state: { type: "TimeState", sourceDateStart: [AT, AT], sourceDateEnd: AT } }),
    '"target.state.sourceDateStart" has 2 values: a TimeState has at most one.',
  ],
  "a state of a time without a zone": [
    onPart({ state: { type: "TimeState", sourceDate: [AT, "2024-02-05T09:30:00"] } }),
    '"target.state.sourceDate[1]" is "2024-02-05T09:30:00", not a date and time in UTC like "2026-03-02T09:00:00Z".',
  ],
  "a request without headers": [
    onPart({ state: { type: "HttpRequestState" } }),
    '"target.state.value" is missing: an HttpRequestState has exactly one.',
  ],
};
