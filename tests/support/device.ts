import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What a service asks of a device, as far as a device looks at it. */
type Request = { readonly challenge: string };

/** How an answer is another than an honest one. */
type Deviation = {
  readonly origin?: string;
  readonly host?: string;
  readonly challenge?: string;
  readonly isVerified?: boolean;
  readonly isFramed?: boolean;
  readonly userHandle?: string;
  readonly counter?: number;
};

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

/**
 * A telephone or a security key: it holds one key pair (ES256), and answers as WebAuthn says that a browser does.
 *
 * @param origin - Of the page that asks.
 */
export function aDevice(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const credential = randomBytes(32);
  let signed = 0;
  let owner = "";

  const clientData = (type: string, request: Request, deviation: Deviation) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: deviation.challenge ?? request.challenge,
        origin: deviation.origin ?? origin,
        crossOrigin: deviation.isFramed ?? false,
      }),
    );
  const authenticatorData = (flags: number, deviation: Deviation, counter: number, rest = Buffer.alloc(0)) => {
    const head = Buffer.alloc(5);
    head.writeUInt8(PRESENT | (deviation.isVerified === false ? 0 : VERIFIED) | flags);
    head.writeUInt32BE(deviation.counter ?? counter, 1);
    return Buffer.concat([sha256(deviation.host ?? new URL(deviation.origin ?? origin).hostname), head, rest]);
  };

  return {
    /** Makes the key known to a service, as the account's of the request. */
    make(request: Request & { readonly user?: { readonly id: string } }, deviation: Deviation = {}) {
      owner = request.user?.id ?? "";
      const length = Buffer.from([0, credential.length]);
      const key = Buffer.concat([
        ...[Buffer.from("a5010203262001215820", "hex"), Buffer.from(x, "base64url")],
        ...[Buffer.from("225820", "hex"), Buffer.from(y, "base64url")],
      ]);
      const data = authenticatorData(
        WITH_KEY,
        deviation,
        0,
        Buffer.concat([Buffer.alloc(16), length, credential, key]),
      );
      // CBOR: { fmt: "none", attStmt: {}, authData: … }
      const head = Buffer.from("a363666d74646e6f6e656761747453746d74a0686175746844617461", "hex");
      const attestation = Buffer.concat([head, Buffer.from([0x58, data.length]), data]);
      return inBase64Url({ credential, clientData: clientData("webauthn.create", request, deviation), attestation });
    },

    /** Signs what it is asked. */
    sign(request: Request, deviation: Deviation = {}) {
      signed += 1;
      const said = clientData("webauthn.get", request, deviation);
      const data = authenticatorData(0, deviation, signed);
      const signature = sign("sha256", Buffer.concat([data, sha256(said)]), privateKey);
      return {
        ...inBase64Url({ credential, clientData: said, authenticatorData: data, signature }),
        userHandle: deviation.userHandle ?? owner,
      };
    },
  };
}

function sha256(content: string | Buffer): Buffer {
  return createHash("sha256").update(content).digest();
}

function inBase64Url<Name extends string>(parts: Readonly<Record<Name, Buffer>>): Record<Name, string> {
  const written = Object.entries<Buffer>(parts).map(([name, bytes]) => [name, bytes.toString("base64url")]);
  return Object.fromEntries(written) as Record<Name, string>;
}
