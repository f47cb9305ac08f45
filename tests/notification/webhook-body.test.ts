import { describe, expect, it } from "vitest";
import { webhookBody } from "../../src/notification/webhook-body.ts";
import type { StoredNotice } from "../../src/storage/notices.ts";

const AT = new Date("2026-01-06T10:00:00.000Z");

const aNotice = (number: number): StoredNotice => ({
  ...{ negotiationId: "n", noticeId: "3f0c2b8e-6a51-8b0e-9d7f-0f5f4c1f2a10", subscriptionId: "s", negotiation: "lake" },
  ...{
    personId: null,
    tokenSha256: null,
    view: "public",
    number,
    kind: "new-version",
    document: "plan",
    version: "v1",
  },
  ...{ threadId: null, noteId: null, at: AT, shownFrom: AT, readAt: null },
  message: { title: "Words", sentences: ["of a draft"], path: "/n/lake/plan/v1", changes: { quantity: 2 } },
});

const dataOf = (body: string) => (JSON.parse(body) as { readonly data: Readonly<Record<string, unknown>> }).data;

describe("what a webhook says", () => {
  it("leads to the page, whole where it is known how the service is reached", () => {
    expect(dataOf(webhookBody([aNotice(4)], false, AT, "https://record.example"))).toEqual({
      ...{ id: "evt_3f0c2b8e6a518b0e9d7f0f5f4c1f2a10", subscription: "s", kind: "new-version", negotiation: "lake" },
      ...{ document: "plan", version: "v1", entry: 4, at: "2026-01-06T10:00:00.000Z", changes: { quantity: 2 } },
      ...{ path: "/n/lake/plan/v1", url: "https://record.example/n/lake/plan/v1" },
    });
    expect(dataOf(webhookBody([aNotice(4)], false, AT, undefined))).not.toHaveProperty("url");
  });

  it("is less than 20 kB, however much a digest is of", () => {
    const many = Array.from({ length: 80 }, (_, number) => aNotice(number));
    const body = webhookBody(many, true, AT, "https://record.example");
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    expect(dataOf(body)).toMatchObject({ origin: "https://record.example", more: 30 });
  });
});
