import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { RelaySettings } from "./mail-settings.ts";

/** What the library says of a failure, as far as we look at it. */
export type RelayFailure = {
  readonly code?: string | undefined;
  /** Of the system. */
  readonly originalCode?: string | undefined;
  /** Of SMTP, with the whole answer. */
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
};

/** A connection over which one message after the other goes. Everything rejects with a `RelayFailure`. */
export type RelayConnection = {
  /** @returns What the relay answered. */
  send(envelope: { readonly from: string; readonly to: string }, message: Buffer, over: AbortSignal): Promise<string>;
  isOpen(): boolean;
  /** At once, whatever is under way. Harmless a second time. */
  close(): void;
};

// Of silence, also where nothing is under way: relays wait longer, so that we are the ones who go.
const SILENCE_MS = 30_000;
// One answer; a kilobyte of it is kept.
const LONGEST_ANSWER = 64 * 1024;

/**
 * Connects, by TLS as the settings say, and logs in where they say so. The certificate is checked, whatever a variable of the
 * process says of that.
 *
 * @param name - As what this service introduces itself: not as the machine is called.
 * @param over - Ends it.
 */
export async function connectToRelay(
  { host, port, tls, login }: RelaySettings,
  name: string,
  trusted: readonly string[] | undefined,
  over: AbortSignal,
): Promise<RelayConnection> {
  const connection = new SMTPConnection({
    ...{ host, port, name, secure: tls === "at-once", requireTLS: tls === "required", ignoreTLS: tls === "none" },
    tls: {
      ...{ rejectUnauthorized: true, minVersion: "TLSv1.2" },
      ...(trusted === undefined ? {} : { ca: [...trusted] }),
    },
    ...{ connectionTimeout: SILENCE_MS, greetingTimeout: SILENCE_MS, socketTimeout: SILENCE_MS },
    ...{ socketCloseTimeout: 0, maxResponseSize: LONGEST_ANSWER, logger: false },
  });
  // Of one that is kept, nobody waits to hear: it is looked at before it is used again.
  connection.on("error", () => undefined);
  await during(connection, over, (done) => connection.connect(done));
  if (login !== undefined) {
    const credentials = { user: login.user, pass: login.password };
    await during(connection, over, (done) => connection.login({ credentials }, done));
  }
  return {
    async send(envelope, message, signal) {
      const info = await during<{ readonly response: string }>(connection, signal, (done) =>
        connection.send({ ...envelope, size: message.length }, message, done),
      );
      return info.response;
    },
    isOpen: () => !connection.destroyed,
    close: () => connection.close(),
  };
}

type Done<Value> = (error?: Error | null, value?: Value) => void;

/** Waits for a step to be done, for the connection to break, or for the end of patience, which closes it. */
function during<Value = unknown>(
  connection: SMTPConnection,
  over: AbortSignal,
  begin: (done: Done<Value>) => void,
): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    const settle = (error: unknown, value?: Value) => {
      over.removeEventListener("abort", end);
      connection.removeListener("error", settle);
      if (error) reject(error);
      else resolve(value as Value);
    };
    const end = () => {
      settle({ code: "ETIMEDOUT" } satisfies RelayFailure);
      connection.close();
    };
    if (over.aborted) {
      end();
      return;
    }
    over.addEventListener("abort", end);
    connection.once("error", settle);
    begin(settle);
  });
}
