import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { describeOnBothDatabases, loadMigratedPGlite } from "../support/databases.ts";
import type { ArrivedMail } from "../support/mail-server.ts";
import { headerOf, MAIL_ORIGIN, oneClickIn, openMailedTalks, secretIn } from "../support/mailed-talks.ts";
import { openPeopleTold } from "../support/people-told.ts";
import { openToldTalks } from "../support/told-talks.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const subjectsOf = (arrived: readonly ArrivedMail[]) => arrived.map(({ mail }) => mail.subject);
const idsOf = (arrived: readonly ArrivedMail[]) => arrived.map(({ mail }) => mail.messageId);
/** All that a mail says, wherever it says it. */
const allOf = ({ mail }: ArrivedMail) =>
  [mail.text, mail.html, ...mail.headers.map(({ value }) => value), mail.subject].join("\n");

describeOnBothDatabases("an address of mail", (openTestStorage, kind) => {
  let count = 0;
  const openOn = (storage: Storage) => openMailedTalks(storage, `mail-${kind.toLowerCase()}-${count++}`);
  const open = async () => openOn((await openTestStorage()).storage);

  it("is sent nothing but a question until whoever reads it says that it may, then what is followed", async () => {
    const { add, file, pass, server, notification, id } = await open();
    const { endpoint, question } = await add("Anna.K@Reader.example");
    expect(endpoint).toMatchObject({
      ...{ channel: "mail", url: "mailto:Anna.K@reader.example", confirmedAt: undefined, signature: undefined },
      switchedOff: { why: "The address is not confirmed yet." },
    });
    expect(question).toMatchObject({ to: "Anna.K@reader.example", mail: { subject: "May mail come here?" } });
    expect(headerOf(question.mail, "auto-submitted")).toBe("auto-generated");
    const target = { kind: "negotiation", negotiation: id } as const;
    await notification.subscribe({ target, threshold: { inSubstance: false }, endpoints: [endpoint.id] }, LOCAL);
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    await expect(notification.testEndpoint(endpoint.id, LOCAL)).rejects.toThrow("not confirmed yet");
    await expect(notification.changeEndpoint(endpoint.id, { isOn: true }, LOCAL)).rejects.toThrow("not confirmed yet");
    await expect(notification.confirmAddress(`${secretIn(question).slice(1)}x`)).rejects.toThrow("This link is none");
    expect(server.arrived).toEqual([question]);

    // Looking is not saying so.
    const asked = { address: "Anna.K@reader.example", isConfirmed: false };
    expect(await notification.lookAtAddress(secretIn(question))).toEqual(asked);
    expect(await notification.confirmAddress(secretIn(question))).toEqual({ ...asked, isConfirmed: true });
    await file("v2", { points: "1. Boats pay 30.", basedOn: ["v1"] });
    await pass(0);
    expect(subjectsOf(server.arrived.slice(1))).toEqual([expect.stringMatching(/^New version: .* v2$/u)]);
    expect(await notification.testEndpoint(endpoint.id, LOCAL)).toMatchObject({ isDelivered: true, status: 250 });
    expect(server.arrived[2]?.mail.subject).toBe("Mail arrives here");
    // What was missed meanwhile can be had.
    expect(await notification.replay(endpoint.id, { from: "2026-01-01T00:00:00Z" }, LOCAL)).toBe(2);
    await notification.changeEndpoint(endpoint.id, { isOn: false }, LOCAL);
    await notification.confirmAddress(secretIn(question));
    expect(await notification.listEndpoints(LOCAL)).toContainEqual(
      expect.objectContaining({
        id: endpoint.id,
        switchedOff: expect.objectContaining({ why: "It was switched off by hand." }),
      }),
    );
    await notification.deleteEndpoint(endpoint.id, LOCAL);
    await expect(notification.lookAtAddress(secretIn(question))).rejects.toThrow("This link is none");
  });

  it("is asked by a link for three days, and until another is asked for", async () => {
    const { add, pass, server, notification } = await open();
    const { endpoint, question } = await add();
    const asking = server.next();
    await notification.askAgain(endpoint.id, LOCAL);
    const second = await asking;
    await expect(notification.confirmAddress(secretIn(question))).rejects.toThrow("none any more");
    await pass(3 * DAY - 1);
    expect(await notification.lookAtAddress(secretIn(second))).toMatchObject({ isConfirmed: false });
    await pass(1);
    await expect(notification.confirmAddress(secretIn(second))).rejects.toThrow("none any more");
  });

  it("is asked three times a day by one, and six times by all of them, who are not told of each other", async () => {
    const { storage } = await openTestStorage();
    const { add, pass, server, notification, id } = await openOn(storage);
    const { actorOf } = await openPeopleTold(storage, id);
    const [editor, reader] = [await actorOf("editor"), await actorOf("reader")];
    const again = async (of: string, by = LOCAL) => {
      await notification.askAgain(of, by);
    };
    for (const by of [LOCAL, editor]) {
      const { endpoint } = await add("anna@reader.example", by);
      for (let times = 2; times <= 3; times += 1) {
        const asking = server.next();
        await again(endpoint.id, by);
        await asking;
      }
      await expect(again(endpoint.id, by)).rejects.toMatchObject({
        code: "too-many-requests",
        about: { retryAfter: DAY / 1000 },
      });
      await notification.deleteEndpoint(endpoint.id, by);
      const url = "mailto:ANNA@reader.example";
      await expect(notification.addEndpoint({ url }, by)).rejects.toMatchObject({ code: "too-many-requests" });
    }
    const { endpoint } = await notification.addEndpoint({ url: "mailto:anna@reader.example" }, reader);
    expect(endpoint.switchedOff?.why).toBe("The address is not confirmed yet.");
    await expect(notification.addEndpoint({ url: "mailto:anna@reader.example" }, reader)).rejects.toThrow("already");
    expect(server.arrived).toHaveLength(6);
    await pass(DAY);
    const asking = server.next();
    await again(endpoint.id, reader);
    expect((await asking).to).toBe("anna@reader.example");
    expect(server.arrived).toHaveLength(7);
  });

  it("shows beside it that the question could not be sent", async () => {
    const { server, notification } = await open();
    server.answer(() => ({ status: 550, text: "5.1.1 No such mailbox" }));
    const { endpoint } = await notification.addEndpoint({ url: "mailto:nobody@reader.example" }, LOCAL);
    const isTold = async () =>
      expect(await notification.listEndpoints(LOCAL)).toContainEqual(
        expect.objectContaining({
          id: endpoint.id,
          switchedOff: {
            at: expect.any(String),
            why: "The address is not confirmed yet. The link could not be sent there: 550 5.1.1 No such mailbox",
          },
        }),
      );
    await vi.waitFor(isTold, 30_000);
    await notification.deleteEndpoint(endpoint.id, LOCAL);
  });

  it("is known by its delivery at each try, until the relay takes it, whatever it said before", async () => {
    const { follow, file, pass, server, notification } = await open();
    const { endpoint } = await follow();
    server.answer(() => ({ status: 451, text: "4.7.1 Try again later" }));
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    const list = (state: "waiting" | "delivered") => notification.listDeliveries(endpoint.id, { state }, LOCAL);
    const [waiting] = await list("waiting");
    expect(waiting?.attempts).toMatchObject([{ status: 451, answer: "451 4.7.1 Try again later" }]);
    server.answer((at) => (at === "message" ? "hang up" : undefined));
    await pass(5_000);
    // The relay has it, and what it says of that is lost.
    server.answer((at) => (at === "message" ? "take it and say nothing" : undefined));
    const taken = server.next();
    const sending = pass(5 * 60_000);
    await taken;
    server.answer((at) => (at === "message" ? "hang up" : undefined));
    await server.hangUp();
    await sending;
    server.answer(() => undefined);
    await pass(30 * 60_000);
    const [delivered] = await list("delivered");
    expect(delivered?.attempts.map(({ status }) => status)).toEqual([451, undefined, undefined, 250]);
    expect(idsOf(server.arrived)).toEqual([1, 2].map(() => `<${waiting?.id}@record.example>`));
    expect(new Set(server.arrived.map(({ mail }) => mail.date))).toEqual(new Set(["2026-03-02T10:00:00.000Z"]));
  });

  it("is sent once more under the same id where whoever sent it died before they wrote so down", async () => {
    const { follow, file, server, notification, openAnother } = await open();
    const { endpoint } = await follow();
    await file("v1", { points: "1. Boats pay 20." });
    await notification.tellNow();
    server.answer((at) => (at === "message" ? "take it and say nothing" : undefined));
    const taken = server.next();
    const sending = notification.deliverNow();
    await taken;
    server.answer(() => undefined);
    // A lease is over after a minute.
    const another = await openAnother(60_001);
    await another.notification.deliverNow();
    await another.notification.close();
    await notification.close();
    await sending;
    const [first, second, ...more] = idsOf(server.arrived);
    expect([second, more]).toEqual([first, []]);
    expect(await notification.listDeliveries(endpoint.id, { state: "delivered" }, LOCAL)).toHaveLength(1);
  });

  it("is switched off where nobody is at it, and its owner is told in their inbox", async () => {
    const { follow, file, pass, server, notification, hear } = await open();
    const { endpoint } = await follow();
    server.answer(() => ({ status: 550, text: "5.1.1 No such mailbox" }));
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    await pass(DAY);
    expect(await notification.listEndpoints(LOCAL)).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          id: endpoint.id,
          switchedOff: expect.objectContaining({ why: "It was answered 550: there is no such mailbox." }),
        }),
      ]),
    );
    expect(await hear()).toContainEqual(
      "endpoint-off -: It was answered 550: there is no such mailbox. Switch it on again once it answers, and replay what it missed.",
    );
    expect((await notification.listDeliveries(endpoint.id, {}, LOCAL)).map(({ attempts }) => attempts.length)).toEqual([
      1,
    ]);
  });

  it("is not sent any more once a role is taken away", async () => {
    const { storage } = await openTestStorage();
    const { follow, file, pass, server, notification, id } = await openOn(storage);
    const { actorOf, setRole } = await openPeopleTold(storage, id);
    await follow({}, await actorOf("editor"));
    await file("v1", { points: "1. Boats pay 20." }, { state: "private" });
    await pass(0);
    expect(subjectsOf(server.arrived)).toEqual(["Something new that you may see"]);
    const [, event = ""] = /\/told\/(evt_\w+)/u.exec(server.arrived[0]?.mail.text ?? "") ?? [];
    expect(await notification.findTold(event, await actorOf("editor"))).toContain("/plan/v1");
    await file("v2", { points: "1. Boats pay 30." }, { state: "private" });
    await notification.tellNow();
    await setRole("editor", null);
    await pass(0);
    expect(server.arrived).toHaveLength(1);
    // Nor does what was sent lead on.
    await expect(notification.findTold(event, await actorOf("editor"))).rejects.toThrow("You were told nothing");
  });

  it("is left by one click for one subscription alone, also by what waits to go there, and a second time as well", async () => {
    const { follow, file, pass, server, notification, id, hear } = await open();
    const { endpoint, subscription } = await follow();
    const target = { kind: "document", negotiation: id, document: "plan" } as const;
    const other = { target, threshold: { inSubstance: false }, endpoints: [endpoint.id] };
    await notification.subscribe(other, LOCAL);
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    const mail = server.arrived.find((one) => headerOf(one.mail, "list-id").includes(subscription.id));
    const link = mail === undefined ? "" : oneClickIn(mail);
    const [, token = ""] = link.split("https://record.example/unsubscribe/");
    await file("v2", { points: "1. Boats pay 30.", basedOn: ["v1"] });
    await notification.tellNow();
    for (const end of [token.slice(1), `${token}A`, token.replace(/^./u, (one) => (one === "A" ? "B" : "A")), ""]) {
      await expect(notification.endMail(end)).rejects.toThrow("This link is cut short");
    }
    expect(await notification.lookAtMail(token)).toEqual({ address: "anna@reader.example", isEnded: false });
    for (let times = 0; times < 2; times += 1) {
      expect(await notification.endMail(token)).toEqual({ address: "anna@reader.example", isEnded: true });
    }
    await pass(0);
    expect(subjectsOf(server.arrived)).toHaveLength(3);
    expect(headerOf(server.arrived[2]?.mail as ArrivedMail["mail"], "list-id")).not.toContain(subscription.id);
    const listed = await notification.listSubscriptions(LOCAL);
    expect(listed.find((one) => one.id === subscription.id)?.endpoints).toEqual([]);
    expect(await hear()).toHaveLength(4);
    await notification.unsubscribe(subscription.id, LOCAL);
    expect(await notification.lookAtMail(token)).toMatchObject({ isEnded: true });
    await expect(notification.rotateSecret(endpoint.id, LOCAL)).rejects.toThrow("Mail is not signed");
  });
});

describe("what a mail says", () => {
  let storage: Storage;
  let count = 0;
  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    return () => storage.close();
  });
  const open = () => openMailedTalks(storage, `said-${count++}`);

  it("is what the inbox says, as text and as HTML, with links to the page and to the end of it", async () => {
    const { follow, file, pass, server, notification, id } = await open();
    const { subscription } = await follow();
    await file("v1", { points: "1. Boats pay 20 euros." });
    await pass(0);
    server.forget();
    await file("v2", { points: "1. Boats pay 30 euros.", title: "Друга редакція", basedOn: ["v1"] });
    await pass(0);
    const [arrived] = server.arrived as [ArrivedMail];
    const { notices } = await notification.listInbox({ limit: 1 }, LOCAL);
    const message = notices[0]?.message;
    const { mail, raw } = arrived;
    expect(mail.subject).toBe(message?.title);
    expect(mail.subject).toMatch(/^New version: .*Друга редакція$/u);
    // The header itself is ASCII.
    expect(raw).toMatch(/^Subject: =\?UTF-8\?/mu);
    expect(mail.text?.replaceAll(/\s+/gu, " ")).toContain(message?.sentences.join(" "));
    expect(mail.text).toContain(`Read it:\n${MAIL_ORIGIN}${message?.path}\n`);
    expect(mail.text).toContain("You asked at record.example to be told this.");
    expect(mail.html).toContain(`<a href="${MAIL_ORIGIN}${message?.path.replaceAll("&", "&amp;")}"`);
    for (const line of (mail.text ?? "").split("\n"))
      expect(/^https:/u.test(line) || line.length <= 74, line).toBe(true);
    // Text first: what stands last is what is shown by whoever knows it.
    expect(raw.indexOf("text/plain")).toBeLessThan(raw.indexOf("text/html"));
    expect(raw).toContain("multipart/alternative");
    const link = oneClickIn(arrived);
    expect(link).toMatch(/^https:\/\/record\.example\/unsubscribe\/[\w-]{86}$/u);
    expect(mail.text).toContain(`No more of it by e-mail:\n${link}\n`);
    const headers = ["auto-submitted", "precedence", "list-unsubscribe-post", "list-id", "in-reply-to", "references"];
    expect(headers.map((name) => headerOf(mail, name))).toEqual([
      ...["auto-generated", "bulk", "List-Unsubscribe=One-Click", `<${subscription.id}.record.example>`],
      ...[`<${subscription.id}@record.example>`, `<${subscription.id}@record.example>`],
    ]);
    // Nothing is fetched when it is opened.
    expect(mail.html).not.toMatch(/<img|<link|url\(|<script|src=/u);
    expect(raw).not.toContain(id.toUpperCase());
  });

  it("is harmless whatever a title says", async () => {
    const { follow, file, pass, server } = await open();
    await follow();
    const title = "<b>Draft</b>\r\nBcc: emil@reader.example\u2028\u202Eevil\u0007 & \u200Bmore";
    await file("v1", { points: "1. Boats pay 20.", title });
    await file("v2", { points: "1. Boats pay 30.", title: "x".repeat(400), basedOn: ["v1"] });
    await pass(0);
    const [first, second] = server.arrived as [ArrivedMail, ArrivedMail];
    const shown = "<b>Draft</b> Bcc: emil@reader.example [U+202E]evil[U+0007] & [U+200B]more";
    expect(first.mail.subject).toMatch(new RegExp(`${shown.replaceAll(/[[\]+]/gu, "\\$&")}$`, "u"));
    expect(first.mail.html).toContain("&lt;b&gt;Draft&lt;/b&gt; Bcc");
    expect(first.mail.bcc ?? []).toEqual([]);
    expect([first.mail.to, first.to]).toEqual([[{ address: "anna@reader.example", name: "" }], "anna@reader.example"]);
    for (const { mail } of server.arrived) {
      // Lines end, and nothing else has no shape.
      expect(`${mail.text}${mail.html}`.replaceAll(/[\r\n]/gu, "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u200B]/u);
    }
    expect(Array.from(second.mail.subject ?? "")).toHaveLength(180);
  });

  it("is that there is something, where not everybody may see it: neither what, nor where, nor how much", async () => {
    const { follow, file, pass, server, notification, id } = await open();
    await follow({ title: "Our secret zanzibar" });
    await file(
      "zanzibar",
      { points: "1. Boats pay zanzibar 20.", title: "Zanzibar", document: "annex" },
      { state: "private" },
    );
    await pass(0);
    // Of what everybody sees, compared with what they do not.
    await file("open", { points: "1. Boats pay 30.", basedOn: ["zanzibar"], document: "annex" });
    await pass(0);
    expect(subjectsOf(server.arrived)).toEqual([
      "Something new that you may see",
      expect.stringMatching(/^New version: /u),
    ]);
    const [hidden, shown] = server.arrived as [ArrivedMail, ArrivedMail];
    for (const one of server.arrived) expect(allOf(one)).not.toMatch(/zanzibar|\b20\b/iu);
    expect(allOf(hidden)).not.toContain(id);
    expect(shown.mail.text).toContain("It has 1 point, and comes from no other text.");
    const { notices } = await notification.listInbox({}, LOCAL);
    expect(JSON.stringify(notices)).toMatch(/zanzibar.*“?20/iu);
    const [, event = ""] = /Open it:\nhttps:\/\/record\.example\/told\/(evt_\w+)/u.exec(hidden.mail.text ?? "") ?? [];
    expect(await notification.findTold(event, LOCAL)).toBe(`/n/${id}/annex/zanzibar`);
  });

  it("is what the public is told by then, where a text was opened before it went out", async () => {
    const { follow, file, pass, server, notification, record, ref } = await open();
    await follow();
    await file("v1", { points: "1. Boats pay 20." }, { state: "private" });
    await notification.tellNow();
    await record.openVersion(ref("v1"), { state: "published" });
    await notification.deliverNow();
    expect(subjectsOf(server.arrived)).toEqual([expect.stringMatching(/^New version: .* v1$/u)]);
    await pass(0);
  });

  it("is the eight events of a digest that changed most in substance, and how many more there are", async () => {
    const { follow, file, pass, server } = await open();
    await follow({ pace: { when: "daily", hour: 18, timeZone: "UTC" } });
    await file("v0", { points: "1. Boats pay 10 euros. Nets pay 10 euros." });
    await pass(0);
    await pass(8 * HOUR);
    server.forget();
    for (let number = 1; number <= 12; number += 1) {
      // The last of them says another figure; the others say the same in other words.
      const points = `1. Boats pay ${number === 12 ? 90 : 10} euros ${number % 2 === 0 ? "gladly" : "boldly"}. Nets pay 10 euros.`;
      await file(`v${number}`, { points, basedOn: [`v${number - 1}`] });
    }
    await file("hidden", { points: "1. Boats pay zanzibar.", basedOn: ["v12"] }, { state: "private" });
    await file("hidden2", { points: "1. Boats pay zanzibars.", basedOn: ["v12"] }, { state: "private" });
    await pass(0);
    await pass(DAY);
    expect(server.arrived).toHaveLength(1);
    const [{ mail }] = server.arrived as [ArrivedMail];
    expect(mail.subject).toMatch(/: 12 events$/u);
    const titles = (mail.text ?? "").split("\n").filter((line) => line.startsWith("New version:"));
    expect(titles.map((line) => line.split(" ").at(-1))).toEqual(["v12", "v1", "v2", "v3", "v4", "v5", "v6", "v7"]);
    expect([...(mail.html ?? "").matchAll(/<h2/gu)]).toHaveLength(8);
    expect(mail.text).toContain("And 4 more.\nRead them in your inbox:\nhttps://record.example/inbox\n");
    expect(mail.text?.replaceAll(/\s+/gu, " ")).toContain("There is also something new that not everybody may see.");
    expect([...(mail.text ?? "").matchAll(/\/told\//gu)]).toHaveLength(1);
    expect(`${mail.text}${mail.html}`).not.toMatch(/zanzibar|hidden/u);
  });

  it("is of a long digest how many more there are at least, and nothing of what may be hidden", async () => {
    const { follow, file, pass, server, record, ref } = await open();
    const pace = { when: "daily", hour: 18, timeZone: "UTC" } as const;
    await follow({ pace, threshold: { kinds: ["provenance"], inSubstance: false } });
    await file("v1", { points: "1. Boats pay 20." });
    for (let number = 1; number <= 101; number += 1) {
      await record.reviseGrade(ref("v1"), { grade: number % 2 === 0 ? "B" : "C", reason: `For the ${number}th time.` });
    }
    await pass(0);
    await pass(DAY);
    const [{ mail }] = server.arrived as [ArrivedMail];
    expect(mail.subject).toMatch(/: 100 events or more$/u);
    expect(mail.text).toContain("“For the 1th time.”");
    expect(mail.text).toContain("And at least 92 more.\nRead them in your inbox:\n");
    expect(mail.text).not.toContain("not everybody");
  });

  it("is refused where none is sent, and whoever runs the service is told that the relay is out", async () => {
    const { notification } = await openToldTalks(storage, "no-mail");
    onTestFinished(() => notification.close());
    expect(notification.sendsMail).toBe(false);
    const url = "mailto:anna@reader.example";
    await expect(notification.addEndpoint({ url }, LOCAL)).rejects.toThrow("This service sends no mail.");
    const { notification: sending, follow, file, pass, server, complaints } = await openMailedTalks(storage, "out");
    expect(sending.sendsMail).toBe(true);
    await expect(sending.addEndpoint({ url: "mailto:anna" }, LOCAL)).rejects.toThrow("no address of mail");
    await follow();
    await server.close();
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    expect(complaints.map(String)).toEqual(["Error: Mail: The relay cannot be reached. (ESOCKET ECONNREFUSED)"]);
  });
});
