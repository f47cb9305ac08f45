import { z } from "zod";
import { negotiationPath } from "./paths.ts";

const WHOLE_NUMBER = '"page" is not a whole number, 0 or more.';

/** `/n/:negotiation/annotations/:annotation` */
export const annotationPath = negotiationPath.extend({
  annotation: z.string().meta({ description: "Id of a thread, or of one of its replies." }),
});

/** Which representation of the container, or which of its pages. */
export const containerQuery = z.object({
  page: z
    .string(WHOLE_NUMBER)
    .regex(/^\d{1,9}$/u, WHOLE_NUMBER)
    .transform(Number)
    .optional()
    .meta({ description: "A page, from 0; the container itself where it is left out." }),
  iris: z
    .enum(["0", "1"], '"iris" is neither 0 nor 1.')
    .optional()
    .meta({ description: "1: the IRIs of the annotations alone; it outranks Prefer." }),
});

export const preferHeader = z.object({
  prefer: z.string().optional().meta({
    description:
      'return=representation;include="…": http://www.w3.org/ns/oa#PreferContainedIRIs, PreferContainedDescriptions, or http://www.w3.org/ns/ldp#PreferMinimalContainer.',
  }),
});

export const ifMatchHeader = z.object({
  "if-match": z.string().optional().meta({ description: "The ETag with which the annotation was read." }),
});

const EXAMPLE = {
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id: "https://record.example/api/n/boathouse/annotations/0b9cf7a2-6a4f-4c6e-9d1b-7a1f2f0f7c11",
  type: "Annotation",
  motivation: "commenting",
  body: { type: "TextualBody", purpose: "commenting", format: "text/markdown", value: "The club offered 90." },
  target: {
    type: "SpecificResource",
    source: "https://record.example/n/boathouse/lease/town-1-2024-02-05#p-1",
    selector: { type: "TextQuoteSelector", exact: "100 a month", prefix: "The rent is ", suffix: "." },
  },
};

/** An annotation as the Web Annotation Data Model has it. */
export const webAnnotation = z.looseObject({ "@context": z.unknown(), type: z.unknown() }).meta({
  id: "WebAnnotation",
  description: "An annotation in the JSON-LD of the W3C's Web Annotation Data Model.",
  examples: [EXAMPLE],
});

/** What may be sent to the container: one annotation, or a page or collection of them. */
export const sentAnnotations = z.looseObject({ "@context": z.unknown(), type: z.unknown() }).meta({
  id: "SentAnnotations",
  description: "An Annotation, or an AnnotationPage or AnnotationCollection with the annotations in it.",
  examples: [EXAMPLE],
});

const ITEM = "https://record.example/api/n/boathouse/annotations/0b9cf7a2-6a4f-4c6e-9d1b-7a1f2f0f7c11";

/** The container, or a page of it. */
export const annotationContainer = z.looseObject({ "@context": z.unknown(), id: z.string(), type: z.unknown() }).meta({
  id: "AnnotationContainer",
  description: "A container as the W3C's Web Annotation Protocol has it, or a page of it.",
  examples: [
    {
      "@context": ["http://www.w3.org/ns/anno.jsonld", "http://www.w3.org/ns/ldp.jsonld"],
      id: "https://record.example/api/n/boathouse/annotations/?iris=1",
      type: ["BasicContainer", "AnnotationCollection"],
      total: 1,
      first: {
        id: "https://record.example/api/n/boathouse/annotations/?iris=1&page=0",
        type: "AnnotationPage",
        startIndex: 0,
        items: [ITEM],
      },
    },
  ],
});
