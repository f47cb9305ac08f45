import { resolve } from "node:path";
import { type MailSettings, readMailSettings } from "./mail/mail-settings.ts";
import { Problem } from "./model/problem.ts";
import type { Allowed } from "./outwards/allowed.ts";
import { readAllowed } from "./outwards/read-allowed.ts";

/** What the surroundings decide; everything else is an argument. */
export type Config = {
  /** PostgreSQL to use instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Home of the embedded database and of the running service's address. */
  readonly dataDirectory: string;
  readonly port: number;
  /** The address to listen on. */
  readonly host: string;
  /** How many proxies of our own pass requests on, each writing X-Forwarded-For. */
  readonly trustedProxies: number;
  /** Private key that signs the ledger's checkpoints, in PEM; without one it is kept in the database. */
  readonly ledgerKey: string | undefined;
  /** Where people of an organisation sign in, as far as it is said; whether it is enough, `organisationOf` decides. */
  readonly oidc: {
    readonly issuer: string | undefined;
    readonly clientId: string | undefined;
    readonly clientSecret: string | undefined;
    readonly label: string | undefined;
  };
  /** Of the service as people outside reach it, `https://travaux.example.org`: what is sent to them leads there. */
  readonly origin: string | undefined;
  /** Which relay takes mail, and as whom it is sent; undefined where none is. */
  readonly mail: MailSettings | undefined;
  /** Where the service may go beside public addresses. */
  readonly allowOutwards: readonly Allowed[];
  /** Whether text for people may carry colour codes. */
  readonly colour: boolean;
};

export const DEFAULT_PORT = 8787;
// The number, since a bare machine may not know the name localhost; people are shown the name.
export const DEFAULT_HOST = "127.0.0.1";
export const DEFAULT_DATA_DIRECTORY = ".travaux";

/**
 * Reads the environment: `DATABASE_URL`, `LEDGER_KEY`, `TRUSTED_PROXIES`, `OIDC_ISSUER`, `OIDC_CLIENT_ID`,
 * `OIDC_CLIENT_SECRET`, `OIDC_LABEL`, `TRAVAUX_ORIGIN`, `TRAVAUX_SMTP`, `TRAVAUX_MAIL_FROM`, `TRAVAUX_ALLOW_OUTWARDS`, `NO_COLOR`
 * (https://no-color.org) and `FORCE_COLOR`. The only place that does.
 *
 * @param given - What the command line said; it outranks the environment.
 */
export function readConfig(
  given: {
    readonly data?: string | undefined;
    readonly port?: number | undefined;
    readonly host?: string | undefined;
  } = {},
): Config {
  const { env } = process;
  const origin = readOrigin(env.TRAVAUX_ORIGIN);
  return {
    databaseUrl: env.DATABASE_URL || undefined,
    dataDirectory: resolve(given.data ?? DEFAULT_DATA_DIRECTORY),
    port: given.port ?? DEFAULT_PORT,
    host: given.host ?? DEFAULT_HOST,
    trustedProxies: readCount(env.TRUSTED_PROXIES),
    // Where an environment holds single lines only, the line feeds are written out.
    ledgerKey: env.LEDGER_KEY?.replaceAll("\\n", "\n") || undefined,
    oidc: {
      issuer: env.OIDC_ISSUER || undefined,
      clientId: env.OIDC_CLIENT_ID || undefined,
      clientSecret: env.OIDC_CLIENT_SECRET || undefined,
      label: env.OIDC_LABEL?.trim() || undefined,
    },
    origin,
    mail: readMailSettings({
      smtp: env.TRAVAUX_SMTP || undefined,
      from: env.TRAVAUX_MAIL_FROM || undefined,
      origin,
    }),
    allowOutwards: readAllowed(env.TRAVAUX_ALLOW_OUTWARDS ?? "", "TRAVAUX_ALLOW_OUTWARDS"),
    colour: mayColour(env, process.stdout.isTTY === true),
  };
}

/** @throws Problem `bad-usage` for what is no small whole number. */
function readCount(text = ""): number {
  if (text === "") return 0;
  if (/^\d$/u.test(text)) return Number(text);
  throw new Problem(
    "bad-usage",
    `TRUSTED_PROXIES is "${text.slice(0, 20)}".`,
    "Write how many proxies of your own pass requests on, most often 1; or unset it.",
  );
}

/** @throws Problem `bad-usage` for what is no origin by http or https. */
function readOrigin(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/u.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Problem(
    "bad-usage",
    `TRAVAUX_ORIGIN is "${text.slice(0, 80)}".`,
    "Write scheme and host by which people reach the service, https://travaux.example.org; or unset it.",
  );
}

function mayColour(env: NodeJS.ProcessEnv, terminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== "0") return true;
  return terminal && env.TERM !== "dumb";
}
