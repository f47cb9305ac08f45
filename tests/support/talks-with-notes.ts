import type { Visibility } from "../../src/model/annotation.ts";

/** Asks a service for something. @throws what is no success. */
export type Send = (method: string, path: string, body?: object | string) => Promise<unknown>;

/** A thread with the one note that it begins with. */
export type BegunThread = { readonly thread: string; readonly note: string };

const DRAFT = "---\ntitle: First\nkind: leak\npublished: 2026-01-05\n---\n1. The army has 600,000 people.\n";

/** Files talks, and begins threads in them, over a service. */
export function talksWithNotes(send: Send) {
  return {
    /** A negotiation with a version, `plan@v1`, of one point. */
    async fileTalks(negotiation: string): Promise<void> {
      const documents = [{ id: "plan", title: "The plan" }];
      const talks = { title: "Talks on a lake", summary: "", parties: [], rounds: [], documents };
      await send("PUT", `/api/n/${negotiation}`, talks);
      await send("PUT", `/api/n/${negotiation}/plan/v1`, DRAFT);
    },

    /** On the point of its version. */
    async beginThread(negotiation: string, body: string, visibility: Visibility = "team"): Promise<BegunThread> {
      const target = { kind: "point", version: "plan@v1", path: "1" };
      const begun = (await send("POST", `/api/n/${negotiation}/notes`, { target, body, visibility })) as {
        readonly id: string;
        readonly notes: readonly { readonly id: string }[];
      };
      return { thread: begun.id, note: begun.notes[0]?.id ?? "" };
    },
  };
}

/** Asks over HTTP, by `fetch` or what stands in for it. */
export function sendBy(fetches: (path: string, init: RequestInit) => Response | Promise<Response>): Send {
  return async (method, path, body) => {
    const isText = typeof body === "string";
    const headers = { "Content-Type": isText ? "text/markdown" : "application/json" };
    const init = { method, headers, ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }) };
    const answer = await fetches(path, init);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
}

/** The same of a service that anybody at this machine may write into. */
export function sendTo(address: string): Send {
  return sendBy((path, init) => fetch(address + path, init));
}
