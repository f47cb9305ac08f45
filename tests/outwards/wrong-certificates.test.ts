import { afterEach, describe, expect, it, vi } from "vitest";
import { openOutwards } from "../../src/outwards/outwards.ts";
import { readAllowed } from "../../src/outwards/read-allowed.ts";
import { mapNet } from "../support/mapped-net.ts";
import { openRawReceiver, openReceiver, type Receiver } from "../support/receiver.ts";
import { makeCertificate } from "../support/throwaway-certificate.ts";

const ASKED = {
  ...({ method: "POST", headers: { authorization: "Bearer ours" }, body: "{}", redirects: 0 } as const),
  ...{ timeoutMs: 20_000, maxBytes: 1_000 },
};
const PUBLIC = "93.184.215.14";

let receiver: Receiver;
afterEach(async () => {
  vi.unstubAllEnvs();
  await receiver.close();
});

function open(trusted?: readonly string[]) {
  const { connect } = mapNet({ [PUBLIC]: receiver }, []);
  const resolve = () => Promise.resolve([PUBLIC]);
  return openOutwards({ allow: [], resolve, connect, ...(trusted === undefined ? {} : { trusted }) });
}

describe("a certificate", () => {
  it("that nobody vouches for is told as wrong, and nothing is sent", async () => {
    receiver = await openReceiver(undefined, { certificate: makeCertificate("harbour.example") });
    // The switch that turns all checks of a Node process off.
    for (const value of ["1", "0"]) {
      vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", value);
      expect(await open().fetchOutside("https://harbour.example/hook?key=hidden", ASKED)).toEqual({
        ...{ kind: "tls-wrong", address: PUBLIC },
        why: "https://harbour.example has no TLS or no certificate that can be trusted (DEPTH_ZERO_SELF_SIGNED_CERT).",
      });
    }
    await receiver.left();
    expect([receiver.connections(), receiver.sent]).toEqual([2, []]);
  });

  it("is no better for a host that is allowed", async () => {
    receiver = await openReceiver(undefined, { certificate: makeCertificate("127.0.0.1") });
    const { fetchOutside } = openOutwards({ allow: readAllowed(`127.0.0.1:${receiver.port}`, "The setting") });
    const outcome = await fetchOutside(`https://127.0.0.1:${receiver.port}/`, ASKED);
    expect(outcome).toMatchObject({ kind: "tls-wrong", address: "127.0.0.1" });
    expect(receiver.sent).toEqual([]);
  });

  it("that is made out to another name, or is over, is told as wrong", async () => {
    for (const [certificate, code] of [
      [makeCertificate("boathouse.example"), "ERR_TLS_CERT_ALTNAME_INVALID"],
      [makeCertificate(PUBLIC), "ERR_TLS_CERT_ALTNAME_INVALID"],
      [makeCertificate("harbour.example", true), "CERT_HAS_EXPIRED"],
    ] as const) {
      receiver = await openReceiver(undefined, { certificate });
      const outcome = await open([certificate.cert]).fetchOutside("https://harbour.example/", ASKED);
      expect(outcome).toMatchObject({ kind: "tls-wrong", why: expect.stringContaining(code) });
      expect(receiver.sent).toEqual([]);
      await receiver.close();
    }
    receiver = await openReceiver();
  });

  it("may be made out to an address, where the URL has that", async () => {
    for (const [address, host] of [
      ["127.0.0.1", "127.0.0.1"],
      ["::1", "[::1]"],
    ] as const) {
      const certificate = makeCertificate(address);
      receiver = await openReceiver(undefined, { address, certificate });
      const { fetchOutside } = openOutwards({
        ...{ allow: readAllowed(`${host}:${receiver.port}`, "The setting"), trusted: [certificate.cert] },
      });
      expect(await fetchOutside(`https://${host}:${receiver.port}/`, ASKED)).toMatchObject({ status: 200, address });
      await receiver.close();
    }
    receiver = await openReceiver();
  });
});

describe("a host without TLS", () => {
  it("is told as such, and one that hangs up as unreachable", async () => {
    receiver = await openReceiver();
    const outcome = await open().fetchOutside("https://harbour.example/", ASKED);
    expect(outcome).toMatchObject({ kind: "tls-wrong", why: expect.stringContaining("ERR_SSL") });
    await receiver.close();
    receiver = await openRawReceiver((socket) => socket.once("data", () => socket.end()));
    expect(await open().fetchOutside("https://harbour.example/", ASKED)).toMatchObject({
      ...{ kind: "unreachable", reason: "hung-up" },
    });
  });
});
