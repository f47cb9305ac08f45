/** The name of an account; a browser fills it in where it knows it. */
export function AccountField({ value, help }: { readonly value: string; readonly help?: string }) {
  return (
    <div class="field">
      <label for="name">Name</label>
      <input
        type="text"
        id="name"
        name="name"
        value={value}
        required
        maxlength={40}
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={help === undefined ? undefined : "name-help"}
      />
      {help === undefined ? null : (
        <p class="help" id="name-help">
          {help}
        </p>
      )}
    </div>
  );
}

type PasswordFieldProps = {
  readonly name: string;
  readonly label: string;
  /** Which one a browser fills in, or offers to make. */
  readonly kind: "current-password" | "new-password";
};

/** A password: one that is known, or one that is chosen, of which is said what it has to be. */
export function PasswordField({ name, label, kind }: PasswordFieldProps) {
  const help = kind === "new-password" ? `${name}-help` : undefined;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input type="password" id={name} name={name} required autocomplete={kind} aria-describedby={help} />
      {help === undefined ? null : (
        <p class="help" id={help}>
          At least 12 characters. Four words that do not belong together make a good one.
        </p>
      )}
    </div>
  );
}
