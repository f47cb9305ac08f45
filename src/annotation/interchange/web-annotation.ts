import type { JsonObject } from "./copy-json.ts";
import type { TextDirection } from "./read-literals.ts";

/** The context that makes JSON an annotation. */
export const CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/** Why an annotation was made, or a body put into it (section 3.3.5); other motivations are IRIs. */
export const MOTIVATIONS = [
  "assessing",
  "bookmarking",
  "classifying",
  "commenting",
  "describing",
  "editing",
  "highlighting",
  "identifying",
  "linking",
  "moderating",
  "questioning",
  "replying",
  "tagging",
] as const;

/**
 * What every object of an annotation has. Its members are called as in JSON; what may have several values is a list,
 * in the order given. `kind` is ours, and says what the object was taken for.
 */
type Described<Kind extends string> = {
  readonly kind: Kind;
  /** IRI. */
  readonly id: string | undefined;
  /** As written: words of the context, or IRIs. */
  readonly type: readonly string[];
  /** Members that the recommendation does not know there, as they were sent. */
  readonly kept: JsonObject;
};

/** Something that is named and not gone into: a licence, a homepage, a motivation. A string, where it has but an id. */
export type Linked = Described<"linked">;

/** Who made something (section 3.3.2). */
export type Agent = Described<"agent"> & {
  readonly name: readonly string[];
  readonly nickname: string | undefined;
  readonly email: readonly string[];
  readonly email_sha1: readonly string[];
  readonly homepage: readonly Linked[];
};

/** Where it comes from and what may be done with it (sections 3.3.1, 3.3.3, 3.3.6 and 3.3.7); instants are xsd:dateTime in UTC. */
type OfAnything = {
  readonly creator: readonly Agent[];
  readonly created: string | undefined;
  readonly modified: string | undefined;
  readonly audience: readonly Linked[];
  readonly rights: readonly Linked[];
  readonly canonical: Linked | undefined;
  readonly via: readonly Linked[];
};

/** What is known of a body or target (sections 3.2.1 and 3.3.4). */
type OfResource = OfAnything & {
  readonly format: readonly string[];
  readonly language: readonly string[];
  readonly processingLanguage: string | undefined;
  readonly textDirection: TextDirection | undefined;
  readonly accessibility: readonly string[];
};

/** A body or target. */
export type Resource = ExternalResource | TextualBody | ResourceSet | SpecificResource;

/** Something on the Web; a string, where it has but an id (sections 3.2.1 to 3.2.3). */
export type ExternalResource = Described<"external"> & OfResource & { readonly id: string };

/** Text inside the annotation (section 3.2.4). */
export type TextualBody = Described<"textual"> &
  OfResource & { readonly value: string; readonly purpose: readonly Linked[] };

/** One of several, or several as one (section 3.2.7 and appendix D). */
export type ResourceSet = Described<SetKind> & OfResource & { readonly items: readonly Resource[] };

export const SET_KINDS = ["Choice", "Composite", "List", "Independents"] as const;
type SetKind = (typeof SET_KINDS)[number];

/** A part of another resource, or it as it was, or for some use (section 4). */
export type SpecificResource = Described<"specific"> &
  OfResource & {
    readonly source: Resource;
    readonly selector: readonly Specifier[];
    readonly state: readonly Specifier[];
    readonly purpose: readonly Linked[];
    readonly styleClass: readonly string[];
    readonly renderedVia: readonly Linked[];
    readonly scope: readonly Linked[];
  };

/** Which part of a resource, or the resource in which state (sections 4.2 and 4.3). */
export type Specifier =
  | Refined<"FragmentSelector", { readonly value: string; readonly conformsTo: Linked | undefined }>
  | Refined<"CssSelector" | "XPathSelector" | "HttpRequestState", { readonly value: string }>
  | TextQuoteSelector
  | PositionSelector
  | Refined<"SvgSelector", { readonly value: string | undefined }>
  | Refined<"RangeSelector", { readonly startSelector: Specifier; readonly endSelector: Specifier }>
  | Refined<
      "TimeState",
      {
        readonly sourceDate: readonly string[];
        readonly sourceDateStart: string | undefined;
        readonly sourceDateEnd: string | undefined;
        readonly cached: readonly Linked[];
      }
    >
  /** One that is only named, or of a class that the recommendation does not know. */
  | Refined<"other-specifier", object>;

type Refined<Kind extends string, Members> = Described<Kind> & Members & { readonly refinedBy: readonly Specifier[] };

type TextQuoteSelector = Refined<
  "TextQuoteSelector",
  { readonly exact: string; readonly prefix: string | undefined; readonly suffix: string | undefined }
>;

/** `[start, end)` from 0: of a text in code points, of data in bytes. */
type PositionSelector = Refined<
  "TextPositionSelector" | "DataPositionSelector",
  { readonly start: number; readonly end: number }
>;

/** An annotation of the Web Annotation Data Model (W3C Recommendation 23 February 2017). */
export type WebAnnotation = Described<"annotation"> &
  OfAnything & {
    /** Contexts as sent, ours among them; empty inside a page. */
    readonly "@context": readonly (string | JsonObject)[];
    /** A `bodyValue` is read as the textual body that it stands for. */
    readonly body: readonly Resource[];
    /** At least one. */
    readonly target: readonly Resource[];
    readonly motivation: readonly Linked[];
    readonly generator: readonly Agent[];
    readonly generated: string | undefined;
    readonly stylesheet: Stylesheet | undefined;
  };

/** How the parts of an annotation are to look (section 4.4). */
export type Stylesheet = Described<"stylesheet"> & { readonly value: string | undefined };

/** A part of a collection (section 5.2). */
export type AnnotationPage = Described<"page"> &
  OfAnything & {
    readonly id: string;
    readonly "@context": readonly (string | JsonObject)[];
    readonly label: readonly string[];
    readonly partOf: Linked | undefined;
    /** At least one; those that are only named have an IRI and nothing else. */
    readonly items: readonly (WebAnnotation | Linked)[];
    readonly next: Linked | undefined;
    readonly prev: Linked | undefined;
    /** Of the first item within the collection, from 0. */
    readonly startIndex: number | undefined;
  };

/** A list of annotations, in pages (section 5.1). */
export type AnnotationCollection = Described<"collection"> &
  OfAnything & {
    readonly id: string;
    readonly "@context": readonly (string | JsonObject)[];
    readonly label: readonly string[];
    readonly total: number | undefined;
    readonly first: AnnotationPage | Linked | undefined;
    readonly last: AnnotationPage | Linked | undefined;
  };
