import type { ApiReference, Body, Field, Route, TypeWord } from "../api-reference.ts";
import type { Page } from "../page-layout.tsx";

/** The reference of the API: every route with what it takes, answers and refuses, then the shapes they share. */
export function apiReferencePage({ lead, chapters, schemas }: ApiReference): Page {
  return {
    title: "API",
    crumbs: [],
    json: "/openapi.json",
    body: (
      <article class="api">
        <h1>API</h1>
        <p class="lead">{lead}</p>
        <p>
          The same as <a href="/openapi.json">an OpenAPI 3.1 document</a>.
        </p>
        <nav aria-label="Routes">
          {chapters.map(({ name, routes }) => (
            <section>
              <h2>{name}</h2>
              <ul>
                {routes.map((route) => (
                  <li>
                    <a href={`#${route.id}`}>{route.summary}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        {chapters.map(({ name, description, routes }) => (
          <section class="chapter">
            <h2>{name}</h2>
            <p>{description}</p>
            {routes.map((route) => (
              <RouteEntry route={route} />
            ))}
          </section>
        ))}
        <section class="chapter">
          <h2>Shapes</h2>
          {schemas.map(({ name, description, fields, type }) => (
            <section class="shape" id={`schema-${name}`}>
              <h3>{name}</h3>
              {description === "" ? null : <p>{description}</p>}
              {fields.length > 0 ? (
                <Fields fields={fields} />
              ) : (
                <p>
                  <TypeWords words={type} />
                </p>
              )}
            </section>
          ))}
        </section>
      </article>
    ),
  };
}

function RouteEntry({ route }: { readonly route: Route }) {
  return (
    <section class="route" id={route.id}>
      <h3>{route.summary}</h3>
      <p class="request">
        <b>{route.method}</b> <code>{route.path}</code>
      </p>
      {route.description === "" ? null : <p>{route.description}</p>}
      {route.fields.length === 0 ? null : <Fields fields={route.fields} />}
      {route.sent.map((body) => (
        <BodyEntry title="Body" body={body} />
      ))}
      <ul class="answers">
        {route.answers.map(({ status, description, bodies }) => (
          <li>
            <p>
              <b>{status}</b> {description}
            </p>
            {bodies.map((body) => (
              <BodyEntry title="Answer" body={body} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function BodyEntry({ title, body }: { readonly title: string; readonly body: Body }) {
  const head = (
    <>
      {title}: <TypeWords words={body.type} /> <code>{body.mediaType}</code>
    </>
  );
  if (body.examples.length === 0) return <p class="body">{head}</p>;
  return (
    <div class="body">
      <p>{head}</p>
      <details>
        <summary>{body.examples.length === 1 ? "Example" : `${body.examples.length} examples`}</summary>
        {body.examples.map((example) => (
          <pre>{example}</pre>
        ))}
      </details>
    </div>
  );
}

function Fields({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <dl class="fields">
      {fields.map(({ name, type, required, description }) => (
        <div>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <span class="type">
              <TypeWords words={type} />
              {required ? "" : "; optional"}
            </span>
            {description === "" ? null : <p>{description}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TypeWords({ words }: { readonly words: readonly TypeWord[] }) {
  return <>{words.map(({ text, href }) => (href === undefined ? text : <a href={href}>{text}</a>))}</>;
}
