import { createServer } from "node:net";

/** Files a negotiation at a service that anybody at this machine may write into, and begins a thread there. */
export async function beginThread(address: string): Promise<{ readonly thread: string; readonly note: string }> {
  const send = async (method: string, path: string, type: string, body: string) => {
    const answer = await fetch(address + path, { method, headers: { "Content-Type": type }, body });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json() as Promise<{ readonly id: string; readonly notes: readonly { readonly id: string }[] }>;
  };
  const documents = [{ id: "plan", title: "The plan" }];
  const talks = { title: "Talks on a lake", summary: "", parties: [], rounds: [], documents };
  await send("PUT", "/api/n/lake", "application/json", JSON.stringify(talks));
  const draft = "---\ntitle: First\nkind: leak\npublished: 2026-01-05\n---\n1. The lake is shared.\n";
  await send("PUT", "/api/n/lake/plan/v1", "text/markdown", draft);
  const target = { kind: "point", version: "plan@v1", path: "1" };
  const begun = await send("POST", "/api/n/lake/notes", "application/json", JSON.stringify({ target, body: "" }));
  return { thread: begun.id, note: begun.notes[0]?.id ?? "" };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { readonly port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
