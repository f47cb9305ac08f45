import type { Passkey } from "../../access/passkeys.ts";
import type { Problem } from "../../model/problem.ts";
import { LastUsed, When } from "../dates.tsx";
import { Refused } from "../refused.tsx";
import { PasswordField } from "./account-fields.tsx";
import { PasskeyForm } from "./passkey-forms.tsx";

type PasskeysProps = {
  readonly passkeys: readonly Passkey[];
  readonly hasPassword: boolean;
  readonly origin: string;
  readonly problem: Problem | undefined;
};

/** One's passkeys, and how one more is added. */
export function Passkeys({ passkeys, hasPassword, origin, problem }: PasskeysProps) {
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p class="soft">
        Sign in with a finger, a face or the code of a device, instead of a password. Whoever makes a page that looks
        like this one cannot get at it.
      </p>
      {problem === undefined ? null : <Refused problem={problem} />}
      {passkeys.length === 0 ? null : (
        <ul class="said-list passkeys">
          {passkeys.map((passkey) => (
            <PasskeyItem passkey={passkey} origin={origin} />
          ))}
        </ul>
      )}
      <PasskeyForm
        action="/account/passkeys"
        asks="/account/passkeys/asked"
        button="Add a passkey"
        origin={origin}
        here="/account"
      >
        <div class="field">
          <label for="passkey-title">Where it is</label>
          <input
            type="text"
            id="passkey-title"
            name="title"
            required
            maxlength={120}
            placeholder="My telephone"
            autocomplete="off"
          />
        </div>
        {hasPassword ? <PasswordField name="known" label="Your password, once more" kind="current-password" /> : null}
      </PasskeyForm>
    </section>
  );
}

function PasskeyItem({ passkey, origin }: { readonly passkey: Passkey; readonly origin: string }) {
  const { id, title, createdAt, lastUsedOn } = passkey;
  return (
    <li>
      <p>
        <bdi>{title}</bdi>
      </p>
      <p class="soft">
        added <When date={createdAt} /> · <LastUsed on={lastUsedOn} />
        {passkey.origin === origin ? "" : ` · at ${passkey.origin} only`}
      </p>
      <form class="choices" method="post" action="/account/passkeys/removed">
        <input type="hidden" name="passkey" value={id} />
        <button type="submit">
          Remove<span class="heard"> {title}</span>
        </button>
      </form>
    </li>
  );
}
