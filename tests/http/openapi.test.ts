import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient } from "../../src/http/client.ts";
import { readDraft } from "../../src/intake/read-draft.ts";
import { readNegotiation } from "../../src/intake/read-negotiation.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { type ApiDocument, type Content, type Operation, readDocument, schemaOf } from "../support/api-document.ts";
import { loadMigratedPGlite } from "../support/databases.ts";

describe("/openapi.json", () => {
  let service: Service;
  let document: ApiDocument;
  let operations: { name: string; path: string; method: string; operation: Operation }[];

  beforeAll(async () => {
    service = serviceOn(await openStorageOnPGlite(await loadMigratedPGlite()));
    document = await readDocument(service.app);
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, path, method, operation })),
    );
  });

  afterAll(() => service.close());

  it("has every route under /api, and none that is not mounted", () => {
    const mounted = service.app.routes
      .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/"))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)(?:\{[^}]*\})?/gu, "{$1}")}`);
    expect(operations.map(({ name }) => name).sort()).toEqual([...new Set(mounted)].sort());
    expect(operations.length).toBeGreaterThanOrEqual(12);
  });

  it("is an OpenAPI 3.1 document: names used are defined, path parameters declared, operations told apart", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.info).toMatchObject({ title: "Travaux", version: expect.any(String) });
    const tags = document.tags.map(({ name }) => name);
    for (const { name, path, operation } of operations) {
      expect(operation.summary, name).toMatch(/^[A-Z].*[^.]$/u);
      expect(tags, name).toEqual(expect.arrayContaining(operation.tags ?? ["none"]));
      const inPath = (operation.parameters ?? []).filter((one) => one.in === "path");
      expect(inPath.map((one) => `{${one.name}}`).sort(), name).toEqual((path.match(/\{\w+\}/gu) ?? []).sort());
      expect(
        inPath.every((one) => one.required === true),
        name,
      ).toBe(true);
      for (const one of operation.parameters ?? []) expect([name, one.name, one.description]).not.toContain(undefined);
      expect(
        Object.keys(operation.responses).every((status) => /^(?:101|[2-5]\d\d)$/u.test(status)),
        name,
      ).toBe(true);
      for (const { description } of Object.values(operation.responses)) expect(description, name).not.toBe("");
    }
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/gu)].map((match) => match[1] ?? "");
    const defined = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...new Set(used)].filter((ref) => !defined.includes(ref))).toEqual([]);
  });

  it("gives examples that its own schemas let through", () => {
    let checked = 0;
    const check = (content: Content, where: string) => {
      const schema = schemaOf(content);
      const examples = [content.example, ...Object.values(content.examples ?? {}).map(({ value }) => value)];
      for (const example of examples.filter((one) => one !== undefined)) {
        expect(schema?.safeParse(example).error?.issues, where).toBeUndefined();
        expect(schema, where).toBeDefined();
        checked++;
      }
    };
    for (const { name, operation } of operations) {
      for (const [status, { content = {} }] of Object.entries(operation.responses)) {
        for (const [type, one] of Object.entries(content)) if (type.endsWith("json")) check(one, `${name} ${status}`);
      }
    }
    for (const [name, { examples = [] }] of Object.entries(document.components.schemas)) {
      for (const example of examples) check({ schema: { $ref: name }, example }, name);
    }
    expect(checked).toBeGreaterThan(50);
  });

  it("gives an example of every JSON body that is sent", () => {
    const bodies = operations.flatMap(({ name, operation }) =>
      Object.entries(operation.requestBody?.content ?? {}).flatMap(([type, { schema, example }]) =>
        type === "application/json" ? [{ name, schema: String(schema?.$ref).split("/").at(-1) ?? "", example }] : [],
      ),
    );
    const without = bodies.filter(
      ({ schema, example }) => example === undefined && document.components.schemas[schema]?.examples === undefined,
    );
    expect(without.map(({ name }) => name)).toEqual([]);
    expect(bodies.length).toBeGreaterThan(10);
  });

  it("gives examples of files that intake reads", () => {
    const files = operations.flatMap(({ method, operation }) =>
      method === "put"
        ? Object.entries(operation.requestBody?.content ?? {}).filter(([, { example }]) => typeof example === "string")
        : [],
    );
    for (const [type, { example }] of files) {
      const text = String(example);
      if (type === "application/yaml") readNegotiation("boathouse", text, { name: "negotiation.yaml" });
      else expect(readDraft(text, { name: "a", mediaType: type, use: "file" }).points, type).toHaveLength(1);
    }
    expect(files).toHaveLength(3);
  });

  it("states the version of the package", async () => {
    expect(document.info.version).toBe(JSON.parse(await readFile("package.json", "utf8")).version);
  });

  it("is told to people on a page of its own, every route and every schema, linked from each page", async () => {
    const page = await (await service.app.request("/api")).text();
    for (const { path, method, operation } of operations) {
      expect(page).toContain(`<b>${method.toUpperCase()}</b> <code>${path}</code>`);
      expect(page).toContain(`${operation.summary}</h3>`);
    }
    for (const name of Object.keys(document.components.schemas)) expect(page).toContain(`id="schema-${name}"`);
    const targets = [...page.matchAll(/href="#([^"]+)"/gu)].map((match) => match[1]);
    expect(targets.filter((id) => !page.includes(`id="${id}"`))).toEqual([]);
    expect(await (await service.app.request("/")).text()).toContain('<a href="/api">');
  });

  it("is what the typed client is made from", async () => {
    const client = apiClient("http://localhost", (path, init) => service.app.request(path, init));
    const answer = await client.api.n.$get({ query: {} });
    const { negotiations: found } = await answer.json();
    expect(found.map(({ id }) => id)).toEqual([]);
  });
});
