import { GRADES } from "../model/draft.ts";
import type { Negotiation } from "../model/negotiation.ts";
import { type SearchWords, searchHref } from "../model/page-addresses.ts";
import { Choice } from "./choice.tsx";

/** One field that leads to the search page. */
export function SearchField({ negotiation }: { readonly negotiation: string }) {
  return (
    <search>
      <form class="search-field" method="get" action={searchHref(negotiation)}>
        <label class="heard" for="search-q">
          Search all versions
        </label>
        <QueryInput placeholder="Search all versions" required />
        <button type="submit">Search</button>
      </form>
    </search>
  );
}

type FormProps = {
  readonly negotiation: Negotiation;
  readonly words: SearchWords;
  /** Id of what says why the query was refused. */
  readonly problemId?: string | undefined;
};

/** What to look for, and in which versions; works without scripts. */
export function SearchForm({ negotiation, words, problemId }: FormProps) {
  const { id, documents, rounds } = negotiation;
  return (
    <search>
      <form class="search-form" method="get" action={searchHref(id)}>
        <p class="search-field">
          <label class="heard" for="search-q">
            Words to look for
          </label>
          <QueryInput
            value={words.q ?? ""}
            aria-invalid={problemId === undefined ? undefined : "true"}
            aria-describedby={problemId}
          />
          <button type="submit">Search</button>
        </p>
        <div class="filters">
          <Choice
            form="search"
            name="document"
            label="Document"
            any="any document"
            chosen={words.document}
            options={documents.map((one) => [one.id, one.title])}
          />
          {rounds.length === 0 && words.round === undefined ? null : (
            <Choice
              form="search"
              name="round"
              label="Round"
              any="any round"
              chosen={words.round}
              options={rounds.map((one) => [one.id, one.title])}
            />
          )}
          <Choice
            form="search"
            name="grade"
            label="Grade"
            any="any grade"
            chosen={words.grade}
            options={GRADES.slice(0, -1).map((grade) => [grade, grade === "A" ? "A" : `${grade} or better`])}
          />
          <Day name="from" label="From" value={words.from} />
          <Day name="to" label="To" value={words.to} />
        </div>
      </form>
    </search>
  );
}

type QueryProps = {
  readonly value?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly "aria-invalid"?: "true" | undefined;
  readonly "aria-describedby"?: string | undefined;
};

function QueryInput(more: QueryProps) {
  return <input id="search-q" type="search" name="q" dir="auto" maxlength={1000} {...more} />;
}

// Not a field of type date, which takes no month and no year alone.
function Day({
  name,
  label,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}) {
  return (
    <p>
      <label for={`search-${name}`}>{label}</label>
      <input
        id={`search-${name}`}
        class="day"
        name={name}
        value={value ?? ""}
        placeholder="2025-11-23"
        pattern="\d{4}(-\d{2}(-\d{2})?)?"
        title="A day, a month or a year: 2025-11-23, 2025-11, 2025"
        maxlength={10}
      />
    </p>
  );
}
