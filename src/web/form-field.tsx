import type { Child } from "hono/jsx";
import type { FieldRefusal } from "../model/typed-provenance.ts";

/** What every field of a longer form has: a name, a label over it, help under it, and why it was refused. */
type FieldProps = {
  readonly name: string;
  /** Where several fields have one name, what tells this one from them. */
  readonly row?: number;
  readonly label: string;
  readonly value: string;
  readonly refusals: readonly FieldRefusal[];
  readonly help?: string;
  /** Takes the whole width of the form. */
  readonly wide?: boolean;
  readonly needed?: boolean;
};

/** One line of text. */
export function LineField({ placeholder, list, ...field }: FieldProps & { placeholder?: string; list?: string }) {
  return (
    <Frame field={field}>
      <input
        type="text"
        {...inputOf(field)}
        value={field.value}
        placeholder={placeholder}
        list={list}
        dir="auto"
        autocomplete="off"
        spellcheck={false}
      />
    </Frame>
  );
}

/** Some lines of text. */
export function LinesField({ rows = 3, ...field }: FieldProps & { readonly rows?: number }) {
  return (
    <Frame field={field}>
      <textarea {...inputOf(field)} rows={rows} dir="auto">
        {/* A browser swallows one line feed after the opening tag. */}
        {`\n${field.value}`}
      </textarea>
    </Frame>
  );
}

type ChoiceProps = FieldProps & {
  /** What stands there while nothing is chosen; without it, something always is. */
  readonly none?: string;
  readonly options: readonly (readonly [value: string, title: string])[];
};

/** One of several. */
export function ChoiceField({ none, options, ...field }: ChoiceProps) {
  return (
    <Frame field={field}>
      <select {...inputOf(field)}>
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map(([value, title]) => (
          <option value={value} selected={value === field.value}>
            {title}
          </option>
        ))}
      </select>
    </Frame>
  );
}

function Frame({ field, children }: { readonly field: FieldProps; readonly children?: Child }) {
  const { label, help, wide = false, needed = false } = field;
  const id = idOf(field);
  return (
    <div class={`field${wide ? " whole" : ""}`}>
      <label for={id}>
        {label}
        {needed ? <span class="soft"> needed</span> : null}
      </label>
      {children}
      {help === undefined ? null : (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <Refusals of={field} />
    </div>
  );
}

/** Why a field was refused, under it. */
export function Refusals({ of: field }: { readonly of: Pick<FieldProps, "name" | "row" | "refusals"> }) {
  const own = refusalsOf(field);
  if (own.length === 0) return null;
  return (
    <p class="error" id={`${idOf(field)}-error`}>
      <bdi>{own.map(({ message, hint }) => `${message}${hint === undefined ? "" : ` ${hint}`}`).join(" ")}</bdi>
    </p>
  );
}

/** The id of the field that a refusal is about. */
export function idOfField(field: string): string {
  return `f-${field}`;
}

function idOf({ name, row }: Pick<FieldProps, "name" | "row">): string {
  return idOfField(row === undefined ? name : `${name}-${row}`);
}

function refusalsOf({ name, row, refusals }: Pick<FieldProps, "name" | "row" | "refusals">): readonly FieldRefusal[] {
  const field = row === undefined ? name : `${name}-${row}`;
  return refusals.filter((one) => one.field === field);
}

function inputOf(field: FieldProps) {
  const id = idOf(field);
  const isRefused = refusalsOf(field).length > 0;
  const described = [...(field.help === undefined ? [] : [`${id}-help`]), ...(isRefused ? [`${id}-error`] : [])];
  return {
    id,
    name: field.name,
    "aria-invalid": isRefused ? ("true" as const) : undefined,
    "aria-describedby": described.length === 0 ? undefined : described.join(" "),
    // The first that is wrong, where a reader would look next.
    autofocus: isRefused && field.refusals[0] === refusalsOf(field)[0] ? true : undefined,
  };
}

/** All that was refused, on top: a reader is told how much there is, and is led to each. */
export function RefusedFields({ refusals }: { readonly refusals: readonly FieldRefusal[] }) {
  if (refusals.length === 0) return null;
  return (
    <div class="error refused-fields" role="alert" id="refused">
      <p>
        {refusals.length === 1
          ? "One thing has to be mended first."
          : `${refusals.length} things have to be mended first.`}{" "}
        Nothing was filed, and nothing you typed is lost.
      </p>
      <ul>
        {refusals.map(({ field, message }) => (
          <li>
            {field === "" ? (
              <bdi>{message}</bdi>
            ) : (
              <a href={`#${idOfField(field)}`}>
                <bdi>{message}</bdi>
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
