import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { OrganisationSettings } from "../../src/access/organisation.ts";

/** How what a provider says is another than it should be. */
type Deviation = {
  readonly state?: string;
  readonly nonce?: string;
  readonly audience?: string;
  readonly issuer?: string;
  /** From now; below 0 it is over. */
  readonly secondsLeft?: number;
  readonly signedBy?: "another key" | "nobody";
  readonly refusal?: string;
};

type Asked = { readonly parameters: URLSearchParams; readonly subject: string; readonly deviation: Deviation };

const SECRET = "the secret of the client";
const CLIENT = "travaux";
const CREDENTIALS = `Basic ${Buffer.from(`${CLIENT}:${SECRET.replaceAll(" ", "+")}`).toString("base64")}`;

/**
 * A provider of OpenID Connect on this machine: its addresses, its key (ES256) and its tokens over HTTP. That somebody signed
 * in there is said by `letIn`.
 */
export async function openProvider() {
  const codes = new Map<string, Asked>();
  const [own, another] = [0, 1].map(() => generateKeyPairSync("ec", { namedCurve: "P-256" }));
  let isAway = false;
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: object) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    if (isAway) return void send(503, {});
    switch (request.url) {
      case "/.well-known/openid-configuration":
        return void send(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["ES256"],
        });
      case "/keys":
        return void send(200, {
          keys: [{ ...own?.publicKey.export({ format: "jwk" }), use: "sig", alg: "ES256", kid: "1" }],
        });
      case "/token": {
        if (request.headers.authorization !== CREDENTIALS) return void send(401, { error: "invalid_client" });
        const given = giveTokens(new URLSearchParams(await bodyOf(request)));
        return void send(given === undefined ? 400 : 200, given ?? { error: "invalid_grant" });
      }
      default:
        return void send(404, {});
    }
  }

  /** Once for each code, to whoever knows what was hashed. */
  function giveTokens(sent: URLSearchParams): object | undefined {
    const code = sent.get("code") ?? "";
    const asked = codes.get(code);
    codes.delete(code);
    if (asked === undefined) return undefined;
    const { parameters, subject, deviation } = asked;
    const hashed = createHash("sha256")
      .update(sent.get("code_verifier") ?? "")
      .digest("base64url");
    const isRight =
      sent.get("redirect_uri") === parameters.get("redirect_uri") && hashed === parameters.get("code_challenge");
    if (!isRight) return undefined;
    const now = Math.floor(Date.now() / 1000);
    const idToken = writeToken(deviation.signedBy, {
      iss: deviation.issuer ?? issuer,
      sub: subject,
      aud: deviation.audience ?? CLIENT,
      iat: now - 1000,
      exp: now + (deviation.secondsLeft ?? 60),
      nonce: deviation.nonce ?? parameters.get("nonce"),
      email: "somebody@organisation.example",
      name: "Somebody Else",
    });
    return { access_token: randomUUID(), token_type: "Bearer", id_token: idToken };
  }

  function writeToken(signedBy: Deviation["signedBy"], claims: object): string {
    const head = signedBy === "nobody" ? { alg: "none" } : { alg: "ES256", kid: "1" };
    const body = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    const key = (signedBy === "another key" ? another : own)?.privateKey;
    if (signedBy === "nobody" || key === undefined) return `${body}.`;
    return `${body}.${sign("sha256", Buffer.from(body), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  }

  return {
    issuer,
    settings: {
      issuer,
      clientId: CLIENT,
      clientSecret: SECRET,
      label: "The <Newsroom>",
    } satisfies OrganisationSettings,
    /** Somebody who was sent to this address signs in. @returns Where their browser is sent back to. */
    letIn(address: string, subject: string, deviation: Deviation = {}): string {
      const { searchParams: parameters } = new URL(address);
      const back = new URL(parameters.get("redirect_uri") ?? "");
      back.searchParams.set("state", deviation.state ?? parameters.get("state") ?? "");
      if (deviation.refusal === undefined) {
        const code = randomUUID();
        codes.set(code, { parameters, subject, deviation });
        back.searchParams.set("code", code);
      } else back.searchParams.set("error", deviation.refusal);
      return `${back.pathname}${back.search}`;
    },
    goAway(away: boolean) {
      isAway = away;
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of request.setEncoding("utf8")) body += String(part);
  return body;
}
