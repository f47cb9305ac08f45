import { Hono } from "hono";
import type { Access } from "../../access/access.ts";
import type { Show } from "../page-layout.tsx";
import { accountPages } from "./account-pages.ts";
import { answersWith } from "./answers.ts";
import { invitationPages } from "./invitation-pages.ts";
import { organisationPages } from "./organisation-pages.ts";
import { type AddressOf, signInPages } from "./sign-in-pages.ts";

type PeoplePages = { readonly access: Access; readonly addressOf: AddressOf; readonly show: Show };

/** Coming in and going out, one's own account, and what one is invited to. */
export function peoplePages({ access, addressOf, show }: PeoplePages): Hono {
  const { organisation } = access;
  const answers = answersWith({ access, show });
  const pages = new Hono()
    .route("/", signInPages({ access, addressOf, answers }))
    .route("/", invitationPages({ access, addressOf, answers, show }))
    .route("/", accountPages({ access, addressOf, answers }));
  if (organisation === undefined) return pages;
  return pages.route("/", organisationPages({ access, organisation, addressOf, answers, show }));
}
