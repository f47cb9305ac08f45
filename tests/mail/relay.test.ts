import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { type Outgoing, openRelay, type RelayOptions } from "../../src/mail/relay.ts";
import { type MailServer, openMailServer } from "../support/mail-server.ts";
import { openRawReceiver } from "../support/receiver.ts";
import { makeCertificate } from "../support/throwaway-certificate.ts";

const MAIL: Outgoing = {
  ...{ to: "anna@reader.example", messageId: "<one@record.example>", date: new Date("2026-03-02T10:00:00Z") },
  ...{ subject: "Лист", text: "Човни платять 30.\n", html: "<p>Човни платять 30.</p>", headers: { "X-One": "1" } },
};
const LOGIN = { user: "travaux", password: "p@ss wörd" };
const never = () => ({ timeoutMs: 20_000, signal: new AbortController().signal });

type OpenOptions = Parameters<typeof openMailServer>[0] & RelayOptions;
type Settings = Parameters<MailServer["settings"]>;

async function open({ trusted, mostConnections, ...of }: OpenOptions = {}, ...settings: Settings) {
  const server = await openMailServer(of);
  const relay = openRelay(server.settings(...settings), {
    ...(trusted === undefined ? {} : { trusted }),
    ...(mostConnections === undefined ? {} : { mostConnections }),
  });
  onTestFinished(async () => {
    relay.close();
    await server.close();
  });
  return { server, relay };
}

describe("what is handed to the relay", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("arrives as it was written, from whom it is said to be, over one connection for all that follows", async () => {
    const { server, relay } = await open();
    for (const messageId of ["<one@record.example>", "<two@record.example>"]) {
      expect(await relay.send({ ...MAIL, messageId }, never())).toMatchObject({ kind: "taken", status: 250 });
    }
    const [first] = server.arrived;
    expect(first).toMatchObject({ from: "travaux@record.example", to: "anna@reader.example" });
    expect(first?.mail).toMatchObject({
      ...{ subject: "Лист", from: { name: "Travaux", address: "travaux@record.example" } },
      ...{
        text: expect.stringMatching(/^Човни платять 30\.\s*$/u),
        messageId: "<one@record.example>",
        date: "2026-03-02T10:00:00.000Z",
      },
    });
    expect(first?.raw).toMatch(/^X-One: 1\r$/mu);
    // Neither by whom nor on which machine it was made.
    expect(first?.raw).not.toMatch(/^(?:X-Mailer|User-Agent|Received):/imu);
    expect([server.arrived.length, server.connections()]).toEqual([2, 1]);
  });

  const certificate = makeCertificate("127.0.0.1");
  for (const [tls, isSecure] of [
    ["at-once", true],
    ["required", false],
  ] as const) {
    it(`goes by TLS, ${tls}, with a login, where the certificate is one to be trusted`, async () => {
      const { server, relay } = await open(
        { certificate, isSecure, login: LOGIN, trusted: [certificate.cert] },
        tls,
        LOGIN,
      );
      expect(await relay.send(MAIL, never())).toMatchObject({ kind: "taken" });
      expect(server.arrived).toMatchObject([{ isEncrypted: true, user: "travaux" }]);
    });

    it(`goes nowhere, ${tls}, where nobody vouches for the certificate, or it is for another name`, async () => {
      // The switch that turns all checks of a Node process off.
      vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
      const other = makeCertificate("other.example");
      for (const options of [{ certificate }, { certificate: other, trusted: [other.cert] }]) {
        const { server, relay } = await open({ ...options, isSecure }, tls);
        expect(await relay.send(MAIL, never())).toMatchObject({
          ...{ kind: "unreachable", why: "The relay has no TLS, or no certificate that can be trusted." },
        });
        expect(server.arrived).toEqual([]);
      }
    });
  }

  it("goes nowhere where STARTTLS is not offered and must be", async () => {
    const { server, relay } = await open({}, "required", LOGIN);
    expect(await relay.send(MAIL, never())).toMatchObject({
      kind: "unreachable",
      detail: expect.stringContaining("ETLS"),
    });
    expect(server.arrived).toEqual([]);
  });

  it("tells nobody the login that was wrong, though the relay repeats it", async () => {
    const { relay } = await open(
      { certificate, isSecure: true, login: LOGIN, trusted: [certificate.cert] },
      "at-once",
      {
        ...LOGIN,
        password: "wrong-secret",
      },
    );
    const relayed = await relay.send(MAIL, never());
    expect(relayed).toEqual({
      kind: "unreachable",
      why: "The relay does not let the service in.",
      detail: "EAUTH 535",
    });
  });

  const refusals = [
    ["address", 550, "5.1.1 No such mailbox", true],
    ["message", 550, "5.1.10 It takes no mail", true],
    ["address", 553, "5.1.8 Bad sender", false],
    ["address", 550, "5.7.1 Not for you", false],
    ["address", 450, "4.1.1 Not now", false],
    ["message", 452, "4.3.1 Full", false],
    ["message", 554, "5.6.0 Unread", false],
  ] as const;
  for (const [at, status, text, isNoMailbox] of refusals) {
    it(`is refused with what the relay says to the ${at}: ${status} ${text}`, async () => {
      const { server, relay } = await open();
      server.answer((here) => (here === at ? { status, text } : undefined));
      expect(await relay.send(MAIL, never())).toEqual({
        ...{ kind: "refused", status, answer: `${status} ${text}`, isNoMailbox },
      });
      // The next one is none the worse for it.
      server.answer(() => undefined);
      expect(await relay.send(MAIL, never())).toMatchObject({ kind: "taken" });
    });
  }

  it("fails where the relay hangs up, at the address as at the message, and where nothing listens", async () => {
    const { server, relay } = await open();
    for (const at of ["address", "message"] as const) {
      server.answer((here) => (here === at ? "hang up" : undefined));
      expect(await relay.send(MAIL, never())).toMatchObject({ kind: "unreachable" });
    }
    await server.close();
    const relayed = await relay.send(MAIL, never());
    expect(relayed).toMatchObject({ kind: "unreachable", why: "The relay cannot be reached." });
    expect(relayed).toMatchObject({ detail: "ESOCKET ECONNREFUSED" });
  });

  it("is not waited for without end, whether nobody greets, answers, or speaks SMTP", async () => {
    const { server, relay } = await open();
    server.answer(() => "say nothing");
    const limits = { ...never(), timeoutMs: 50 };
    const slow = {
      kind: "unreachable",
      why: "The relay gave no whole answer within 0.05 seconds.",
      detail: "ETIMEDOUT",
    };
    expect(await relay.send(MAIL, limits)).toEqual(slow);
    const silent = await openRawReceiver(() => undefined);
    onTestFinished(() => silent.close());
    const { from } = server.settings();
    const to = (port: number) => openRelay({ relay: { host: "127.0.0.1", port, tls: "none" }, from });
    expect(await to(silent.port).send(MAIL, limits)).toEqual(slow);
    await silent.left();
    const other = await openRawReceiver((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    onTestFinished(() => other.close());
    expect(await to(other.port).send(MAIL, never())).toMatchObject({ kind: "unreachable" });
  });

  it("waits for a free connection, and says so where none comes", async () => {
    const { server, relay } = await open({ mostConnections: 2 });
    let isHeld = true;
    server.answer((_, address) => (isHeld && address.startsWith("slow") ? "say nothing" : undefined));
    const closing = new AbortController();
    const held = [1, 2].map((number) =>
      relay.send({ ...MAIL, to: `slow${number}@reader.example` }, { timeoutMs: 20_000, signal: closing.signal }),
    );
    const late = await relay.send(MAIL, { ...never(), timeoutMs: 50 });
    expect(late).toMatchObject({ why: "The relay was busy with other mail for 0.05 seconds." });
    const waiting = [1, 2, 3].map(() => relay.send(MAIL, never()));
    isHeld = false;
    closing.abort();
    expect(await Promise.all(held)).toEqual([{ kind: "stopped" }, { kind: "stopped" }]);
    expect((await Promise.all(waiting)).map(({ kind }) => kind)).toEqual(["taken", "taken", "taken"]);
    expect(server.arrived).toHaveLength(3);
    expect(server.connections()).toBeLessThanOrEqual(4);
  });

  it("is stopped by the signal before it begins and while it is under way", async () => {
    const { server, relay } = await open();
    const closing = new AbortController();
    server.answer(() => "say nothing");
    const sending = relay.send(MAIL, { timeoutMs: 20_000, signal: closing.signal });
    closing.abort();
    expect(await sending).toEqual({ kind: "stopped" });
    expect(await relay.send(MAIL, { timeoutMs: 20_000, signal: closing.signal })).toEqual({ kind: "stopped" });
    expect(server.arrived).toEqual([]);
  });
});
