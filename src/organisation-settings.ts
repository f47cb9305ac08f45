import type { OrganisationSettings } from "./access/organisation.ts";
import type { Config } from "./config.ts";
import { Problem } from "./model/problem.ts";

const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|::1|localhost)$/u;
const LONGEST_LABEL = 60;

/**
 * At which provider an organisation's people sign in, where the environment names one.
 *
 * @throws Problem `bad-usage` for half of it, for what is no address, and for a provider without HTTPS: what it says of
 *   people could be anybody's. On this machine alone it may do without, while the service listens on this machine alone. The
 *   sentence never shows the secret.
 */
export function organisationOf({ host, oidc }: Pick<Config, "host" | "oidc">): OrganisationSettings | undefined {
  const { issuer, clientId, clientSecret, label } = oidc;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new Problem(
      "bad-usage",
      "Of OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET some are missing.",
      "Set all three, or none.",
    );
  }
  const { protocol, hostname, search, hash } = readAddress(issuer);
  const isHere = LOOPBACK.test(hostname) && LOOPBACK.test(host);
  if (protocol !== "https:" && !(protocol === "http:" && isHere)) {
    throw new Problem(
      "bad-usage",
      `OIDC_ISSUER is ${issuer}, which is not HTTPS.`,
      "Name the provider by its https address; one without works on this machine alone, for trying out.",
    );
  }
  if (search !== "" || hash !== "") throw noAddress();
  return { issuer, clientId, clientSecret, label: (label ?? hostname).slice(0, LONGEST_LABEL) };
}

function readAddress(issuer: string): URL {
  if (!URL.canParse(issuer)) throw noAddress();
  const address = new URL(issuer);
  if (address.username !== "" || address.password !== "") throw noAddress();
  return address;
}

function noAddress(): Problem {
  return new Problem(
    "bad-usage",
    "OIDC_ISSUER is not the address of a provider.",
    "Write it as the provider does, such as https://login.example.org/realms/news.",
  );
}
