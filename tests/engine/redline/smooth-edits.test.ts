import { describe, expect, it } from "vitest";
import { redline } from "../../../src/engine/redline/redline.ts";
import { readMarked, writeMarked } from "../../support/marked-text.ts";

function itDraws(cases: Record<string, string>, options = { regrouped: false }) {
  for (const [name, marked] of Object.entries(cases)) {
    it(name, () => {
      const { before, after } = readMarked(marked);
      expect(writeMarked(redline(before, after, options).runs)).toBe(marked);
      // The other way about, what was struck is inserted.
      const turned = marked.replace(/\{([^{}|]*)\|([^{}|]*)\}/gu, "{$2|$1}");
      expect(writeMarked(redline(after, before, options).runs)).toBe(turned);
    });
  }
}

describe("an insertion that could stand in several places", () => {
  itDraws({
    "starts with a line": "The Parties:\nshall meet{|\nshall talk}\nshall report",
    "starts with a line rather than a sentence": "x. a. b{|\nc. a. b}\nc. a. d",
    "starts with a sentence": "They meet. The Parties shall talk.{| The Parties shall vote.} The Parties shall report.",
    "starts with a sentence rather than a clause": "a, b.{| Now, they go, on.} Now, they go, off.",
    "starts after a question": "Who pays?{| Who signs?} Who reports?",
    "starts after an exclamation": "Do pay!{| Do sign!} Do report!",
    "starts after a semicolon": "they may talk;{| they may vote;} they may report",
    "starts after a colon": "thus: the board thus:{| the chair thus:} the panel",
    "starts after a Chinese full stop": "双方撤军。{|双方会晤。}双方报告。",
    "starts after a comma": "to talk to Kyiv,{| to Moscow,} to Geneva",
    "starts after a comma rather than before one": "ports, bridges,{| roads,} mines",
    "starts before a comma where none stands before": "ports{|, roads} and ports, mines",
    "starts after a dash": "a truce – now –{| soon –} later",
    "starts before brackets": "the zone{| (the north)} (the south) is closed",
    "starts before square brackets": "the zone{| [the north]} [the south] is closed",
    "starts before quotation marks": "the terms{| “north zone”} “south zone” are used",
    "starts before the label of an item": "(a) b c{| (a) d c} (a) e",
    "starts with the text where that is a sentence": "{|The mission observes. }The Parties withdraw.",
    "stands where it is if no place is better": "It was very{| very} cold.",
    "joins the change behind it": "within days of {that date|signature of the treaty}",
  });
});

describe("a kept run between two changes", () => {
  itDraws({
    "is folded in when it is of two words": "They {set no great limits|put no great hard bounds} on it all here today.",
    "stays when it is of three": "They {set|put} no other great {limits|hard bounds} on it all here today.",
    "stays between two words each put for another": "They {set|put} no great {limits|bounds} on it all here today.",
    "stays between two words each put for another whatever it weighs":
      "The {Buyer|Purchaser} pays the {Seller|Vendor} today.",
    "is folded in between two words each put for another if it only binds":
      "The {Buyer and Seller|Purchaser and Vendor} meet in the great hall today.",
    "is folded in between a word put for another and a word that binds":
      "The {Buyer pays the|Purchaser pays a} man in the great hall today.",
    "stays between two additions": "The{| old} board{| of nine} meets in the great hall today.",
    "stays between two cuts": "The{ old|} board{ of nine|} meets in the great hall today.",
    "is folded in between two additions if it only binds":
      "They meet {of|now of late} the board in the great hall today.",
    "is folded in between an addition that only binds and another":
      "They meet in {great halls|all great halls and rooms} of the north.",
    "is folded in between an addition and a cut": "The {board of nine|old board} meets in the great hall today.",
    "is folded in behind a replacement": "The {old board|new board of nine} meets in the great hall today.",
    "stays when a comma sets it off":
      "The{| federal} laws, {old orders|new writs}, directives,{ policies|} rules and standards apply.",
    "is folded in when it is long and says little":
      "They {gave up all weapons hidden there of the in spread below bridges beside roads|laid down every gun found near of the in brought past rivers towards lakes} since that day in the long war of the north.",
    "stays when it is a comma between two words": "They may {sign|seal}, {print|publish} and archive it.",
    "is folded in when it is a comma between phrases":
      "They may {sign at once, print in colour|put their seal, publish a book} and archive it.",
    "stays when a sentence ends in it":
      "They may {sign|seal}. It {ends|stops} when both of them agree to it in writing.",
    "stays when a part of a sentence ends in it":
      "They may {sign|seal}; it {ends|stops} when both of them agree to it in writing.",
    "stays when a line starts in it": "They {set|put}\nno great {limits|bounds} on it all here today.",
    "stays when a line starts behind it": "They {set|put} no great\n{limits|bounds} on it all here today.",
    "stays when a bracket stands in it": "The Parties ({old|new}) {may|must} meet in the great hall of the palace.",
    "stays when a quotation mark stands in it": "The “{old|new}” {zone|area} lies in the great plain of the north.",
    "stays when a figure stands in it": "The {old|new} 12 {ships|boats} sail on the river to the sea at dawn.",
    "stays when a comma stands among its words": "They {set|put} no, great {limits|hard bounds} on it all here today.",
    "stays when a comma stands before a word that binds": "They may {sign|seal}, or {print|publish} and archive it.",
    "is folded in between phrases when a comma stands before a word that binds":
      "They may {sign at once, or print in colour|put their seal, or publish a book} and archive it.",
    "is folded in with its comma when it weighs little beside the changes":
      "They {gave up all weapons hidden there, then spread below bridges beside roads|laid down every gun found near, then brought past rivers towards lakes} since that day in the long war of the north.",
    "stays when a line starts in it on one side":
      "They {set |put\n}no great {limits|bounds} on{\n| }it all here today.",
    "is measured by all that was folded before":
      "They {set great limits since yesterday evening of the in spread below bridges beside roads|put great bounds of the in brought past rivers towards lakes} and went on in peace for many years until they tired.",
    "is folded in when it is a comma between two words each":
      "They may {sign gladly, print books today|seal sadly, publish maps tomorrow} and archive it.",
    "stays when it is a comma between a word and a phrase":
      "They may {sign|seal}, {print in colour|publish a book} and archive it.",
    "is folded in when it is a comma behind a word for a phrase":
      "They may {sign, print in colour|put their seal gladly, publish a book} and archive it.",
    "is folded in when it is a comma before a word for a phrase":
      "They may {print in colour, sign|publish a book, put their seal gladly} and archive it.",
    "stays when it is more than the month of a date":
      "Between {31|30} March of {2031|2032} and today nothing moved at all.",
    "is folded in before words that begin with a figure":
      "The {old great 12 ships|new great 15 boats} sail on the river to the sea at dawn.",
    "is folded in when it is a currency sign between phrases":
      "They {pay many old € notes of silver|paid several new € coins without gold} in the long war of the north.",
    "stays when a bracket closes in it": "The ({old|new} Party) {may|must} meet in the great hall of the palace.",
    "stays between brackets lifted": "The {[|}big{]|} house stays where it is today.",
    "stays behind brackets lifted": "The {[|}big {house|home} stays where it is today.",
    "stays beside a changed figure": "The {old|new} ships in {1990|1991} sailed on the river to the sea.",
    "stays between changed figures": "Pay {5|6} for each of {7|8} men.",
    "stays between changed figures written out": "They pay {five|six} of the {seven|eight} men at noon.",
    "stays beside a changed figure in Ukrainian": "Вони мають {п'ять|шість} таких {судів|палат} на півночі країни.",
    "stays beside a changed figure in Russian": "Они назначают {трёх|пять} таких {судей|палат} на севере страны.",
    "is folded in when it is the month of a date":
      "Between {31 March 2031|30 March 2032} and today nothing moved at all.",
    "is folded in when it is the month of a Ukrainian date":
      "Від {31 березня 2031|30 березня 2032} року нічого не змінилося.",
    "stays when it is a verb and no month": "The {12|13} may {2031|2032} times try to move it at all.",
    "stays between days when it is no month": "Between {31|30} ships {2031|2032} nothing moved at all.",
    "is folded in when it is a Chinese character": "我们{今日在开会|昨天在唱歌}很高兴地说了很多很多的话。",
  });
});

describe("a kept run between two changes where points were split or merged", () => {
  itDraws(
    {
      "stays when it says something": "They {set|put} great {limits|hard bounds} on it all.{ |\n}That is it.",
      "stays when it is a Chinese character": "我们{今|昨}日{在开|去唱}会。{|\n}他们报告。",
      "stays when it says something though it weighs little beside the changes":
        "They {gave up all weapons hidden|laid down every gun found} today {spread below bridges beside roads|brought past rivers towards lakes} since.{ |\n}That is it.",
      "is folded in when it only binds": "They {set on it limits|put on it bounds} for all.{ |\n}That is it.",
      "is folded in when it is a comma between phrases":
        "They may {sign at once, print in colour|put their seal, publish a book}.{ |\n}That is it.",
      "stays in a sentence of which almost nothing else survived":
        "{Old|New} boards {seldom met beside many great cities|report every night through fine letters}.{ |\n}That is it.",
    },
    { regrouped: true },
  );
});

describe("a number in Chinese characters", () => {
  itDraws({
    "is marked as a whole where it grew at its start": "双方应在{十|三十}日内撤军。",
    "is marked as a whole where it grew at its end": "第{十|十一}条适用。",
    "is marked as a whole where it grew in the middle": "共{二十|二百三十}人，明日到。",
    "is marked as a whole where it shrank": "双方应在{一百二十|二十}日内撤军。",
    "is no longer than its numerals": "双方应在二{|月}十日撤军。",
    "is no numeral by itself": "双方应在{|这}十日内撤军。",
    "is no longer than what is written together": "条 十 {|三}日",
    "takes in no word beside it": "双方{应|须}十日内撤军。",
    "joins two changes of one number": "共{一千二百|三千二百五十}人。",
  });
});

describe("a changed figure behind changed words", () => {
  itDraws({
    "is marked apart": "They {pay at most|owe at least} {500|600} francs for each of the men.",
    "is marked apart with its currency sign": "They {pay at most|owe at least} {$500|€600} for each of the men.",
    "stays with them when it is part of a date": "Nothing moved on 1 {July 2032|January 2033} at all.",
    "is marked apart from words that are only struck": "They{ pay|} {500|600} francs for each of the men.",
    "stays with them when it stands behind no space": "The {board#5|chair/6} meets in the great hall of the north.",
    "stays with them when the space before it differs":
      "They {pay at most  500|owe at least 600} francs for each of the men.",
    "is marked apart when it is written out": "They {pay at most|owe at least} {five|six} francs for each of the men.",
    "stays when it is a word of no number": "They {pay at most some|owe at least many} francs for each of the men.",
    "is none when it was inserted": "They pay{| at most 600} francs for each of the men.",
  });
});

// A figure is never folded in, so that only the rewriting of a whole sentence can take it along.
describe("a sentence of which almost nothing survived", () => {
  itDraws({
    "is replaced": "{Old boards seldom met 5 times beside cities.|New councils report every 5 weeks through letters.}",
    "is replaced between others":
      "They agree. {Old boards seldom met 5 times beside cities.|New councils report every 5 weeks through letters.} They part.",
    "is replaced together with the next that was rewritten":
      "They agree. {Old boards seldom met 5 times beside cities. Ships carried grain 7 months between ports.|New councils report every 5 weeks through letters. Trains brought steel 7 nights across mountains.} They part.",
    "is replaced apart from one that was reworded":
      "The {old|new} board meets. {Old boards seldom met 5 times beside cities.|New councils report every 5 weeks through letters.} The {long|short} war ends.",
    "is replaced between lines":
      "They agree\n{Old boards seldom met 5 times beside cities|New councils report every 5 weeks through letters}\nThey part",
    "is replaced between semicolons":
      "They agree; {old boards seldom met 5 times beside cities;|new councils report every 5 weeks through letters;} they part.",
    "is replaced behind a question":
      "Do they agree? {Old boards seldom met 5 times beside cities.|New councils report every 5 weeks through letters.} They part.",
    "is replaced behind a Chinese full stop": "双方同意。{旧董事从未在5城市聚首。|新理会每隔5写信报告。}双方离开。",
    "does not end at a full stop inside a word":
      "They agree. {Old boards v.5 seldom met beside cities.|New councils v.5 report weekly through letters.} They part.",
    "does not end at a full stop that is inside a word on one side":
      "They agree. {Old boards v. 5 seldom met beside cities.|New councils v.5 report weekly through letters.} They part.",
    "does not end where a line starts on one side":
      "They agree. {Old boards seldom\n5 times met beside cities. |New councils every 5 weeks report through letters.\n}They part.",
    "is replaced with the figure it ends in":
      "They agree\n{Old 7 boards seldom met beside many great cities 5|New 7 councils report through various fine letters 5}\nThey part",
    "is measured by the shorter side":
      "They agree.{| New councils report every} 5 {boards|weeks through letters home today}. They part.",
    "stays when only its figures changed": "ст. {5|6} Закона № {10|12}",
    "is replaced up to a bracket that it leaves open":
      "They agree.\n{Old boards seldom met by the|New councils report through every} [choice: north or south great wide lakes].",
    "loses only the words of its one change": "The {Parties have signed|States met} today.",
    "stays picked apart where more than a chance survived":
      "The {old|new} board of the northern city {meets|reports} by letter to the {minister|chair} of peace.",
  });
});
