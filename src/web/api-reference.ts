/** A schema of an OpenAPI 3.1 document, as far as the reference page tells of it. */
type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
};

type Content = Readonly<
  Record<
    string,
    {
      readonly schema?: Schema;
      readonly example?: unknown;
      readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
    }
  >
>;

type Operation = {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
};

/** As much of an OpenAPI 3.1 document as the reference page shows; only schemas are referred to by name in ours. */
type ApiDocument = {
  readonly info: { readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
};

/** What a value is, in words; `href` where it has an entry of its own on the page. */
export type TypeWord = { readonly text: string; readonly href?: string };

/** One named value: of a query, or within a JSON object. */
export type Field = {
  readonly name: string;
  readonly type: readonly TypeWord[];
  readonly required: boolean;
  readonly description: string;
};

/** A body that is sent or answered. Examples are printed as they travel. */
export type Body = {
  readonly mediaType: string;
  readonly type: readonly TypeWord[];
  readonly examples: readonly string[];
};

/** One route with all that may be sent and answered. */
export type Route = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly fields: readonly Field[];
  readonly sent: readonly Body[];
  readonly answers: readonly {
    readonly status: string;
    readonly description: string;
    readonly bodies: readonly Body[];
  }[];
};

/** The reference page's contents, in reading order. */
export type ApiReference = {
  readonly lead: string;
  readonly chapters: readonly {
    readonly name: string;
    readonly description: string;
    readonly routes: readonly Route[];
  }[];
  readonly schemas: readonly {
    readonly name: string;
    readonly description: string;
    readonly fields: readonly Field[];
    readonly type: readonly TypeWord[];
  }[];
};

/**
 * Reads the contents of the reference page out of the document. What it does not know it leaves out.
 *
 * @param described - An OpenAPI 3.1 document, its components in place.
 */
export function readApiReference(described: object): ApiReference {
  const document = described as ApiDocument;
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags?.[0],
      route: readRoute(method, path, operation),
    })),
  );
  return {
    lead: document.info.description ?? "",
    chapters: (document.tags ?? []).map(({ name, description = "" }) => ({
      name,
      description,
      routes: routes.filter(({ tag }) => tag === name).map(({ route }) => route),
    })),
    schemas: Object.entries(document.components?.schemas ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => ({
        name,
        description: schema.description ?? "",
        fields: fieldsOf(schema),
        type: wordsOf(schema),
      })),
  };
}

function readRoute(method: string, path: string, operation: Operation): Route {
  return {
    id: `${method}${path.replaceAll(/[{}]/gu, "").replaceAll("/", "-")}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? "",
    description: operation.description ?? "",
    fields: (operation.parameters ?? []).map(({ name, required = false, description, schema = {} }) => ({
      name,
      required,
      type: wordsOf(schema),
      description: withExamples(description ?? schema.description ?? "", schema.examples),
    })),
    sent: bodiesOf(operation.requestBody?.content),
    answers: Object.entries(operation.responses ?? {}).map(([status, { description = "", content }]) => ({
      status,
      description,
      bodies: bodiesOf(content),
    })),
  };
}

function bodiesOf(content: Content = {}): readonly Body[] {
  return Object.entries(content).map(([mediaType, { schema, example, examples = {} }]) => ({
    mediaType,
    type: schema === undefined ? [] : wordsOf(schema),
    examples: [example, ...Object.values(examples).map(({ value }) => value)]
      .filter((one) => one !== undefined)
      .map((one) => (typeof one === "string" ? one : JSON.stringify(one, null, 2))),
  }));
}

function fieldsOf({ properties = {}, required = [] }: Schema): readonly Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: wordsOf(schema),
    required: required.includes(name),
    description: schema.description ?? "",
  }));
}

function withExamples(description: string, examples: readonly unknown[] = []): string {
  return examples.length === 0
    ? description
    : `${description} For example ${examples.map(String).join(" or ")}.`.trim();
}

function wordsOf(schema: Schema): readonly TypeWord[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return [{ text: name, href: `#schema-${name}` }];
  }
  if (schema.enum !== undefined) return [{ text: `one of ${schema.enum.map(String).join(", ")}` }];
  if (schema.anyOf !== undefined) return joined(schema.anyOf.map(wordsOf), " or ");
  if (schema.prefixItems !== undefined)
    return [{ text: "list of " }, ...joined(schema.prefixItems.map(wordsOf), " and ")];
  if (schema.items !== undefined) return [{ text: "list of " }, ...wordsOf(schema.items)];
  if (schema.properties !== undefined) return [{ text: `object of ${Object.keys(schema.properties).join(", ")}` }];
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  return [{ text: types.join(" or ") }];
}

function joined(parts: readonly (readonly TypeWord[])[], by: string): readonly TypeWord[] {
  return parts.flatMap((words, index) => (index === 0 ? words : [{ text: by }, ...words]));
}
