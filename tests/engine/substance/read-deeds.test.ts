import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { Deeds } from "../../../src/engine/substance/read-deeds.ts";
import { readTokens } from "../../../src/engine/substance/tokens.ts";
import { anyText } from "../../support/any-text.ts";
import { drawDeeds } from "./draw-deeds.ts";

const CASES: Readonly<Record<string, readonly [text: string, ...deeds: string[]]>> = {
  "a subject": ["The flag State shall bear the cost of the wreck.", "bear: flag state"],
  "one named behind “by”": ["The wreck was removed on Monday by the crane drivers.", "remove: crane driver"],
  "two of one deed": ["Latvia and the coastal States shall jointly repair the pier.", "repair: latvia + coastal state"],
  "a subject before what stands between commas": [
    "The Secretariat, after hearing the members, shall publish the list.",
    "publish: secretariat",
  ],
  "what stands between commas behind “shall”": [
    "Each Party shall, under supervision, restore the channel.",
    "restore: party",
  ],
  "who is meant by “who”": ["The Owner, who shall insure the barn, bears the risk.", "insure: owner", "bear: owner"],
  "one verb joined to another": [
    "The School cleans the kitchen and removes the refuse.",
    "clean: school",
    "remove: school",
  ],
  "another clause behind an “and”": [
    "The Caterer cleans the kitchen, and the School removes the refuse.",
    "clean: caterer",
    "remove: school",
  ],
  "whose it is to do something": ["It is for the owner to prove the loss.", "prove: owner"],
  "who is asked to": ["Requests the panel to name the smugglers.", "name: panel"],
  "who undertakes to": ["The Lessee undertakes to paint the gate.", "paint: lessee"],
  "who is responsible for it": ["The Keeper is responsible for feeding the seals.", "feed: keeper"],
  "whose task it is": ["Feeding the seals is the task of the warden.", "feed: warden"],
  "with whom a duty lies": ["The duty to clear the path rests with the tenant.", "clear: tenant"],
  "who it was": ["It was the coach who demanded a replay.", "demand: coach"],
  "nobody, where nothing says who": ["The wreck was removed by Monday.", ...[]],
  "nobody for a pronoun": ["It shall publish the list.", ...[]],
  "no verb in a name": ["The Member States shall pay.", "pay: member state"],
  "what is not done yet": ["The tenant has not yet paid the rent.", "pay: tenant"],
  "what is not done at all": ["Tenants do not keep dogs.", "keep: tenant"],
  "what somebody has": ["The tenant has a dog.", "have: tenant"],
  "what has been going on": ["The council has been building a school.", "build: council"],
  "what will have been done": ["The council will have paid the fee.", "pay: council"],
  "by whom, far behind the verb": ["Sanctions imposed on Wednesday by the Council lapsed.", "impose: council"],
  "by whom each of two things was done": [
    "The wall was repaired by the owner and painted by the tenant.",
    "repair: owner",
    "paint: tenant",
  ],
  "several, by a plain noun": ["The bridge was blown up by rebels.", "blow: rebel"],
  "two of whom one is a plain noun": ["The matter was settled by custom and the courts.", "settle: custom + court"],
  "a duty joined to what is done": [
    "The School cleans the kitchen and shall remove the refuse.",
    "clean: school",
    "remove: school",
  ],
  "what others did, apart from what is joined": ["The hut was built by monks and serves as a school.", "build: monk"],
  "nobody of another sentence": ["The owner pays the fee. And removes the sign.", "pay: owner"],
  "nobody by a form of another kind": [
    "The mayor opens the bridge and closed roads stay so.",
    "open: mayor",
    "stay: closed road",
  ],
  "a clause within another": [
    "The landlord shall, where tenants agree, paint the gate.",
    "agree: tenant",
    "paint: landlord",
  ],
  "who is to do something": ["The owner is to pay the fee.", "pay: owner"],
  "who agreed to try to": ["The tenant has agreed to try to paint the gate.", "paint: tenant"],
  "what somebody uses for something": [
    "Drones are used by the Parties to monitor the line.",
    "use: party",
    "monitor: party",
  ],
  "who is obliged by somebody": ["The lessee is obliged by the court to pay the debt.", "oblige: court", "pay: lessee"],
  "on whom it is incumbent": ["It is incumbent upon the owner to prove the loss.", "prove: owner"],
  "on whom others call": ["The Council calls on the Parties to open the road.", "call: council", "open: party"],
  "upon whom others call": ["The Council calls upon the Parties to open the road.", "call: council", "open: party"],
  "up to whom it is": ["It is up to the buyer to collect the goods.", "collect: buyer"],
  "to whom it falls": ["It falls to the tenant to paint the fence.", "paint: tenant"],
  "with whom it lies": ["It lies with the court to decide the matter.", "decide: court"],
  "who refrains from it": ["The owner refrains from selling the house.", "refrain: owner", "sell: owner"],
  "who is charged with it": ["The keeper is charged with feeding the seals.", "feed: keeper"],
  "who is committed to it": ["The keeper is committed to feeding the seals.", "feed: keeper"],
  "who is in charge of it": ["The keeper is in charge of feeding the seals.", "feed: keeper"],
  "with whom a duty lies that a noun tells": ["The duty of feeding the seals lies with the warden.", "feed: warden"],
  "upon whom it rests": ["Responsibility for feeding the seals rests upon the warden.", "feed: warden"],
  "to whom it falls, by what it is": ["Feeding the seals falls to the warden.", "feed: warden"],
  "nobody by when": ["The debt was paid by December.", ...[]],
  "nobody by a day": ["The debt was paid by 31 December 2027.", ...[]],
  "nobody by how many votes": ["The bill was passed by 12 votes.", ...[]],
  "nobody by how": ["The debt was settled by selling the farm.", ...[]],
  "nobody by what means": ["The border was settled by agreement.", ...[]],
  "nothing that goods do which are delivered by something": ["Goods delivered by lorry are examined.", ...[]],
  "no verb in what is of something": ["News reports of the fire reached the owner.", ...[]],
  "no verb behind a comma": ["In the spring, plans were made.", ...[]],
  "no verb behind whose it is": ["The owners' plans for the port were approved.", ...[]],
  "somebody who is called something else between commas": [
    "The minister of transport, Ana Brik, shall open the road.",
    "open: minister",
  ],
  "of whom something is said between commas": ["The minister, ill since May, shall open the road.", "open: minister"],
  "who is meant by “who” in the middle": [
    "A member who misses meetings loses the seat.",
    "miss: member",
    "lose: member",
  ],
  "who does something, behind when": ["On Friday the court fined the bank.", "fine: court"],
  "who does something, behind where": ["In Rome the two ministers signed the pact.", "sign: minister"],
  "two who are joined": ["The Government and the armed groups free the hostages.", "free: government + armed group"],
  "by whom, before another clause": ["The debt was paid by the Seller and shall be noted.", "pay: seller"],
  "by whom, before another noun": ["The right was given by the Author the day before.", "give: author"],
  "a body with an “and” in its name": [
    "The Organization for Security and Co-operation in Europe sends monitors.",
    "send: osce",
  ],
  "a name that nobody knows": ["SpaceX launches the probe.", "launch: spacex"],
  "of which country a body is": ["The Finnish parliament ratifies the pact.", "ratify: finland parliament"],
  "what somebody said of another": ["The mayor said the council closed the road.", "say: mayor", "close: council"],
  "what somebody said, between commas": [
    "The council, the mayor said, closed the road.",
    "say: mayor",
    "close: council",
  ],
  "two clauses with an “and”": ["The tenant keeps the roof, and the owner pays the tax.", "keep: tenant", "pay: owner"],
  "two clauses with an “and” and no comma": [
    "The ship carried the cargo and the crew left the port.",
    "carry: ship",
    "leave: crew",
  ],
  "somebody of something": ["The owner of the ship pays the crew.", "pay: owner"],
  "somebody somewhere": ["The court in Rome fines the bank.", "fine: court"],
  "by whom it is done jointly": ["The fee is paid jointly by the owner and the tenant.", "pay: owner + tenant"],
  "by whom, of something and somewhere": ["The fee is paid by the owner of the ship in Rome.", "pay: owner"],
  "by whom, before a condition": ["The fee is paid by the owner if the ship sails.", "pay: owner", "sail: ship"],
  "one or the other": ["Either the owner or the tenant repairs the roof.", "repair: owner + tenant"],
  "who does it beside a pronoun": ["They pay the fee, and the owner repairs the roof.", "repair: owner"],
  "nobody in what somebody holds": ["The prisoners it holds shall be fed.", ...[]],
  "by whom, and how behind": ["The fee is paid by the owner jointly.", "pay: owner"],
  "who is meant by “who” between commas": [
    "A member, who misses meetings, loses the seat.",
    "miss: member",
    "lose: member",
  ],
  "three who are listed": ["The tenant, the owner and the agent signed the lease.", "sign: tenant + owner + agent"],
  "three who are listed with a comma before the “and”": [
    "The tenant, the owner, and the agent signed the lease.",
    "sign: tenant + owner + agent",
  ],
  "who does it behind a small word": ["Then the owner pays the fee.", "pay: owner"],
  "who does it behind an “and” in front": ["And the owner pays the fee.", "pay: owner"],
  "by how many, who sit somewhere": ["The case is decided by three arbitrators sitting in Rome.", "decide: arbitrator"],
  "by a body of several": ["The case is decided by a panel of three judges.", "decide: panel"],
  "by whom, of a firm": ["The bridge was built by Nokia engineers in May.", "build: nokia engineer"],
  "by whom, before what is said of them": ["The case is decided by the court that sits in Rome.", "decide: court"],
  "nobody by a pronoun": ["The goods are kept by it.", ...[]],
  "by one or the other": ["The goods are kept by the buyer or its agent.", "keep: buyer + agent"],
  "by whom, and what that one did": [
    "The deal was struck by Norway, which had leased the port.",
    "strike: norway",
    "lease: norway",
  ],
  "some of those somewhere": ["Members of the crew in Rome signed the letter.", "sign: member"],
  "who did it, in what a paper says": ["The report says the owner paid the fee.", "pay: owner"],
  "another clause behind “after”": ["The ship sank after the crew left the deck.", "sink: ship", "leave: crew"],
  "no verb in a noun": ["The government's plans for the port were approved.", ...[]],
};

describe("who does what", () => {
  for (const [what, [text, ...deeds]] of Object.entries(CASES)) {
    it(`reads ${what}`, () => {
      expect(drawDeeds(text)).toEqual(deeds);
    });
  }

  it("tells of those verbs alone that are asked for", () => {
    const deeds = new Deeds(readTokens("The buyer pays, and the seller delivers.", ENGLISH), ENGLISH);
    expect(deeds.of(({ verb }) => verb === "pay").map(({ word }) => word.verb)).toEqual(["pay"]);
  });

  it("reads any text, and finds those who do something within it", () => {
    const words = fc.constantFrom(
      ...["shall", "by", "the Buyer", "to", "and", ",", "who", "pays", "paid", "is", "for", "paying", "duty", ".", "’"],
    );
    const texts = fc.array(fc.oneof({ weight: 4, arbitrary: words }, anyText())).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(texts, (text) => {
        const tokens = readTokens(text, ENGLISH);
        for (const { doers } of new Deeds(tokens, ENGLISH).of(() => true)) {
          for (const { start, end } of doers) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(tokens.count);
          }
        }
      }),
    );
  });
});
