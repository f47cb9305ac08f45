import { makeOnce } from "../../access/secrets.ts";
import { ROLES, type Role } from "../../model/actor.ts";

type AccountFieldProps = {
  readonly value: string;
  readonly help?: string;
  /** Somebody else's account: not the one that a browser knows. */
  readonly isOthers?: boolean;
};

/** The name of an account; a browser fills one's own in where it knows it. */
export function AccountField({ value, help, isOthers = false }: AccountFieldProps) {
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
        autocomplete={isOthers ? "off" : "username"}
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
  /** Where several fields of a page have one name. */
  readonly id?: string;
  readonly label: string;
  /** Which one a browser fills in, or offers to make. */
  readonly kind: "current-password" | "new-password";
  /** What else is to be said of one that is chosen. */
  readonly help?: string;
  readonly isOptional?: boolean;
};

/** A password: one that is known, or one that is chosen, of which is said what it has to be. */
export function PasswordField({ name, id = name, label, kind, help = "", isOptional = false }: PasswordFieldProps) {
  const helpId = kind === "new-password" ? `${id}-help` : undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input type="password" id={id} name={name} required={!isOptional} autocomplete={kind} aria-describedby={helpId} />
      {helpId === undefined ? null : (
        <p class="help" id={helpId}>
          At least 12 characters. Four words that do not belong together make a good one. {help}
        </p>
      )}
    </div>
  );
}

type RoleFieldProps = { readonly id: string; readonly label: string; readonly value: string };

/** One of the roles in a negotiation. */
export function RoleField({ id, label, value }: RoleFieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <RoleSelect id={id} value={value} />
    </div>
  );
}

export function RoleSelect({ id, value }: Omit<RoleFieldProps, "label">) {
  return (
    <select id={id} name="role">
      {ROLES.map((role) => (
        <option value={role} selected={role === value}>
          {role}
        </option>
      ))}
    </select>
  );
}

/** Whether what a form sent is a role. */
export function isRole(sent: string): sent is Role {
  return (ROLES as readonly string[]).includes(sent);
}

/** Makes what a form makes one, however often it is sent. For pages that nobody stores: each answer is another one by it. */
export function OnceField() {
  return <input type="hidden" name="once" value={makeOnce()} />;
}
