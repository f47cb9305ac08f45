import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** A key and the certificate it signed for itself, both in PEM, which end with the test that made them. */
export type Certificate = { readonly key: string; readonly cert: string };

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const UTF8_STRING = 0x0c;
const GENERALIZED_TIME = 0x18;
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

// Object identifiers, already encoded.
const ECDSA_WITH_SHA256 = Buffer.from("06082a8648ce3d040302", "hex");
const COMMON_NAME = Buffer.from("0603550403", "hex");
const SUBJECT_ALT_NAME = Buffer.from("0603551d11", "hex");

/**
 * A certificate for a name or an address (X.509, ECDSA on P-256). Node can read certificates and not make them, and a private
 * key has no place in a repository.
 *
 * @param isOver - Whether it ran out long ago.
 */
export function makeCertificate(host: string, isOver = false): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
  // No two have one name, since it is by name that who vouches for a certificate is found.
  const name = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, Buffer.from(`a throwaway ${randomUUID()}`)))),
  );
  const [from, until] = isOver ? ["20000101000000Z", "20010101000000Z"] : ["20000101000000Z", "21000101000000Z"];
  const madeOutTo =
    isIP(host) === 0
      ? der(DNS_NAME, Buffer.from(host))
      : der(IP_ADDRESS, Buffer.from(ipaddr.parse(host).toByteArray()));
  const signed = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1])),
    algorithm,
    name,
    der(SEQUENCE, der(GENERALIZED_TIME, Buffer.from(from)), der(GENERALIZED_TIME, Buffer.from(until))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(EXTENSIONS, der(SEQUENCE, der(SEQUENCE, SUBJECT_ALT_NAME, der(OCTET_STRING, der(SEQUENCE, madeOutTo))))),
  );
  const signature = sign("sha256", signed, privateKey);
  const whole = der(SEQUENCE, signed, algorithm, der(BIT_STRING, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${whole
      .toString("base64")
      .match(/.{1,64}/gu)
      ?.join("\n")}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length =
    content.length < 0x80
      ? [content.length]
      : content.length < 0x100
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
