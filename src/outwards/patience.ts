import { NotAnswered } from "./outcome.ts";

/** How long one may take, all told. */
export type Patience = {
  /** Aborted when the time is over, or the caller wants no more. */
  readonly signal: AbortSignal;
  /** Gives what is waited for. @throws NotAnswered `timed-out` or `stopped` when that is sooner. */
  wait<Value>(value: Promise<Value>): Promise<Value>;
  /** @throws NotAnswered `timed-out` or `stopped` where one is. */
  check(): void;
  /** Must be called, once nothing is waited for. */
  end(): void;
};

/** Starts to count `timeoutMs`, in milliseconds: names, connection, TLS, every redirect and the whole body included. */
export function startPatience(timeoutMs: number, stop?: AbortSignal): Patience {
  const over = new AbortController();
  const timeOut = () =>
    over.abort(new NotAnswered({ kind: "timed-out", why: `There was no whole answer within ${timeoutMs / 1_000} s.` }));
  const giveUp = () => over.abort(new NotAnswered({ kind: "stopped", why: "It was no longer wanted." }));
  const timer = setTimeout(timeOut, timeoutMs);
  // Not AbortSignal.any: of a signal that lives as long as the service, every request would leave something behind.
  stop?.addEventListener("abort", giveUp, { once: true });
  if (stop?.aborted) giveUp();
  const { signal } = over;
  return {
    signal,
    wait(value) {
      return new Promise((resolve, reject) => {
        const leave = () => reject(signal.reason as NotAnswered);
        if (signal.aborted) leave();
        signal.addEventListener("abort", leave, { once: true });
        value.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
      });
    },
    check() {
      signal.throwIfAborted();
    },
    end() {
      clearTimeout(timer);
      stop?.removeEventListener("abort", giveUp);
    },
  };
}
