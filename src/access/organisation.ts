import { createHmac } from "node:crypto";
import type { ClientAuth, Configuration } from "openid-client";
import { Problem } from "../model/problem.ts";

/** The provider at which the people of an organisation sign in, and as what this service is known there. */
export type OrganisationSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What its people call it: the words of a button. */
  readonly label: string;
};

/** What was asked: by a challenge that only the browser knows, and to come back to this address. */
export type AskedThere = { readonly challenge: string; readonly returnTo: string };

/** As whom a provider knows somebody. Neither their name nor their address of e-mail: both change hands. */
export type Identity = { readonly issuer: string; readonly subject: string };

/** A provider of OpenID Connect. */
export type Organisation = {
  readonly label: string;
  readonly issuer: string;
  /** Where the browser goes. @throws Problem `organisation-unavailable`. */
  addressToAsk(asked: AskedThere): Promise<string>;
  /** Who came back. @throws Problem `organisation-unavailable`; `wrong-credentials` for what is no answer to what was asked. */
  readAnswer(answer: URLSearchParams, asked: AskedThere): Promise<Identity>;
};

type Client = typeof import("openid-client");

const PATIENCE_SECONDS = 10;
const KNOWN_FOR_MS = 60 * 60_000;
// OpenID Connect Core, section 2: at most 255 characters.
const LONGEST_SUBJECT = 255;

/**
 * Speaks with a provider: the code flow with PKCE. State, nonce and verifier are made from the challenge, so that nothing is
 * kept of them; signatures are checked also where HTTPS would do. It is first asked for its addresses when somebody signs in,
 * and once an hour again.
 */
export function openOrganisation(settings: OrganisationSettings): Organisation {
  const { issuer, label } = settings;
  let known: { readonly found: Promise<Configuration>; readonly at: number } | undefined;

  const discover = (client: Client) => {
    if (known !== undefined && performance.now() - known.at < KNOWN_FOR_MS) return known.found;
    const asked = { found: discoverProvider(client, settings), at: performance.now() };
    known = asked;
    asked.found.catch(() => {
      if (known === asked) known = undefined;
    });
    return asked.found;
  };

  /** Whatever is not as it should be there is told here; anything else is a bug of ours. */
  const talking = async <T>(work: (client: Client, provider: Configuration) => Promise<T>): Promise<T> => {
    const client = await import("openid-client");
    let provider: Configuration;
    try {
      provider = await discover(client);
    } catch (error) {
      throw unavailable(settings, error);
    }
    try {
      return await work(client, provider);
    } catch (error) {
      throw asProblem(client, settings, error);
    }
  };

  return {
    label,
    issuer,
    addressToAsk: ({ challenge, returnTo }) =>
      talking(async (client, provider) => {
        const address = client.buildAuthorizationUrl(provider, {
          redirect_uri: returnTo,
          scope: "openid",
          state: partOf(challenge, "state"),
          nonce: partOf(challenge, "nonce"),
          code_challenge: await client.calculatePKCECodeChallenge(partOf(challenge, "verifier")),
          code_challenge_method: "S256",
        });
        return address.href;
      }),
    readAnswer: (answer, { challenge, returnTo }) =>
      talking(async (client, provider) => {
        const cameBack = new URL(returnTo);
        cameBack.search = answer.toString();
        const tokens = await client.authorizationCodeGrant(provider, cameBack, {
          expectedState: partOf(challenge, "state"),
          expectedNonce: partOf(challenge, "nonce"),
          pkceCodeVerifier: partOf(challenge, "verifier"),
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined || claims.sub.length > LONGEST_SUBJECT) throw notAnAnswer(label);
        return { issuer: claims.iss, subject: claims.sub };
      }),
  };
}

function discoverProvider(client: Client, settings: OrganisationSettings): Promise<Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const server = new URL(issuer);
  // That this may be is decided where the settings are read.
  const isPlain = server.protocol === "http:";
  return client.discovery(server, clientId, undefined, authentication(client, clientSecret), {
    timeout: PATIENCE_SECONDS,
    execute: [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])],
  });
}

/** By the header, which every provider must take, unless it says that it takes the body alone. */
function authentication(client: Client, secret: string): ClientAuth {
  const [byHeader, byBody] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (provider, ...request) => {
    const taken = provider.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (taken.includes("client_secret_basic") ? byHeader : byBody)(provider, ...request);
  };
}

function partOf(challenge: string, what: "state" | "nonce" | "verifier"): string {
  return createHmac("sha256", challenge).update(what).digest("base64url");
}

function asProblem(client: Client, settings: OrganisationSettings, error: unknown): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof client.AuthorizationResponseError) {
    const { label } = settings;
    return new Problem("wrong-credentials", `${label} did not let you in.`, "Try once more, or sign in another way.");
  }
  // The package tells by a code of its own that it was called wrongly; what fetch throws has none.
  if (error instanceof TypeError) return "code" in error ? error : unavailable(settings, error);
  if (error instanceof client.ResponseBodyError) {
    return error.error === "invalid_grant" ? notAnAnswer(settings.label) : unavailable(settings, error);
  }
  if (!(error instanceof client.ClientError)) return error;
  return IS_AWAY.has(error.code ?? "") ? unavailable(settings, error) : notAnAnswer(settings.label);
}

const IS_AWAY: ReadonlySet<string> = new Set([
  "OAUTH_TIMEOUT",
  "OAUTH_ABORT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "OAUTH_PARSE_ERROR",
]);

/** Told to the log in the words of the package, which hold no secret of ours: an owner may have to mend the settings. */
function unavailable({ issuer, label }: OrganisationSettings, error: unknown): Problem {
  console.error(`Nobody can sign in at ${issuer}: ${reasonOf(error)}`);
  return new Problem(
    "organisation-unavailable",
    `${label} cannot be asked who you are: it does not answer as it should.`,
    "Try again in a while, or sign in another way.",
  );
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "for no reason that it says.";
  const { cause } = error;
  const under = cause instanceof Error ? ` (${"code" in cause ? String(cause.code) : cause.message})` : "";
  return `${"error" in error ? String(error.error) : error.message}${under}`;
}

function notAnAnswer(label: string): Problem {
  return new Problem(
    "wrong-credentials",
    `What came back from ${label} is no answer to what was asked.`,
    "Try once more.",
  );
}
