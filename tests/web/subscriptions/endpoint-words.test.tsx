import { expect, it } from "vitest";
import type { Endpoint } from "../../../src/model/subscription.ts";
import { nameOfEndpoint } from "../../../src/web/subscriptions/endpoint-words.tsx";
import { subscriptionsPage } from "../../../src/web/subscriptions/subscriptions-page.tsx";
import { wordsOf } from "../reading.ts";

const NAMES: readonly (readonly [url: string, title: string, name: string])[] = [
  ["https://hooks.example.org/travaux?key=secret", "", "hooks.example.org"],
  ["https://hooks.example.org/travaux", "The newsroom", "The newsroom"],
  ["mailto:anna@example.org", "", "anna@example.org"],
  ["mailto:anna%2Btalks@example.org", "", "anna+talks@example.org"],
  ["mailto:anna%ZZ@example.org", "", "anna%ZZ@example.org"],
];

for (const [url, title, name] of NAMES) {
  it(`an endpoint at ${url} ${title === "" ? "" : `called "${title}" `}is shown as ${name}`, () => {
    expect(nameOfEndpoint({ url, title })).toBe(name);
  });
}

it("e-mail is offered where it can be sent, and its address is no webhook's", () => {
  const mail: Endpoint = {
    ...{ id: "one", title: "", channel: "mail", url: "mailto:anna@example.org", createdAt: "2026-01-06T10:00:00Z" },
    ...{ confirmedAt: "2026-01-06T10:05:00Z", signature: undefined },
    ...{ publicKey: undefined, failingSince: undefined, switchedOff: undefined },
  };
  const page = (sendsMail: boolean, endpoints: readonly Endpoint[]) =>
    wordsOf(String(subscriptionsPage({ subscriptions: [], names: new Map(), endpoints, sendsMail }).body));
  expect(page(false, [])).not.toContain("e-mail");
  expect(page(true, [])).toContain("and you by e-mail");
  expect(page(true, [{ ...mail, confirmedAt: undefined }])).toContain("anna@example.org Not confirmed");
  expect(page(true, [mail])).toContain(
    "anna@example.org On. Nothing that you follow goes there. Deliveries, test message of",
  );
});
