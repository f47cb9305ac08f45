import type { Child } from "hono/jsx";
import { versionHref } from "../model/page-addresses.ts";
import type { VersionRef } from "../model/version.ts";

type FormProps = {
  readonly version: VersionRef;
  readonly to: "corrections" | "opening" | "grades" | "authorship" | "withdrawal";
  /** How long the journal was when the page was made; with what is typed it names the request. */
  readonly seen: number | string;
  readonly button: string;
  readonly children?: Child;
};

/** The frame of a form that says something of a version. */
export function StatementForm({ version, to, seen, button, children }: FormProps) {
  const { negotiation, document } = version;
  return (
    <form
      class="statement-form"
      method="post"
      action={`${versionHref({ negotiation, document, version: version.version })}/${to}`}
    >
      <input type="hidden" name="seen" value={String(seen)} />
      {children}
      <p class="submit">
        <button type="submit">{button}</button>
      </p>
    </form>
  );
}

type FieldProps = { readonly id: string; readonly label: string; readonly children?: Child };

/** The control with this id under its name. */
export function Field({ id, label, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
    </div>
  );
}
