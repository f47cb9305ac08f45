import { type Context, Hono } from "hono";
import type { Access } from "../../access/access.ts";
import type { CameBack, OrganisationAccess } from "../../access/organisation-sign-in.ts";
import type { Session } from "../../access/sign-in.ts";
import { actorOf } from "../../asking/actor-of.ts";
import { Problem } from "../../model/problem.ts";
import { needs } from "../../views/needs.ts";
import type { Show } from "../page-layout.tsx";
import { refusalOf } from "../refused.tsx";
import { readSentForm } from "../sent-form.ts";
import type { Answers } from "./answers.ts";
import { BACK, goThere } from "./go-there.tsx";
import { hrefOfInvited } from "./invitation-pages.ts";
import { readNext } from "./next-address.ts";
import { personOf } from "./person-of.ts";
import { beginSessionOf } from "./session-cookie.ts";
import type { AddressOf } from "./sign-in-pages.ts";
import { type KeptWhileAway, takeBack } from "./while-away.ts";

type OrganisationPages = {
  readonly access: Pick<Access, "lookAtInvitation" | "signOut">;
  readonly organisation: OrganisationAccess;
  readonly addressOf: AddressOf;
  readonly answers: Answers;
  readonly show: Show;
};

/** Going to the provider of an organisation and coming back, to sign in, to link one's account, or to take an invitation. */
export function organisationPages({ access, organisation, addressOf, answers, show }: OrganisationPages): Hono {
  const { label } = organisation;

  async function enter(c: Context, begin: () => Promise<Session>): Promise<Problem | undefined> {
    return refusalOf(async () => beginSessionOf(c, access, await begin()));
  }

  async function comeBack(c: Context, kept: KeptWhileAway): Promise<Response> {
    const { challenge, returnTo } = kept;
    const back: CameBack = { challenge, returnTo, answer: new URL(c.req.url).searchParams };
    switch (kept.kind) {
      case "sign-in": {
        const next = readNext(kept.next);
        const problem = await enter(c, () => organisation.endSignIn(back));
        return problem === undefined ? c.redirect(next, 303) : answers.signIn(c, { next, problem });
      }
      case "linking": {
        const problem = await refusalOf(() => organisation.endLinking(back, actorOf(c)));
        if (problem !== undefined) return answers.account(c, { at: "organisation", problem });
        return c.redirect("/account#organisation", 303);
      }
      case "invitation": {
        const { secret, name } = kept;
        const { to } = await access.lookAtInvitation(secret);
        const problem = await enter(c, () => organisation.endAccepting({ ...back, secret, name }));
        if (problem !== undefined) return answers.invitation(c, secret, { name, problem });
        return c.redirect(hrefOfInvited(to), 303);
      }
    }
  }

  return new Hono()
    .post("/sign-in/organisation", needs("anyone"), async (c) => {
      const next = readNext((await readSentForm(c)).one("next"));
      return goThere(c, {
        ...{ show, label, wanted: { kind: "sign-in", next } },
        begin: (returnTo) => organisation.beginSignIn({ returnTo }),
        refuse: (problem) => answers.signIn(c, { next, problem }),
      });
    })
    .post("/account/organisation", needs("somebody"), async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      const asked = { password: form.one("confirmed"), from: addressOf(c) };
      return goThere(c, {
        ...{ show, label, wanted: { kind: "linking" } },
        begin: (returnTo) => organisation.beginLinking({ returnTo, ...asked }, person),
        refuse: (problem) => answers.account(c, { at: "organisation", problem }),
      });
    })
    .get(BACK, needs("anyone"), async (c) => {
      // Its address holds a code, if a used one.
      c.header("Cache-Control", "no-store");
      const kept = takeBack(c);
      return kept === undefined ? answers.signIn(c, { next: "/", problem: notBegunHere(label) }) : comeBack(c, kept);
    });
}

function notBegunHere(label: string): Problem {
  return new Problem(
    "wrong-credentials",
    `Signing in at ${label} was not begun in this browser, or its time is over.`,
    "Begin once more.",
  );
}
