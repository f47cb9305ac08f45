import { Context } from "hono";
import { describe, expect, it } from "vitest";
import { limitStreams } from "../../src/asking/limit-streams.ts";
import { LOCAL, NOBODY } from "../../src/model/actor.ts";
import { aPerson } from "../support/people.ts";

const from = (remoteAddress: string) =>
  new Context(new Request("http://localhost/"), { env: { incoming: { socket: { remoteAddress } } } });
const HERE = from("192.0.2.7");
const refusedAs = (code: string) => expect.objectContaining({ code, about: { retryAfter: 30 } });

describe("how many streams may be open", () => {
  it("is twenty for each person, wherever they ask from, and for each address of those who are nobody", () => {
    const take = limitStreams(0);
    const anna = aPerson("anna");
    for (const actor of [anna, NOBODY]) {
      for (let taken = 0; taken < 20; taken += 1) take(HERE, actor);
      expect(() => take(HERE, actor)).toThrow(refusedAs("too-many-requests"));
    }
    expect(() => take(from("192.0.2.8"), anna)).toThrow(refusedAs("too-many-requests"));
    take(from("192.0.2.8"), NOBODY);
    take(HERE, aPerson("emil"));
  });

  it("is five thousand in a process, whoever has them", () => {
    const take = limitStreams(0);
    for (let taken = 0; taken < 5000; taken += 1) take(HERE, LOCAL);
    expect(() => take(HERE, aPerson("anna"))).toThrow(refusedAs("record-unavailable"));
  });

  it("is less by one that has ended, once", () => {
    const take = limitStreams(0, { ofOne: 2, ofAll: 3 });
    const anna = aPerson("anna");
    const [first] = [take(HERE, anna), take(HERE, anna)];
    first();
    first();
    take(HERE, anna);
    expect(() => take(HERE, anna)).toThrow(refusedAs("too-many-requests"));
    take(HERE, NOBODY);
    expect(() => take(HERE, LOCAL)).toThrow(refusedAs("record-unavailable"));
  });
});
