import type { Context } from "hono";
import type { Invitation } from "../../access/invitations.ts";
import { ChosenMoment } from "../dates.tsx";

/** A link that was made just now, whole. */
export type MadeLink = { readonly href: string; readonly expiresAt: string };

/**
 * The link of an invitation, on the host by which its page was asked for: as the browser says it, which knows whether a
 * proxy speaks HTTPS.
 */
export function linkTo(c: Context, made: { readonly secret: string; readonly invitation: Invitation }): MadeLink {
  const said = c.req.header("origin") ?? "";
  const { origin } = new URL(URL.canParse(said) ? said : c.req.url);
  return { href: `${origin}/invitation/${made.secret}`, expiresAt: made.invitation.expiresAt };
}

/** Shows a link this once. The page opens there. */
export function ShownLink({ link: { href, expiresAt } }: { readonly link: MadeLink }) {
  return (
    <div class="notice" role="status" tabindex={-1} autofocus>
      <p>Copy the link now: it is not kept, and cannot be shown again.</p>
      <pre class="secret">{href}</pre>
      <p class="soft">
        It can be used once, until <ChosenMoment at={expiresAt} />, and as long as you may invite.
      </p>
    </div>
  );
}
