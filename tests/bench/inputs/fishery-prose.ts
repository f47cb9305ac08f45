import { seededRandom } from "../../support/seeded-random.ts";

/** Writes invented provisions on the fisheries of a shared sea, the same for the same seed. */
export class FisheryProse {
  readonly chance: () => number;

  constructor(seed: number) {
    this.chance = seededRandom(seed);
  }

  /** One of the words given; the first ones oftener, as in any text. */
  pick(words: readonly string[]): string {
    const drawn = Math.min(this.chance(), this.chance());
    return words[Math.floor(drawn * words.length)] ?? "";
  }

  wholeNumber(from: number, to: number): number {
    return from + Math.floor(this.chance() * (to - from + 1));
  }

  /** "the annual quota", "any vessel". */
  thing(): string {
    const noun = this.pick(THINGS);
    const described = this.chance() < 0.55 ? `${this.pick(QUALITIES)} ${noun}` : noun;
    return `${this.pick(["the", "the", "each", "any", "every", "such"])} ${described}`;
  }

  circumstance(): string {
    return this.pick(CIRCUMSTANCES)
      .replace("#", String(this.wholeNumber(2, 96)))
      .replace("@", String(this.wholeNumber(2032, 2049)))
      .replace("*", this.thing());
  }

  clause(): string {
    const said = `${this.pick(ACTORS)} ${this.pick(FORCES)} ${this.pick(ACTS)} ${this.thing()}`;
    const bound = this.chance() < 0.55 ? ` ${this.pick(TIES)} ${this.thing()}` : "";
    const further = this.chance() < 0.5 ? ` ${this.circumstance()}` : "";
    return said + bound + further;
  }

  sentence(): string {
    return `${capitalised(this.clause())}.`;
  }

  /** One provision of one sentence, some 100 characters long. */
  provision(): string {
    const second = this.chance() < 0.4 ? `${this.pick(["; ", ", and ", ", but "])}${this.clause()}` : "";
    return `${capitalised(this.clause())}${second}.`;
  }

  /** The same provision after a round of talks: one to three words, figures or phrases of it are others. */
  redrafted(provision: string): string {
    const words = provision.slice(0, -1).split(" ");
    const edits = this.wholeNumber(1, 3);
    for (let edit = 0; edit < edits; edit++) this.#edit(words);
    const text = `${capitalised(words.join(" "))}.`;
    return text === provision ? `${text.slice(0, -1)} ${this.circumstance()}.` : text;
  }

  #edit(words: string[]): void {
    const place = this.wholeNumber(0, words.length - 1);
    const kind = this.chance();
    const figure = words.findIndex((word, index) => index >= place && /^\d+$/u.test(word));
    const force = words.findIndex((word) => FORCES.includes(word));
    if (kind < 0.25 && figure >= 0) words[figure] = String(Number(words[figure]) + this.wholeNumber(1, 20));
    else if (kind < 0.4 && force >= 0) words[force] = words[force] === "shall" ? "may" : "shall";
    else if (kind < 0.6) words.splice(place + 1, 0, ...`${this.pick(TIES)} ${this.thing()}`.split(" "));
    else if (kind < 0.8 && words.length > 12) words.splice(place, 3);
    else words[place] = this.pick(this.chance() < 0.5 ? THINGS : QUALITIES);
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const ACTORS = [
  ...["the coastal States", "each coastal State", "the Fisheries Council", "the flag State", "the port authorities"],
  ...["the panel of scientists", "no fishing vessel", "the control agency", "the master of a vessel", "the Registrar"],
  ...["the island administrations", "either side", "the fund's trustees", "the owners' association", "the coastguard"],
];
const FORCES = ["shall", "shall", "shall", "may", "must", "should", "will", "undertakes to", "is entitled to"];
const ACTS = [
  ...["record", "land", "inspect", "mark", "license", "weigh", "report", "share", "reduce", "close", "divide", "lift"],
  ...["suspend", "rebuild", "survey", "tag", "count", "reserve", "finance", "escort", "board", "detain", "refund"],
  ...[
    "certify",
    "chart",
    "patrol",
    "auction",
    "restock",
    "dredge",
    "list",
    "translate",
    "archive",
    "measure",
    "insure",
  ],
];
const QUALITIES = [
  ...["annual", "total", "coastal", "licensed", "seasonal", "foreign", "joint", "scientific", "frozen", "juvenile"],
  ...["northern", "protected", "electronic", "traditional", "commercial", "provisional", "damaged", "unmarked", "deep"],
  ...[
    "migratory",
    "certified",
    "recreational",
    "submerged",
    "independent",
    "shared",
    "estimated",
    "outer",
    "remaining",
  ],
];
const THINGS = [
  ...["quota", "catch", "vessel", "spawning ground", "landing", "net", "licence", "logbook", "stock", "season", "reef"],
  ...["mesh size", "observer", "harbour", "transponder", "buoy", "hatchery", "trawl", "estuary", "herring", "cod"],
  ...["mackerel", "levy", "crew", "skipper", "cargo", "certificate", "baseline", "depth", "strait", "shoal", "winch"],
  ...["auction hall", "sample", "survey", "moratorium", "ice store", "pilot", "lighthouse", "wreck", "pipeline"],
  ...["seal colony", "by-catch", "longline", "pound", "register", "penalty", "hearing", "budget", "dispute", "share"],
];
const TIES = ["in", "for", "under", "without", "beyond", "together with", "in exchange for", "by reference to", "near"];
const CIRCUMSTANCES = [
  ...["within # days of landing", "before 1 April @", "for at least # nautical miles", "unless the other side objects"],
  ...["up to # per cent of the year before", "at the cost of *", "between dusk and dawn", "after notice of # hours"],
  ...["as shown on the annexed chart", "in the waters around *", "until 30 September @", "subject to *"],
];
