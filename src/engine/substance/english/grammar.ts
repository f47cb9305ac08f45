import type { Grammar } from "../grammar.ts";
import { ENGLISH_DENIALS, ENGLISH_OPPOSITES } from "./denials.ts";
import { ENGLISH_SENSES } from "./senses.ts";
import { ENGLISH_VERBS } from "./verbs.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

const BETWEEN = words(
  "not n't neither never also only duly jointly together hereby always still already fully first then thereby both itself themselves alone ever no longer again soon each all yet far",
);

/** How English says who does what. */
export const ENGLISH_GRAMMAR: Grammar = {
  verbs: ENGLISH_VERBS,
  modals: words(
    "shall must will may can should would could might cannot won't can't shouldn't mustn't couldn't wouldn't",
  ),
  doing: words("do does did don't doesn't didn't"),
  having: words("has have had having hasn't haven't hadn't"),
  being: words("is are was were be been being isn't aren't wasn't weren't"),
  isBetween: (word) => BETWEEN.has(word) || (word.endsWith("ly") && word.length > 4),
  isAgent: (word) => /(?:man|men|woman|women|person|persons|people|steward|eur|eer|cian|crat)s?$/u.test(word),
  determiners: words(
    "the a an each any every no either neither both all some most its their his her our your this that these those such said other another one two three only certain several many few respective of",
  ),
  prepositions: words(
    "of in on at for to from by with within without under over upon into onto between among against through throughout during before after about towards across along behind near off outside inside until since concerning regarding including excluding per",
  ),
  openers: words(
    "that whether if when where while because as than unless once until after before although though since but whereas so how why nor",
  ),
  relatives: words("who which that"),
  joins: words("and or nor"),
  pronouns: words(
    "whichever others rest remainder it they he she we you i them him her us this that these those there latter former other another each one both all none some any itself themselves neither either nobody nothing everyone anyone whoever someone everybody anybody else who which what whose same such otherwise",
  ),
  asking: words(
    "request requests requested call calls called urge urges urged ask asks asked require requires required oblige obliges obliged allow allows allowed permit permits permitted enable enables enabled authorise authorises authorised authorize authorizes authorized invite invites invited encourage encourages encouraged instruct instructs instructed order orders ordered entitle entitles entitled tell tells told direct directs directed demand demands demanded recommend recommends recommended",
  ),
  permitting: words(
    "allow allows permit permits enable enables authorise authorises authorize authorizes entitle entitles empower empowers",
  ),
  saying: words(
    "say says said tell tells told report reports reported announce announced announces warn warned warns claim claims claimed add added adds state stated states confirm confirms confirmed explain explained explains insist insists insisted declare declares declared note notes noted promise promises promised pledge pledges pledged indicate indicates indicated suggest suggests suggested predict predicts predicted argue argues argued according",
  ),
  duties: words("duty responsibility obligation task burden job right role power onus turn cost costs risk"),
  lying: words("lie lies lay rest rests rested remain remains remained fall falls fell be is was are devolve devolves"),
  denials: ENGLISH_DENIALS,
  excepting: words("except excluding excepting excepted apart aside save but"),
  opposites: ENGLISH_OPPOSITES,
  senses: ENGLISH_SENSES,
  onlyOtherwise:
    /\bno other\b|\bsingle\b|\brequires\b|\b(?:all|none|no|nobody|nothing|not(?! limited)|never|every\p{L}*|any\p{L}*|cannot)\b.*\b(?:but|except|save|other than|otherwise than|apart from|unless|until|before|without)\b|\b(?:unless|except|save)\b.*\b(?:no|not|none|nobody|nothing|never|cannot)\b/iu,
  // "Import" and "port", "immigrants" and "migrants": other words, or the same.
  denyingPrefix:
    /^(?!im(?:migra|port|prove|pose|press|print|plant)|in(?:form|vest|tend|crease|come|coming|land|deed|spire|clude|dent|stall|habit)|dis(?:cover|play|count|pose|tribut|patch|close|charge|miss)|un(?:less|til|ion|ity|der))(?:un|in|im|il|ir|non|dis)(?=\p{L}{4})/u,
};
