import { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { Outcome } from "../../src/outwards/outcome.ts";
import { type OutsideRequest, openOutwards } from "../../src/outwards/outwards.ts";
import { readAllowed } from "../../src/outwards/read-allowed.ts";
import { openRawReceiver, openReceiver, type Receiver } from "../support/receiver.ts";
import { makeCertificate } from "../support/throwaway-certificate.ts";

const GET: OutsideRequest = {
  ...({ method: "GET", headers: {}, redirects: 0 } as const),
  ...{ timeoutMs: 20_000, maxBytes: 10_000 },
};
// Soon over, where being over is what is waited for.
const SHORT = { timeoutMs: 150, maxBytes: 1e9 };

let receiver: Receiver;
afterEach(() => receiver.close());

async function ask(asked: Partial<OutsideRequest> = {}, scheme = "http"): Promise<Outcome> {
  const { port } = receiver;
  const outcome = await openOutwards({ allow: readAllowed(`127.0.0.1:${port}`, "The setting") }).fetchOutside(
    `${scheme}://127.0.0.1:${port}/hook?key=hidden`,
    { ...GET, ...asked },
  );
  expect(JSON.stringify({ ...outcome, url: "" })).not.toContain("hidden");
  // However it ended, nobody is connected any more.
  await receiver.left();
  return outcome;
}

/** Answers whoever has said something, with bytes. */
function saying(take: (socket: Socket) => void): Promise<Receiver> {
  return openRawReceiver((socket) => socket.once("data", () => take(socket)));
}

/** Writes the same for as long as somebody reads it. */
function writeOn(socket: Socket, piece: string): void {
  const write = () => {
    if (socket.destroyed) return;
    socket.write(piece, () => setImmediate(write));
  };
  write();
}

describe("an answer that does not end", () => {
  const endless: Readonly<Record<string, (socket: Socket) => void>> = {
    "after a connection": () => undefined,
    "within its first line": (socket) => socket.write("HTTP/1.1 20"),
    "within its headers": (socket) => socket.write("HTTP/1.1 200 OK\r\nx: 1\r\n"),
    "in answers before the answer": (socket) => writeOn(socket, "HTTP/1.1 103 Early Hints\r\n\r\n"),
    "in a body of single bytes": (socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      writeOn(socket, "a");
    },
    "in pieces of single bytes": (socket) => {
      socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
      writeOn(socket, "1\r\na\r\n");
    },
    "in the length of a piece": (socket) => {
      socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;");
      writeOn(socket, "a");
    },
    "before a length that it promised": (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf"),
  };
  for (const [how, answer] of Object.entries(endless)) {
    it(`${how} ends with the time`, async () => {
      receiver = await saying(answer);
      expect(await ask(SHORT)).toEqual({ kind: "timed-out", why: "There was no whole answer within 0.15 s." });
    });
  }

  it("while TLS is agreed on ends with the time", async () => {
    receiver = await saying(() => undefined);
    expect(await ask(SHORT, "https")).toMatchObject({ kind: "timed-out" });
  });

  it("ends when the caller wants it no more, also before it began", async () => {
    const stop = new AbortController();
    receiver = await saying(() => stop.abort());
    expect(await ask({ signal: stop.signal })).toEqual({ kind: "stopped", why: "It was no longer wanted." });
    expect(receiver.connections()).toBe(1);
    expect(await ask({ signal: stop.signal })).toMatchObject({ kind: "stopped" });
    expect(receiver.connections()).toBe(1);
  });

  it("of a name server ends with the time", async () => {
    receiver = await openReceiver();
    const { fetchOutside } = openOutwards({ allow: [], resolve: () => new Promise(() => undefined) });
    expect(await fetchOutside("https://harbour.example/", { ...GET, ...SHORT })).toMatchObject({ kind: "timed-out" });
  });

  it("because a connection never stands ends with the time", async () => {
    receiver = await openReceiver();
    const sockets: Socket[] = [];
    const { fetchOutside } = openOutwards({
      ...{ allow: [], resolve: () => Promise.resolve(["1.1.1.1"]) },
      connect() {
        sockets.push(new Socket());
        return sockets[0] as Socket;
      },
    });
    expect(await fetchOutside("https://harbour.example/", { ...GET, ...SHORT })).toMatchObject({ kind: "timed-out" });
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
  });
});

describe("an answer that is too large", () => {
  it("is taken up to the last byte that is allowed", async () => {
    receiver = await openReceiver((_, response) => response.end(Buffer.alloc(10_000, "a")));
    expect(await ask()).toMatchObject({ kind: "answered", body: Buffer.alloc(10_000, "a") });
    await receiver.close();
    receiver = await openReceiver((_, response) => response.end(Buffer.alloc(10_001, "a")));
    expect(await ask()).toEqual({
      ...{ kind: "too-large", address: "127.0.0.1" },
      why: `The answer of http://127.0.0.1:${receiver.port} has more than 10000 bytes.`,
    });
    expect(await ask({ method: "HEAD" })).toMatchObject({ kind: "answered", status: 200 });
  });

  it("is given up where it says so, before any of it is sent", async () => {
    receiver = await saying((socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 10001\r\n\r\n"));
    expect(await ask()).toMatchObject({ kind: "too-large" });
  });

  it("is given up where it does not say so, and does not end", async () => {
    receiver = await saying((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      writeOn(socket, "a".repeat(1_000));
    });
    expect(await ask()).toMatchObject({ kind: "too-large" });
  });

  it("for its headers is given up as well", async () => {
    for (const piece of ["x: 1\r\n", "a"]) {
      receiver = await saying((socket) => {
        socket.write("HTTP/1.1 200 OK\r\n");
        writeOn(socket, piece.repeat(500));
      });
      expect(await ask()).toMatchObject({ kind: "too-large", why: expect.stringContaining("headers") });
      await receiver.close();
    }
    receiver = await openReceiver();
  });

  it("once it is decoded is small enough, since it is not decoded", async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    receiver = await openReceiver((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb));
    const outcome = await ask();
    expect(outcome).toMatchObject({ kind: "answered", body: bomb });
    expect(receiver.sent[0]?.headers["accept-encoding"]).toBe("identity");
  });
});

describe("a host that", () => {
  const hungUp = { kind: "unreachable", reason: "hung-up", address: "127.0.0.1" };
  const early: Readonly<Record<string, (socket: Socket) => void>> = {
    "hangs up without an answer": (socket) => socket.end(),
    "breaks off without an answer": (socket) => socket.resetAndDestroy(),
    "hangs up within its headers": (socket) => socket.end("HTTP/1.1 200 OK\r\nx: "),
    "hangs up within its body": (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf"),
    "breaks off within its body": (socket) =>
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf", () => socket.resetAndDestroy()),
    "hangs up within a piece": (socket) => socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nhalf"),
    "gives two lengths of its body": (socket) =>
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"),
    "speaks another protocol from here on": (socket) =>
      socket.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
  };
  for (const [how, answer] of Object.entries(early)) {
    it(`${how} is told as one that hung up`, async () => {
      receiver = await saying(answer);
      expect(await ask()).toMatchObject(hungUp);
    });
  }

  it("hangs up at once is told as one that hung up", async () => {
    receiver = await openRawReceiver((socket) => socket.end());
    expect(await ask()).toMatchObject({ kind: "unreachable" });
  });

  it("speaks no HTTP is told as such", async () => {
    for (const words of [
      ...["SSH-2.0-OpenSSH_9.7\r\n", "220 mail ESMTP\r\n", "\0\0\0\0\0\0\0\0", "HTTP/1.1 2\r\n\r\n"],
      "HTTP/1.1 200 OK\r\n bad: 1\r\n\r\n",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    ]) {
      receiver = await saying((socket) => socket.write(words));
      expect(await ask(), words).toMatchObject({ kind: "unreachable", reason: "not-http" });
      await receiver.close();
    }
    receiver = await openReceiver();
  });

  it("speaks before it is asked anything leaves no answer", async () => {
    receiver = await openRawReceiver((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nso"));
    expect((await ask()).kind).toMatch(/^(?:unreachable|answered)$/u);
  });

  it("listens nowhere is told as unreachable", async () => {
    receiver = await openReceiver();
    const { fetchOutside } = openOutwards({ allow: readAllowed("127.0.0.1:1", "The setting") });
    expect(await fetchOutside("http://127.0.0.1:1/?key=hidden", GET)).toEqual({
      ...{ kind: "unreachable", reason: "no-connection", address: "127.0.0.1" },
      why: "Nothing answers at http://127.0.0.1:1.",
    });
  });

  it("asks by TLS for a certificate of ours gets none", async () => {
    const certificate = makeCertificate("127.0.0.1");
    receiver = await openReceiver(undefined, { certificate, asksForCertificate: true });
    const { port } = receiver;
    const { fetchOutside } = openOutwards({
      ...{ allow: readAllowed(`127.0.0.1:${port}`, "The setting"), trusted: [certificate.cert] },
    });
    expect((await fetchOutside(`https://127.0.0.1:${port}/`, GET)).kind).toMatch(/^(?:tls-wrong|unreachable)$/u);
    expect(receiver.sent).toEqual([]);
  });
});
