import { isIP } from "node:net";
import type { StoredPasskey } from "../storage/passkeys.ts";

/** What a browser says of a passkey that it made; everything in base64url. */
export type MadePasskey = {
  readonly credential: string;
  readonly clientData: string;
  readonly attestation: string;
};

/** What a browser says of a challenge that a passkey signed; everything in base64url. */
export type SignedByPasskey = {
  readonly credential: string;
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string;
};

/** What a browser is asked, as WebAuthn writes it in JSON. */
export type PasskeyRequest = { readonly challenge: string };

// With PostQuantum keys of later browsers a process on an older Node could not check what one on a newer one let in.
// WebAuthn asks every service to take at least these two.
const ES256 = -7;
const RS256 = -257;
const ALGORITHMS = [ES256, RS256];
const WAIT_MS = 5 * 60_000;
const LONGEST = 16 * 1024;

/** The package and all that it brings along takes a quarter of a second to load: it is, when the first one asks. */
const load = () => import("@simplewebauthn/server");

/**
 * The name under which a browser keeps passkeys of an origin: its host.
 *
 * @returns undefined where browsers keep none: at a bare address, and without HTTPS anywhere but on this machine.
 */
export function passkeyHostOf(origin: string): string | undefined {
  if (!URL.canParse(origin)) return undefined;
  const { protocol, hostname } = new URL(origin);
  if (isIP(hostname.replace(/^\[|\]$/gu, "")) !== 0) return undefined;
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  return protocol === "https:" || (protocol === "http:" && isLocal) ? hostname : undefined;
}

/** Asks a browser to make a passkey that finds its account by itself, and asks its owner for a finger or a code. */
export async function askToMake(
  host: string,
  challenge: string,
  { name, key, kept }: { readonly name: string; readonly key: string; readonly kept: readonly string[] },
): Promise<PasskeyRequest> {
  const { generateRegistrationOptions } = await load();
  return generateRegistrationOptions({
    rpName: "Travaux",
    rpID: host,
    userName: name,
    userDisplayName: name,
    userID: Uint8Array.from(bytesOf(key)),
    challenge: bytesOfChallenge(challenge),
    timeout: WAIT_MS,
    attestationType: "none",
    excludeCredentials: kept.map((id) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/** Asks a browser for whichever passkey of this host its owner chooses. */
export async function askToSign(host: string, challenge: string): Promise<PasskeyRequest> {
  const { generateAuthenticationOptions } = await load();
  return generateAuthenticationOptions({
    rpID: host,
    challenge: bytesOfChallenge(challenge),
    timeout: WAIT_MS,
    userVerification: "required",
  });
}

/** The challenge that an answer is to; undefined for what is no answer at all. */
export function challengeOf({ clientData }: { readonly clientData: string }): string | undefined {
  const { challenge } = readClientData(clientData);
  return typeof challenge === "string" ? challenge : undefined;
}

/**
 * Checks a passkey that was made: for this challenge, at this origin and not in a frame of another, by an owner who was
 * asked for a finger or a code.
 *
 * @returns What is kept of it; undefined where anything is not so.
 */
export async function readMade(
  { credential, clientData, attestation }: MadePasskey,
  { challenge, origin, host }: { readonly challenge: string; readonly origin: string; readonly host: string },
): Promise<{ readonly credential: string; readonly publicKey: string; readonly counter: number } | undefined> {
  if (![credential, clientData, attestation].every(isBase64Url) || isFramed(clientData)) return undefined;
  const { verifyRegistrationResponse } = await load();
  const response = {
    ...{ id: credential, rawId: credential, type: "public-key" as const, clientExtensionResults: {} },
    response: { clientDataJSON: clientData, attestationObject: attestation },
  };
  const verified = await undefinedIfRefused(async () => {
    if (!(await isWithoutCertificates(attestation))) return undefined;
    return verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      supportedAlgorithmIDs: ALGORITHMS,
    });
  });
  if (verified?.registrationInfo === undefined) return undefined;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return { credential: id, publicKey: Buffer.from(publicKey).toString("base64url"), counter };
}

/**
 * Checks what a passkey signed: this challenge, at the origin where it was made, for its owner, who was asked for a finger
 * or a code, and with a number that did not go back.
 *
 * @returns How often it signed; undefined where anything is not so.
 */
export async function readSigned(
  signed: SignedByPasskey,
  { credential, publicKey, counter, origin, personId }: StoredPasskey,
  challenge: string,
): Promise<number | undefined> {
  const { clientData, authenticatorData, signature, userHandle } = signed;
  if (signed.credential !== credential || userHandle !== bytesOf(personId).toString("base64url")) return undefined;
  if (![clientData, authenticatorData, signature].every(isBase64Url) || isFramed(clientData)) return undefined;
  const host = passkeyHostOf(origin);
  if (host === undefined) return undefined;
  const { verifyAuthenticationResponse } = await load();
  const verified = await undefinedIfRefused(() =>
    verifyAuthenticationResponse({
      response: {
        ...{ id: credential, rawId: credential, type: "public-key", clientExtensionResults: {} },
        response: { clientDataJSON: clientData, authenticatorData, signature, userHandle },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      credential: { id: credential, publicKey: Uint8Array.from(Buffer.from(publicKey, "base64url")), counter },
    }),
  );
  return verified?.verified === true ? verified.authenticationInfo.newCounter : undefined;
}

/**
 * Nobody here asks who built a device, so that what says so is not even read: the package would look up in the net, at an
 * address from the certificate, whether it was revoked.
 */
async function isWithoutCertificates(attestation: string): Promise<boolean> {
  const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers");
  const decoded = decodeAttestationObject(Uint8Array.from(Buffer.from(attestation, "base64url")));
  const format = decoded.get("fmt");
  return format === "none" || (format === "packed" && decoded.get("attStmt").get("x5c") === undefined);
}

/** The package throws plain errors for whatever is not as it should be in an answer, and they tell a reader nothing. */
async function undefinedIfRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

/** Whether it was signed within a page of another site; the package looks at that only where browsers name the site. */
function isFramed(clientData: string): boolean {
  return readClientData(clientData).crossOrigin === true;
}

function readClientData(clientData: string): { readonly challenge?: unknown; readonly crossOrigin?: unknown } {
  if (!isBase64Url(clientData)) return {};
  try {
    const read: unknown = JSON.parse(Buffer.from(clientData, "base64url").toString("utf8"));
    return typeof read === "object" && read !== null ? read : {};
  } catch {
    return {};
  }
}

function isBase64Url(text: string): boolean {
  return text.length <= LONGEST && /^[A-Za-z0-9_-]+$/u.test(text);
}

function bytesOfChallenge(challenge: string) {
  return Uint8Array.from(Buffer.from(challenge, "base64url"));
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll("-", ""), "hex");
}
