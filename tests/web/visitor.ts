import type { Service } from "../../src/service.ts";

type Answer = {
  readonly status: number;
  /** Where it leads. */
  readonly to: string | null;
  readonly headers: Headers;
  readonly html: string;
};

/**
 * Somebody before a browser, who reads pages and sends forms over a connection, and keeps cookies.
 *
 * @param address - Where the connection comes from; by default this machine.
 */
export function visitor(service: Service, { address = "127.0.0.1", cookie = "" } = {}) {
  const kept = new Map(cookie.split("; ").flatMap((one) => (one === "" ? [] : [split(one)])));
  const written = () => [...kept].map((pair) => pair.join("=")).join("; ");

  async function ask(path: string, init: RequestInit, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const sent = { host: "localhost", ...(kept.size === 0 ? {} : { cookie: written() }), ...headers };
    const env = { incoming: { socket: { remoteAddress: address } } };
    const answer = await service.app.request(path, { ...init, headers: sent }, env);
    for (const [name, value] of answer.headers.getSetCookie().map(split)) {
      if (value === "") kept.delete(name);
      else kept.set(name, value);
    }
    const [status, to] = [answer.status, answer.headers.get("location")];
    return { status, to, headers: answer.headers, html: await answer.text() };
  }

  return {
    get: (path: string, headers: Readonly<Record<string, string>> = {}) => ask(path, {}, headers),
    post: (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
      ask(path, { method: "POST", body: new URLSearchParams(fields) }, headers),
    cookie: written,
  };
}

/** Name and value of a cookie, as it is sent in either direction. */
function split(cookie: string): readonly [string, string] {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
  return [name, value];
}
