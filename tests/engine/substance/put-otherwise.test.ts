import { describe } from "vitest";
import { itTells, type PairRows } from "./each-row.ts";

// What says the same in other words, and beside it what only looks so.
const CASES: PairRows = {
  "two lengths of time that change places among other words are the same": [
    "Each pilot must rest for ten hours in every shift of 24 hours.",
    "In each shift of twenty-four hours, every pilot must rest for 10 hours.",
    "(notation 24 hours → twenty-four hours)",
    "(notation ten hours → 10 hours)",
  ],
  "two amounts that change places alone both changed": [
    "The toll is 10 euros for cars and 20 euros for vans.",
    "The toll is 20 euros for cars and 10 euros for vans.",
    "money ↑ 10 euros → 20 euros",
    "money ↓ 20 euros → 10 euros",
  ],
  "a sign and the name of a currency, before and behind": [
    "Osaka offered ₩40 billion and the fund SDR 12.5 million.",
    "Osaka offered 40 billion won and the fund 12.5 million SDR.",
    "(notation ₩40 billion → 40 billion won)",
    "(notation SDR 12.5 million → 12.5 million SDR)",
  ],
  "who is asked what, by somebody who may": [
    "Each side may ask the chair to adjourn.",
    "The rules allow each side to request the chair to adjourn.",
  ],
  "a word with a hyphen and without one": ["The ship-owner pays the pilot.", "The shipowner pays the pilot."],
  "a first word that is in small letters elsewhere": [
    "No State other than a coastal State may fish there.",
    "Coastal States alone may fish there.",
  ],
  "what is again possible": [
    "The convoys are again able to reach the camps.",
    "The convoys can once more get to the camps.",
  ],
  "an insertion behind what opens a condition": [
    "Whoever loses a crop on the board's order is paid its value.",
    "If, on the board's order, a crop is lost, its value is paid to whoever loses it.",
  ],
  "two who were named before": [
    "Norway and Iceland will share the quota, as they have no border.",
    "As there is no border between Norway and Iceland, the two will share the quota.",
  ],
  "all of a number that was given before": [
    "An attack on one of the three members is an attack on them all.",
    "If one of the three members is attacked, that is an attack on all three.",
  ],
  "a time that is pointed back to": [
    "The plans shall lie open for six weeks, and anybody may object in that time.",
    "For six weeks the plans shall lie open. During those six weeks, objections may be made by anybody.",
  ],
  "not until, and only once, beside another before": [
    "The rules shall be laid before parliament and shall not enter into force until both chambers have approved them.",
    "The rules shall enter into force only once both chambers, before which they are laid, have approved them.",
  ],
  "who alone may be what he must be": ["A judge must be a citizen.", "Only a citizen may be a judge."],
  "who alone may do what he must": [
    "The owner must inspect the lift.",
    "Only the owner may inspect the lift.",
    "scope – → Only",
    "modality ↓ must → may",
  ],
  "the end of a year in other words": [
    "The roads must be open before the end of 2031.",
    "The roads must be open before 2031 is over.",
    "(notation before the end of 2031 → before 2031)",
  ],
  "so far as": [
    "A master must help persons in distress to the extent that he can do so safely.",
    "A master must help persons in distress so far as he can do so safely.",
  ],
  "save those": [
    "All wounded prisoners except those under guard go home.",
    "All wounded prisoners save those under guard go home.",
  ],
  "what something may be done for is no force": [
    "The roll shall be shown for inspection by voters.",
    "The roll shall be shown so that voters may inspect it.",
  ],
  "the right of doing": ["Oman reserves the right to close the port.", "Oman reserves the right of closing the port."],
  "a half-year in one word": [
    "The Board shall review the list every six months.",
    "The list is subject to a six-monthly review by the Board.",
    "(notation six months → six-monthly)",
  ],
  "days of one month, with its name once and twice": [
    "The talks run from 4–8 May 2031.",
    "The talks run from 4 May to 8 May 2031.",
    "(notation 4–8 May 2031 → 4 May to 8 May 2031)",
  ],
  "days of one month of which the last changed": [
    "The talks run from 4 May to 8 May 2031.",
    "The talks run from 4 May to 9 May 2031.",
    "date 4 May to 8 May 2031 → 4 May to 9 May 2031",
  ],
  "an hour tied to its half and in words": [
    "The gates close at 8pm.",
    "The gates close at eight in the evening.",
    "(notation 8pm → eight in the evening)",
  ],
  "an hour tied to its half that changed": ["The gates close at 8pm.", "The gates close at 9pm.", "date ↑ 8pm → 9pm"],
  "what somebody thinks of himself": [
    "A bidder which considers itself wronged may appeal.",
    "Bidders who believe that they were wronged may appeal.",
  ],
  "what is put into effect": [
    "The Council is told before a change is implemented.",
    "The Council is told before a change is put into effect.",
  ],
  "failing that": [
    "The panel decides by consensus or, if consensus cannot be reached, by vote.",
    "The panel decides by consensus or, failing that, by vote.",
  ],
  "notwithstanding anything": [
    "Nothing in this Part shall prevent a Member from closing its ports.",
    "A Member may close its ports notwithstanding anything in this Part.",
  ],
  "found not guilty": [
    "The court acquitted the banker of all charges.",
    "The banker was found not guilty by the court on all charges.",
  ],
  "found guilty": [
    "The court acquitted the banker.",
    "The court found the banker guilty.",
    "negation acquitted → guilty",
  ],
  "a minister of a country by its adjective": [
    "The Prime Minister of Nepal will sign the accord on Friday.",
    "The accord is to be signed on Friday by the Nepali Prime Minister.",
  ],
  "people of two countries": [
    "Engineers from Kenya and Uganda met in Kampala.",
    "Kenyan and Ugandan engineers held a meeting in Kampala.",
    "(notation Engineers from Kenya → Kenyan)",
  ],
  "those who prosecute": [
    "Prosecutors dropped the charge against the editor.",
    "The charge against the editor was dropped by the prosecution.",
  ],
  "a range of money about the same middle": [
    "The works cost 5 to 9 million euros.",
    "The works cost 6 to 8 million euros.",
    "money 5 to 9 million euros → 6 to 8 million euros",
  ],
  "days of one month about the same middle": [
    "The talks run from 4 to 8 May 2031.",
    "The talks run from 5 to 7 May 2031.",
    "date ↑ 4 to 8 May 2031 → 5 to 7 May 2031",
  ],
  "would not say, and refused to": [
    "The envoy refused to say whether the talks would go on.",
    "Whether the talks would go on, the envoy would not say.",
  ],
  "a single one, and one only": [
    "The judges serve a single term of nine years.",
    "The judges serve one term of nine years only.",
  ],
  "unlawful without, lawfully only with": [
    "It shall be unlawful to export coins without a licence.",
    "Coins may lawfully be exported only with a licence.",
  ],
  "open for accession": [
    "This Treaty shall be open for accession by any State.",
    "Any State may accede to this Treaty.",
  ],
  "a gas by its formula": [
    "Parties shall report emissions of CO2.",
    "Parties shall report emissions of carbon dioxide.",
  ],
  "officials of two countries in talks between them": [
    "Delegates from Chad and Mali met in Bamako, but the talks ended without a text.",
    "Talks in Bamako between Chadian and Malian delegates closed with no text agreed.",
    "(notation Mali → Malian)",
  ],
  "a narrower word for one of its sense": [
    "The state shall take appropriate measures.",
    "The state shall take suitable measures.",
  ],
  "a wider name of one who is meant": ["The union shall be heard.", "The trade union shall be heard."],
  "another who is meant": ["The union shall be heard.", "The credit union shall be heard.", "scope – → credit"],
  "who crosses a border": ["The migrants may stay.", "The immigrants may stay."],
  "should there be": [
    "The seller repairs the engine in the event of a defect.",
    "The seller repairs the engine should there be a defect.",
  ],
  "a force of which nobody is free, by either word": ["No person shall fish there.", "Nobody may fish there."],
  "a first day, by what may not be before it": [
    "The vote will be held no earlier than 1 June.",
    "The vote will not be held before 1 June.",
  ],
  "two amounts of which the unit is said once": [
    "The fee rises from 40 to 60 euros.",
    "The fee rises from 40 euros to 60 euros.",
  ],
  "two amounts of which the last changed": [
    "The fee rises from 40 to 60 euros.",
    "The fee rises from 40 to 70 euros.",
    "money ↑ 60 euros → 70 euros",
  ],
  "how often meetings are held, behind them": [
    "The council meets at least twice a year.",
    "At least two meetings of the council are held each year.",
    "(notation twice → two meetings)",
  ],
  "what is needed, and who may not without it": [
    "A permit is required to fell a tree.",
    "No tree may be felled without a permit.",
  ],
  "a year before a noun": ["The shares may not be sold before 2030.", "Before 2030 shares may not be sold."],
  "two who change places in a short sentence": [
    "Kenya pays Uganda.",
    "Uganda pays Kenya.",
    "actor Kenya → Uganda",
    "actor Uganda → Kenya",
  ],
  "two who are listed in another order": ["Kenya and Uganda sign it.", "Uganda and Kenya sign it."],
  "two places in the other direction": [
    "The road from Kenya to Chad is open.",
    "The road from Chad to Kenya is open.",
    "actor Kenya → Chad",
    "actor Chad → Kenya",
  ],
  "meetings that are held, and a fee that is due each year": [
    "Two meetings are held; the fee is due each year.",
    "Two meetings are held; the fee is due each month.",
    "duration ↓ each year → each month",
  ],
};

describe("sentences that were put otherwise", () => {
  itTells(CASES);
});
