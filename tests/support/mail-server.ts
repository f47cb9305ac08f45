import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { MailSettings, RelayTls } from "../../src/mail/mail-settings.ts";
import type { Certificate } from "./throwaway-certificate.ts";

/** A message as it arrived. */
export type ArrivedMail = {
  readonly from: string;
  readonly to: string;
  /** Every byte of it. */
  readonly raw: string;
  /** As a reader of MIME takes it apart. */
  readonly mail: Email;
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
};

/** What a server says to an address, or to a message: nothing where it takes it. */
type MailAnswer = (
  at: "address" | "message",
  address: string,
) =>
  | { readonly status: number; readonly text: string }
  | "hang up"
  | "say nothing"
  | "take it and say nothing"
  | undefined;

/** A real SMTP server on loopback, which keeps what it took. */
export type MailServer = {
  readonly port: number;
  readonly arrived: readonly ArrivedMail[];
  /** How many came, and how often anybody connected. */
  connections(): number;
  /** From now on. */
  answer(how: MailAnswer): void;
  /** Breaks off with everybody. */
  hangUp(): void;
  /** Forgets what arrived until now. */
  forget(): void;
  /** The first that arrives after those there were when it is asked. */
  next(): Promise<ArrivedMail>;
  /** As a service is set up that sends its mail there. */
  settings(tls?: RelayTls, login?: MailSettings["relay"]["login"]): MailSettings;
  close(): Promise<void>;
};

type Options = {
  readonly certificate?: Certificate;
  /** By TLS from the first byte; else STARTTLS is offered where there is a certificate. */
  readonly isSecure?: boolean;
  readonly login?: { readonly user: string; readonly password: string };
};

export async function openMailServer({ certificate, isSecure = false, login }: Options = {}): Promise<MailServer> {
  const arrived: ArrivedMail[] = [];
  const waiting = new Set<() => void>();
  let answer: MailAnswer = () => undefined;
  let connections = 0;

  /** Calls back as the answer says; not at all where it says nothing. */
  const say = (said: ReturnType<MailAnswer>, done: (error?: Error) => void): void => {
    if (said === undefined) done();
    else if (said === "hang up") for (const connection of server.connections) connection._socket?.destroy();
    else if (typeof said === "object") done(Object.assign(new Error(said.text), { responseCode: said.status }));
  };
  const server: SMTPServer = new SMTPServer({
    ...{ logger: false, disableReverseLookup: true, authOptional: login === undefined, secure: isSecure },
    ...(certificate === undefined ? { disabledCommands: ["STARTTLS"] } : { ...certificate }),
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth({ username, password }, _session, done) {
      const isRight = username === login?.user && password === login?.password;
      // As some servers do, it repeats what it was told.
      if (isRight) done(null, { user: username ?? "" });
      else done(Object.assign(new Error(`Not ${username} with ${password}`), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, done) {
      say(answer("address", address), done);
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", async () => {
        const { mailFrom, rcptTo } = session.envelope;
        const [to = ""] = rcptTo.map(({ address }) => address);
        const said = answer("message", to);
        if (said === undefined || said === "take it and say nothing") {
          const raw = Buffer.concat(pieces);
          arrived.push({
            ...{ from: mailFrom === false ? "" : mailFrom.address, to, raw: raw.toString("latin1") },
            ...{ mail: await PostalMime.parse(raw), isEncrypted: session.secure, user: userOf(session.user) },
          });
        }
        say(said, done);
        for (const wake of waiting) wake();
      });
    },
  });
  // Whoever does not trust a certificate says so, and goes.
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;

  return {
    ...{ port, arrived, connections: () => connections },
    answer(how) {
      answer = how;
    },
    hangUp() {
      for (const connection of server.connections) connection._socket?.destroy();
    },
    forget() {
      arrived.length = 0;
    },
    async next() {
      const before = arrived.length;
      while (arrived.length === before) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
      return arrived[before] as ArrivedMail;
    },
    settings: (tls = "none", asWhom) => ({
      relay: { host: "127.0.0.1", port, tls, login: asWhom },
      from: { name: "Travaux", address: "travaux@record.example" },
    }),
    async close() {
      for (const connection of server.connections) connection._socket?.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function userOf(user: unknown): string | undefined {
  return typeof user === "string" ? user : undefined;
}
