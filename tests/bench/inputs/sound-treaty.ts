import type { TextPair } from "./text-pair.ts";

/**
 * Two readings of an invented treaty of 28 points, heavily reworded: point 3 is split, 6 and 7 are merged, 16 and 17
 * are merged, 21 is split with its halves apart, 12 and 23 are dropped, 9 and 10 change places, 27 moves to the front,
 * and two points are new. Two points name others by numbers that move.
 */
export function soundTreaty(): TextPair {
  return {
    before: printed(FIRST_READING),
    after: printed(SECOND_READING),
    truth: {
      before: FIRST_READING,
      after: SECOND_READING,
      links: NUMBERS_THAT_CORRESPOND.map(([before, after]) => [before - 1, after - 1] as const),
    },
  };
}

function printed(points: readonly string[]): string {
  return `${points.map((text, index) => `${index + 1}. ${text}`).join("\n")}\n`;
}

const NUMBERS_THAT_CORRESPOND: readonly (readonly [number, number])[] = [
  ...([
    [1, 1],
    [2, 3],
    [3, 4],
    [3, 5],
    [4, 6],
    [5, 7],
    [6, 8],
    [7, 8],
    [8, 9],
    [9, 11],
    [10, 10],
  ] as const),
  ...([
    [11, 12],
    [13, 13],
    [14, 14],
    [15, 16],
    [16, 17],
    [17, 17],
    [18, 18],
    [19, 19],
    [20, 20],
  ] as const),
  ...([
    [21, 21],
    [21, 26],
    [22, 22],
    [24, 23],
    [25, 24],
    [26, 25],
    [27, 2],
    [28, 28],
  ] as const),
];

const FIRST_READING: readonly string[] = [
  "The Kingdom of Halmar and the Free Cities of Ronne (the Signatories) declare that the Sound of Keld is a shared sea, open to the peaceful use of both. Neither Signatory shall close the Sound, or any part of it, to the ships of the other without the consent of the Sound Council.",
  "The sea border follows the middle line between the low-water marks of 12 May 2028, as drawn on the chart in Annex I. Islets that fall dry at low water have no effect on the line. Any error found in the chart is corrected by an exchange of letters.",
  "Warships of a third state may pass through the Sound only after notice of 72 hours to both Signatories, in daylight and on the surface. Submarines of the Signatories shall stay south of the latitude of Cape Ansker. The Sound Council keeps a register of all such passages, which is open to both navies and is published after five years.",
  "A Sound Council of ten members is established, five from each Signatory. It meets in Port Merle every two months and decides by a majority of seven. A member who misses three meetings in a row is replaced by the Signatory that sent them.",
  "The Council may issue rules on traffic, pilotage and anchorage. Its rules enter into force 45 days after they are published in the gazettes of both Signatories, unless either of them objects in writing within the first 20 days.",
  "Pilotage is compulsory for tankers above 30,000 tonnes and for all ships that carry liquefied gas. Pilots are licensed by the Council after an examination in both languages.",
  "Pilotage dues shall not exceed the true cost of the service and are the same for the ships of all flags. The Council publishes the accounts of the pilot service before the end of March each year.",
  "The total catch of herring in the Sound is fixed each year by the Council on the advice of the Institute of Marine Science. For the first three years it shall not exceed 48,000 tonnes, of which Halmar receives 55 per cent and Ronne 45 per cent. Fish not caught in one year may not be added to the share of the next.",
  "Nets with a mesh of less than 32 millimetres are forbidden throughout the Sound. An inspector who finds such a net on board takes possession of it and hands the master a receipt; the catch is sold for the benefit of the rescue service.",
  "The spawning grounds off Lyse Bank are closed to all fishing from 15 February to 31 May, whatever the catch fixed under point 8. The Council may lengthen the closure by up to three weeks if the Institute of Marine Science so recommends, and shall announce it ten days ahead.",
  "Fishermen of the island of Sandoe may continue to fish with open boats of up to nine metres in the waters where their families have fished since before 1950, on either side of the border, without a licence. Their catch is not counted towards the share of either Signatory.",
  "The Signatories shall seek to name a joint ambassador for the Sound, who represents both in talks with third states about shipping. The post alternates every three years, starting with a candidate of Halmar.",
  "The ferry between Port Merle and Ansker is a public service. It runs at least eight times a day in summer and five times a day in winter. The fare for residents of either shore may not be higher than the fare for a bus journey of the same length.",
  "A fixed link across the Narrows shall be studied by a commission of six engineers, which reports within 30 months. Its budget of 9 million crowns is borne in equal shares. The Signatories are not bound by the findings, but shall not permit works that would make a tunnel impossible before the report has been debated.",
  "Wind farms within twelve miles of the middle line require the consent of both Signatories. The Signatory on whose side a wind farm stands pays the other 4 per cent of its yearly revenue, for as long as its turbines can be seen from the other shore.",
  "Cables and pipelines may be laid on the bed of the Sound after the Council has approved their course. The owner buries them at least 1.5 metres deep and marks them on the charts.",
  "The owner of a cable or pipeline is liable for all damage done by it, whether or not there was fault, up to 200 million crowns for each event. Disused lines are removed within four years at the cost of the owner.",
  "No ballast water may be discharged in the Sound unless it has been treated according to the convention of 2004. Each Signatory provides at least two places where ships can hand over oily waste free of charge, at any hour and without delay.",
  "In the event of an oil spill, the Signatory nearer to it leads the response and the other places its vessels at the leader's disposal within six hours. The costs are recovered from the polluter; what cannot be recovered is divided in equal parts. A joint exercise is held every autumn.",
  "Rescue at sea has priority over every border. Lifeboats and helicopters of either Signatory may enter the waters, airspace and harbours of the other without leave while saving life, and shall report to the coast station as soon as they can.",
  "The Signatories shall operate a common radar chain of nine stations. Its pictures are shared without delay and may be kept for 90 days. They may not be used to prosecute fishermen for offences other than those named in Annex III. The chain is maintained by Ronne, and Halmar pays half of its cost in January of each year.",
  "Customs officers of both Signatories may work side by side in the harbours of Port Merle and Ansker. An officer carries a sidearm only in the hall of their own state, and remains subject to its law for acts done on duty.",
  "Each Signatory shall teach the history of the Sound in its coastal schools from books approved by a panel of four historians, two from either shore, and shall exchange at least 60 teachers a year.",
  "Seals, porpoises and eider ducks are protected at all times. Neither Signatory shall issue hunting licences for them, save that seals which have damaged nets twice in one season may be scared off by means that do not wound them.",
  "Military exercises with live fire in the Sound are announced 21 days ahead, end before sunset, and take up no more than 14 days in a year for each Signatory. None are held from June to August or within four miles of a ferry route.",
  "Disputes about this treaty, points 3 to 5 excepted, are first put to the Council. If the Council has not settled a dispute within six months, either Signatory may bring it before a tribunal of three judges, of whom the Signatories name one each and the two so named choose the third. The tribunal sits in a third country, and its award is final.",
  "Words used in this treaty have the meaning given in Annex II. Where the two language versions differ, the Signatories shall look for the meaning that reconciles them best, having regard to the records of the negotiations.",
  "This treaty is concluded for 25 years. It is renewed for ten years at a time unless a Signatory gives notice at least two years before it ends. It enters into force 30 days after the instruments of ratification have been exchanged in Port Merle.",
];

const SECOND_READING: readonly string[] = [
  "The Kingdom of Halmar and the Free Cities of Ronne (the Signatories) agree that the Sound of Keld is a shared sea, open to the peaceful use of both and to the innocent passage of all. Neither Signatory may close the Sound, or any part of it, to the ships of the other without the prior consent of the Sound Council.",
  "Words used in this treaty have the meaning given in Annex II. Where the three language versions differ, the English text prevails.",
  "The sea border follows the middle line between the low-water marks of 12 May 2028, as drawn on the chart in Annex I and on its digital copy. Islets and sandbanks that fall dry at low water have no effect on the line. Any error found in the chart is corrected by the Council, by a unanimous decision.",
  "Warships of a third state may pass through the Sound only after notice of 48 hours to both Signatories, one at a time, in daylight and on the surface. The Sound Council keeps a register of all such passages, which is open to both navies and is published after ten years.",
  "Submarines of the Signatories shall stay south of the latitude of Cape Ansker, except in distress, and shall surface when they cross the ferry route.",
  "A Sound Council of twelve members is established, six from each Signatory, of whom at least two must be fishermen or mariners. It meets in Port Merle every three months and decides by a majority of eight. A member who misses two meetings in a row may be replaced by the Signatory that sent them.",
  "The Council shall issue rules on traffic, pilotage, anchorage and speed. Its rules enter into force 60 days after they are published in the gazettes of both Signatories, unless either of them objects in writing, giving its reasons, within the first 30 days.",
  "Pilotage is compulsory for tankers above 20,000 tonnes, for all ships that carry liquefied gas and, in fog, for passenger ships. Pilots are licensed by the Council after an examination in either language. Pilotage dues shall not exceed the true cost of the service by more than 5 per cent and are the same for the ships of all flags. The Council publishes the audited accounts of the pilot service before the end of June each year.",
  "The total catch of herring and sprat in the Sound is fixed each year by the Council, which shall follow the advice of the Institute of Marine Science. For the first five years it shall not exceed 41,000 tonnes, of which Halmar receives 52 per cent and Ronne 48 per cent. Up to one tenth of the fish not caught in one year may be added to the share of the next.",
  "The spawning grounds off Lyse Bank and in Merle Bight are closed to all fishing except with hook and line from 1 February to 31 May, whatever the catch fixed under point 9. The Council may lengthen the closure by up to five weeks if the Institute of Marine Science so recommends, and shall announce it seven days ahead.",
  "Nets with a mesh of less than 36 millimetres are forbidden throughout the Sound. An inspector who finds such a net on board seals it and hands the master a receipt; the catch is confiscated and sold for the benefit of the rescue service.",
  "Fishermen of the islands of Sandoe and Little Sandoe may continue to fish with open boats of up to eleven metres in the waters where their families have fished since before 1950, on either side of the border, under a licence that is free of charge. Their catch is counted towards the share of neither Signatory.",
  "The ferry between Port Merle and Ansker is a public service. It runs at least ten times a day in summer and six times a day in winter, weather permitting. The fare for residents of either shore may not be higher than the fare for a train journey of the same length, and schoolchildren travel free.",
  "A fixed link across the Narrows shall be studied by a commission of eight engineers and economists, which reports within 24 months. Its budget of 14 million crowns is borne by Halmar as to two thirds and by Ronne as to one third. The Signatories are not bound by the findings, but shall not permit works that would make a tunnel or a bridge impossible before the report has been debated in both parliaments.",
  "Cruise ships with more than 2,500 passengers may call at no more than one harbour of the Sound on any day, and shall use power from the shore while they lie there.",
  "Wind farms within eight miles of the middle line require the consent of both Signatories, which may not be withheld without good reason. The Signatory on whose side a wind farm stands pays the other 6 per cent of its yearly revenue into a fund for coastal villages, for as long as its turbines can be seen from the other shore.",
  "Cables and pipelines may be laid on the bed of the Sound after the Council has approved their course and has heard the fishermen. The owner buries them at least two metres deep and marks them on the charts. The owner is liable for all damage done by a cable or pipeline, whether or not there was fault, up to 350 million crowns for each event. Disused lines are removed within two years at the cost of the owner.",
  "No ballast water may be discharged in the Sound, treated or not. Each Signatory provides at least three places where ships can hand over oily waste and refuse free of charge, at any hour and without delay.",
  "In the event of a spill of oil or chemicals, the Signatory nearer to it leads the response and the other places its vessels and aircraft at the leader's disposal within four hours. The costs are recovered from the polluter; what cannot be recovered is met by the Signatories in proportion to their harbour traffic. A joint exercise is held every spring and every autumn.",
  "Rescue at sea has priority over every border. Lifeboats, helicopters and drones of either Signatory may enter the waters, airspace and harbours of the other without leave while saving life, and shall report to the nearest coast station within one hour.",
  "The Signatories shall operate a common radar chain of eleven stations. Its pictures are shared without delay and may be kept for 30 days. The chain is maintained by Ronne, and Halmar pays 40 per cent of its cost in quarterly instalments.",
  "Customs officers and border guards of both Signatories may work side by side in the harbours of Port Merle and Ansker. They carry no firearms outside the hall of their own state, and remain subject to its law for acts done on duty.",
  "Seals, porpoises and sea birds are protected at all times. Neither Signatory shall issue hunting licences for them, save that seals which have damaged nets three times in one season may be scared off by means that do not wound them.",
  "Military exercises with live fire in the Sound are announced 30 days ahead, end two hours before sunset, and take up no more than ten days in a year for each Signatory. None are held from May to September or within six miles of a ferry route or a wind farm.",
  "Disputes about this treaty, points 4 to 7 excepted, are first put to the Council. If the Council has not settled a dispute within four months, either Signatory may bring it before a tribunal of five judges, of whom the Signatories name two each and the four so named choose the fifth. The tribunal sits in Geneva, and its award is final and binding.",
  "Pictures of the radar chain may not be used to prosecute fishermen for offences other than those named in Annex III, nor be passed to insurers.",
  "A fund of 75 million crowns is set up for the renewal of harbours and slipways, to which Halmar and Ronne contribute in equal yearly parts until 2041.",
  "This treaty is concluded for 20 years. It is renewed for five years at a time unless a Signatory gives notice at least one year before it ends. It enters into force on the day on which the instruments of ratification have been exchanged in Port Merle.",
];
