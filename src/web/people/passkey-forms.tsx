import type { Child } from "hono/jsx";
import { passkeyHostOf } from "../../access/passkey-answers.ts";

type PasskeyFormProps = {
  /** Where it is sent when the device has answered, and where it is first asked what the device is to answer. */
  readonly action: string;
  readonly asks: string;
  readonly button: string;
  /** Whether it is one way of several, and not the first. */
  readonly quiet?: boolean;
  /** The origin of the page, as far as it is known. */
  readonly origin: string;
  /** The page itself, for a link to it at another address. */
  readonly here: string;
  readonly children?: Child;
};

/**
 * A form that a device answers: client/passkeys.ts shows it, where the browser can, and puts the answer into it. Where no
 * browser could, a sentence stands in its place.
 */
export function PasskeyForm({ action, asks, button, quiet, origin, here, children }: PasskeyFormProps) {
  if (passkeyHostOf(origin) === undefined) return <AtBareAddress origin={origin} here={here} />;
  return (
    <>
      <form class="people-form" method="post" action={action} data-passkey={asks} hidden>
        {children}
        <p class="error" role="alert" data-told hidden />
        <p class="submit">
          <button type="submit" class={quiet ? "quiet" : undefined}>
            {button}
          </button>
        </p>
      </form>
      <p class="soft" data-without-passkeys>
        A passkey needs a browser that knows them, with scripts, and an address with HTTPS.
      </p>
    </>
  );
}

function AtBareAddress({ origin, here }: { readonly origin: string; readonly here: string }) {
  const { hostname, port } = new URL(origin);
  const isThisMachine = /^(?:127\.[\d.]+|\[::1\])$/u.test(hostname);
  const named = `localhost${port === "" ? "" : `:${port}`}`;
  return (
    <p class="soft">
      A passkey belongs to a name, and this page was opened at a bare address, {hostname}
      {isThisMachine ? (
        <>
          : at <a href={`http://${named}${here}`}>{named}</a> it works.
        </>
      ) : (
        ", which can have none."
      )}
    </p>
  );
}
