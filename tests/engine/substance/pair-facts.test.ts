import { describe } from "vitest";
import { itTells, type PairRows } from "./each-row.ts";

const CASES: PairRows = {
  "two figures in the other order, as nothing": [
    "Norway sends 20 ships and 300 sailors.",
    "Norway sends 300 sailors and 20 ships.",
  ],
  "two figures by what they count": [
    "Norway sends 20 ships and 300 sailors.",
    "Norway sends 30 ships and 200 sailors.",
    "quantity ↑ 20 ships → 30 ships",
    "quantity ↓ 300 sailors → 200 sailors",
  ],
  "one of two figures, which was moved": [
    "Norway sends 20 ships and 300 sailors.",
    "Norway sends 300 sailors and 30 ships.",
    "quantity ↑ 20 ships → 30 ships",
  ],
  "two sums that changed places": [
    "Rent of EUR 500 is due by 1 May and EUR 700 by 1 June.",
    "Rent of EUR 700 is due by 1 May and EUR 500 by 1 June.",
    "money ↑ EUR 500 → EUR 700",
    "money ↓ EUR 700 → EUR 500",
  ],
  "one of two days, whose clause was moved": [
    "Rent is due by 1 May; repairs are done by 1 June.",
    "Repairs are done by 1 June; rent is due by 1 July.",
    "deadline ↑ by 1 May → by 1 July",
  ],
  "two conditions that changed places": [
    "If it rains, games stop. If it snows, trains stop.",
    "If it snows, games stop. If it rains, trains stop.",
    "condition If it rains → If it snows",
    "condition If it snows → If it rains",
  ],
  "two duties in the other order, as nothing": [
    "The Tenant shall paint the gate and may keep a dog.",
    "The Tenant may keep a dog and shall paint the gate.",
  ],
  "an exception and a condition in the other order, as nothing": [
    "Unless the owner objects, the plan stands if the fee is paid.",
    "If the fee is paid, the plan stands unless the owner objects.",
  ],
  "two provisions that changed places": [
    "As Article 5 says, ships sail under Article 9.",
    "As Article 9 says, ships sail under Article 5.",
    "reference Article 5 → Article 9",
    "reference Article 9 → Article 5",
  ],
  "one of two provisions, by its sort": [
    "Ships sail under Article 5 and Annex B.",
    "Ships sail under Annex B and Article 6.",
    "reference Article 5 → Article 6",
  ],
  "two states in the other order, as nothing": [
    "Kenya and Uganda patrol the lake.",
    "Uganda and Kenya patrol the lake.",
  ],
  "one of two states": [
    "Kenya and Uganda patrol the lake.",
    "Kenya and Tanzania patrol the lake.",
    "actor Uganda → Tanzania",
  ],
  "a state beside one that stayed": [
    "Kenya patrols the lake, and Uganda the river.",
    "Tanzania patrols the lake, and Uganda the river.",
    "actor Kenya → Tanzania",
  ],
  "two parties that changed places twice": [
    "The Buyer pays the Seller, and the Seller delivers.",
    "The Seller pays the Buyer, and the Buyer delivers.",
    "actor Buyer → Seller",
    "actor Seller → Buyer",
  ],
  "a number behind its bound": [
    "At least seven members vote.",
    "At least nine members vote.",
    "quantity ↑ seven members → nine members",
  ],
  "the bound of a number": ["At least seven members vote.", "At most seven members vote.", "scope At least → At most"],
  "how long, and until which day": [
    "The loan runs for ten years.",
    "The loan runs until 1 May 2037.",
    "deadline ten years → until 1 May 2037",
  ],
  "a count that became a share": [
    "Thirty members of the crew are paid.",
    "30 per cent of the crew is paid.",
    "percentage Thirty members → 30 per cent",
  ],
  "how often, in another notation and place": [
    "The board meets twice a year and votes by 1 May.",
    "The board votes by 1 May and meets every six months.",
    "(notation twice → six months)",
  ],
  "how often": ["The board meets twice a year.", "The board meets four times a year.", "quantity ↑ twice → four times"],
  "parts of a day, each in a whole": [
    "The pumps run every six hours at night.",
    "At night the pumps run every eight hours.",
    "duration ↑ six hours → eight hours",
  ],
  "parts of a day, in another notation": [
    "The lamp flashes every ten minutes at night.",
    "At night the lamp flashes 144 times a day.",
    "(notation ten minutes → 144 times)",
  ],
  "one round a day beside one an hour, in the other order": [
    "The guard walks every day at dusk, and the nurse every hour.",
    "The nurse walks every hour, and the guard once a day at dusk.",
    "(notation every day → once)",
  ],
  "two parties that changed places, behind another article": [
    "A Buyer pays the fee and the Seller keeps a key.",
    "A Seller pays the fee and the Buyer keeps a key.",
    "actor Buyer → Seller",
    "actor Seller → Buyer",
  ],
  "two parties of whom one is described, by what he is called": [
    "The old Buyer pays the fee and the Seller keeps a key.",
    "The Seller pays the fee and the old Buyer keeps a key.",
    "actor old Buyer → Seller",
    "actor Seller → old Buyer",
  ],
  "on which day, and by which": ["It ends on 1 May.", "It ends by 2 May.", "deadline ↑ 1 May → by 2 May"],
  "a count that became money": ["It pays 500 shares.", "It pays EUR 600.", "money 500 shares → EUR 600 ?"],
  "a place of the map that became one of the paper": [
    "It meets in Oslo.",
    "It meets in the Buffer Zone.",
    "place Oslo → Buffer Zone",
  ],
  "somebody and who does it not, once": [
    "The mayor, not the governor, pays the judge.",
    "The governor, not the mayor, pays the judge.",
    "actor mayor → governor",
  ],
  "a list in another order, as nothing": [
    "Chile, Peru and Colombia sign the text.",
    "Peru, Chile and Colombia sign the text.",
  ],
  "somebody who does to another what that one did": [
    "The Buyer insures the goods and informs the Seller.",
    "The Seller insures the goods and informs the Buyer.",
    "actor Buyer → Seller",
    "actor Seller → Buyer",
  ],
  "a sentence in the passive, as nothing": ["The Buyer informs the Seller.", "The Seller is informed by the Buyer."],
  "somebody in front of whom others changed places": [
    "In Kenya the Buyer pays and the Seller waits.",
    "In Kenya the Seller pays and the Buyer waits.",
    "actor Buyer → Seller",
    "actor Seller → Buyer",
  ],
  "two places, beside whom stayed": [
    "The talks are held in Oslo with the help of Kenya, and in Bergen with that of Chad.",
    "The talks are held in Turku with the help of Kenya, and in Vaasa with that of Chad.",
    "place Oslo → Turku",
    "place Bergen → Vaasa",
  ],
  "a place, and not who stands beside it": [
    "The lake is patrolled by Kenya from Mombasa.",
    "The lake is patrolled from Kisumu by Kenya.",
    "place Mombasa → Kisumu",
  ],
  "somebody by another sort of name": [
    "The lake is patrolled by Kenya.",
    "The lake is patrolled by the coast guard.",
    "actor Kenya → coast guard",
  ],
  "two provisions in the other order, each by its sort": [
    "The text in Article 5 holds. The list in Annex B ends.",
    "The list in Annex C ends. The text in Article 6 holds.",
    "reference Annex B → Annex C",
    "reference Article 5 → Article 6",
  ],
  "a provision that was moved": [
    "As Article 5 says, ships sail.",
    "Ships sail, as Article 7 says.",
    "reference Article 5 → Article 7",
  ],
  "a list that was moved": [
    "Schedule 2 lists all ships.",
    "All ships are listed in Schedule 6.",
    "reference Schedule 2 → Schedule 6",
  ],
  "how far something is done, wherever it stands": [
    "The debt is fully paid by Kenya.",
    "Kenya partially pays the debt.",
    "scope fully → partially",
  ],
  "how far one of two things is done": [
    "The port is fully open, and the crew partly paid.",
    "The crew is partly paid, and the port partially open.",
    "scope fully → partially",
  ],
  "one of two forces in the other order": [
    "The Board shall meet, and the Fund may pay.",
    "The Fund may pay, and the Board should meet.",
    "modality ↓ shall → should",
  ],
  "one of two forces in sentences of their own": [
    "The Board may meet. The Fund must pay.",
    "The Fund must pay. The Board must meet.",
    "modality ↑ may → must",
  ],
  "a ban and a leave in the other order, as nothing": [
    "Ships may sail at night and must not land.",
    "Ships must not land and may sail at night.",
  ],
  "a condition that was moved and changed": [
    "If it rains, games stop.",
    "Games stop, if it snows hard.",
    "condition If it rains → if it snows hard",
  ],
  "when something is due, in a condition that was moved": [
    "If the Buyer pays by 1 May, the Seller delivers.",
    "The Seller delivers if the Buyer has paid by 1 June.",
    "deadline ↑ by 1 May → by 1 June",
  ],
  "a time in a sentence whose exception was moved": [
    "Unless the Owner objects, the Tenant may stay for ten years.",
    "The Tenant may stay for twelve years unless the Owner objects.",
    "duration ↑ ten years → twelve years",
  ],
  "a time and a sum in the other order, each by its sort": [
    "The loan runs for ten years and costs EUR 500.",
    "The loan costs EUR 700 and runs for twelve years.",
    "money ↑ EUR 500 → EUR 700",
    "duration ↑ ten years → twelve years",
  ],
  "a count and a day in the other order": [
    "Norway sends 20 ships on 1 May.",
    "On 2 May Norway sends 30 ships.",
    "date ↑ 1 May → 2 May",
    "quantity ↑ 20 ships → 30 ships",
  ],
  "a day and a place in the other order": [
    "It meets on Monday in Oslo.",
    "On Tuesday it meets in Bergen.",
    "date Monday → Tuesday",
    "place Oslo → Bergen",
  ],
  "two of three sums": [
    "The first loan is EUR 500, the second EUR 600 and the third EUR 700.",
    "The first loan is EUR 550, the second EUR 600 and the third EUR 750.",
    "money ↑ EUR 500 → EUR 550",
    "money ↑ EUR 700 → EUR 750",
  ],
  "from when a deadline counts, wherever it stands": [
    "Within ten days of receipt, Kenya pays.",
    "Kenya pays within ten days of delivery.",
    "deadline Within ten days of receipt → within ten days of delivery",
  ],
  "with and without": ["Ships sail with a permit.", "Ships sail without a permit.", "negation with → without"],
  "what is refused and what is accepted": [
    "The Board refuses to sign the text with Chad.",
    "The Board accepts to sign the text with Chad.",
    "negation refuses to → accepts",
  ],
  "what is refused and not done, as nothing": ["The Board refuses to sign.", "The Board does not sign."],
  "a part of a day that is met more often": [
    "The guard meets every six hours.",
    "The guard meets five times a day.",
    "quantity six hours → five times",
  ],
  "one of two hours": [
    "Hours are cut from 40 to 35 hours a week.",
    "Hours are cut from 38 to 35 hours a week.",
    "quantity ↓ 40 → 38",
  ],
};

describe("what of one text is what of the other", () => {
  itTells(CASES);
});
