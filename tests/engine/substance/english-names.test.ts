import { describe } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { itReadsEach } from "./each-form.ts";

describe("names in English are read as one with the other names of what they name", () => {
  itReadsEach("a country", "The arms came to {_} by sea.", ENGLISH, {
    "place russia": "Russia, Russian Federation",
    "place turkey": "Turkey, Türkiye, Turkiye, Republic of Turkey",
    "place china": "China, People's Republic of China",
    "place north korea": "North Korea, Democratic People's Republic of Korea",
    "place south korea": "South Korea, Republic of Korea",
    "place myanmar": "Myanmar, Burma",
    "place eswatini": "Eswatini, Swaziland, Kingdom of Eswatini",
    "place cape verde": "Cape Verde, Cabo Verde",
    "place ivory coast": "Ivory Coast, Côte d'Ivoire",
    "place east timor": "East Timor, Timor-Leste",
    "place czech republic": "Czech Republic, Czechia",
    "place norway": "Norway, Kingdom of Norway",
    "place iran": "Iran, Islamic Republic of Iran",
  });
  itReadsEach("a state under whose other name another one is known", "The arms came to the {_} by sea.", ENGLISH, {
    "actor republic of china": "Republic of China",
    "actor republic of north korea": "Republic of North Korea",
    "actor republic of south korea": "Republic of South Korea",
  });
  itReadsEach("a body", "The {_} shall report on it.", ENGLISH, {
    "actor nato":
      "NATO, North Atlantic Treaty Organization, North Atlantic Treaty Organisation, North Atlantic Alliance",
    "actor european union": "EU, E.U., European Union",
    "actor united nations": "UN, U.N., United Nations",
    "actor osce":
      "OSCE, Organization for Security and Co-operation in Europe, Organisation for Security and Co-operation in Europe",
    "actor iaea": "IAEA, International Atomic Energy Agency",
    "actor security council": "Security Council, UN Security Council, United Nations Security Council",
    "actor international monetary fund": "IMF, International Monetary Fund",
    "actor world trade organization": "WTO, World Trade Organization, World Trade Organisation",
    "actor wfp": "WFP, World Food Programme, World Food Program",
    "actor undp": "UNDP, United Nations Development Programme, United Nations Development Program",
    "actor unep": "UNEP, United Nations Environment Programme, United Nations Environment Program",
    "actor fao": "FAO, Food and Agriculture Organization, Food and Agriculture Organisation",
    "actor iom": "IOM, International Organization for Migration, International Organisation for Migration",
    "actor ilo":
      "ILO, International Labour Organization, International Labor Organization, International Labour Organisation",
    "actor who": "WHO, World Health Organization, World Health Organisation",
    "actor red cross": "Red Cross, ICRC, International Committee of the Red Cross",
    "actor unicef": "UNICEF, United Nations Children's Fund",
    "actor international tribunal for the law of the sea": "ITLOS, International Tribunal for the Law of the Sea",
    "actor g7": "G7, Group of Seven",
  });
  itReadsEach("a city", "The talks were held in {_} in spring.", ENGLISH, {
    "place kyiv": "Kyiv, Kiev",
    "place beijing": "Beijing, Peking",
    "place brussels": "Brussels, Bruxelles",
    "place warsaw": "Warsaw, Warszawa",
    "place yerevan": "Yerevan, Erevan",
    "place copenhagen": "Copenhagen, København",
    "place lisbon": "Lisbon, Lisboa",
    "place prague": "Prague, Praha",
    "place mumbai": "Mumbai, Bombay",
    "place kolkata": "Kolkata, Calcutta",
    "place chennai": "Chennai, Madras",
    "place ho chi minh city": "Ho Chi Minh City, Saigon",
    "place gdansk": "Gdansk, Danzig",
    "place cologne": "Cologne, Köln",
    "place munich": "Munich, München",
    "place vienna": "Vienna, Wien",
    "place geneva": "Geneva, Genève",
    "place zurich": "Zurich, Zürich",
    "place basel": "Basel, Basle",
    "place venice": "Venice, Venezia",
    "place odesa": "Odesa, Odessa",
    "place kharkiv": "Kharkiv, Kharkov",
    "place lviv": "Lviv, Lvov",
    "place mykolaiv": "Mykolaiv, Nikolaev",
    "place zaporizhzhia": "Zaporizhzhia, Zaporozhye, Zaporizhia",
    "place dnipro": "Dnipro, Dnepr, Dnieper",
    "place luhansk": "Luhansk, Lugansk",
    "place chernihiv": "Chernihiv, Chernigov",
    "place donbas": "Donbas, Donbass",
    "place rivne": "Rivne, Rovno",
    "place astana": "Astana, Nur-Sultan",
    "place hodeidah": "Hodeidah, Hudaydah, Hodeida",
    "place erbil": "Erbil, Arbil, Irbil",
    "place st petersburg": "St Petersburg, Saint Petersburg, St. Petersburg",
  });
});
