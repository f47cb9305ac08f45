import { Senses } from "../senses.ts";
import { ENGLISH_VERBS } from "./verbs.ts";

/**
 * Words of treaties, contracts and news that may stand for each other, a row a sense; a word of several senses stands in
 * several rows. Verbs in their plain form, nouns in the singular; some are of several words. Written for this, from general
 * knowledge, and taken from no dictionary. What has its first letters in common is known as one family without it.
 */
const SENSES = `
in particular, especially, notably, particularly
such as, for example, for instance
namely, that is, that is to say
permanent, lasting, enduring
comprehensive, wide ranging, all embracing
in public, openly, publicly
most, the greater part of
several, a number of
some, certain
appropriate, suitable, fitting
relevant, pertinent
effective, efficacious
immediate, prompt, urgent
strict, stringent, rigorous
joint, common
temporary, provisional, interim, transitional
unrestricted, unlimited, unhindered, unimpeded, free
significant, considerable, substantial
among them, among whom, of whom
pay, payment, bear, meet, defray, fund, finance, cover, shoulder, settle, pick up
cost costs, expense, account, charge, expenditure
charge, fee, toll
free of charge, fee
give, gift, provide, supply, furnish, grant, hand over, hand, deliver, present, offer, lend, make available
get, receive, receipt, obtain, acquire, acquisition, gain, secure, be given, be granted, benefit from
send, transmit, forward, dispatch, submit, communicate, convey, address, give, deliver
return, give back, hand back, send back, restore, surrender, restitute, bring back
show, display, exhibit, present
have, hold, possess, own, enjoy, possession, ownership, belong, be in the possession of
keep, maintain, retain, preserve, conserve, remain, stay, leave, continue, uphold, persist
keep, store, hold, archive, keeping, custody, safekeeping
continue, last, run, go on, carry on, proceed, remain, persist, stay, still
last, continue, duration, term, period, run, time, throughout, during, for as long as, as long as
start, begin, beginning, commence, open, launch, initiate, set in motion, get under way, kick off, come into operation
end, finish, terminate, conclude, close, cease, expire, expiry, lapse, come to an end, complete, wind up
stop, cease, cessation, halt, discontinue, suspend, end, break off, interrupt, abandon
cancel, call off, scrap, drop, abandon, revoke, annul, withdraw
abolish, do away with, scrap, end, repeal, get rid of, eliminate
publish, print, carry, run, appear
make up, make up for, make good, cover, compensate, offset
postpone, put off, defer, delay, adjourn, put back
resume, restart, reopen, begin again, start again
quit, resign, step down, stand down, leave, give up, depart
dismiss, sack, fire, remove, oust, let go, discharge
appoint, name, nominate, designate, choose, select, elect, pick
set up, establish, create, found, form, constitute, institute, launch
make, draw up, compile, prepare, draft, produce, write
build, construct, erect, put up
rebuild, reconstruct, restore, repair, renovate
repair, mend, fix, make good, remedy, cure, rectify, put right, restore
damage, harm, hurt, injure, injury, wound, loss, impair
unhurt, unharmed, unscathed, without injury, escape injury
destroy, destruction, demolish, pull down, tear down, raze, wreck, dismantle, scrap
remove, take away, clear, eliminate, get rid of, take down
kill, claim the life, die, cause the death, dead, death, lose life
survive, live, alive, be rescued
rescue, save, bring to safety, pull from, pull out of
hold, take place, stage, conduct, organise, carry out, happen, occur, be held
carry out, put into effect, put into practice, give effect to, perform, execute, implement, conduct, discharge, fulfil, do, undertake
do, perform, commit, carry out, act
use, utilise, employ, make use of, apply, exploit, usage
let, allow, permit, authorise, leave, enable, entitle, licence, license, permission, authorisation, consent
agree, consent, assent, approve, accept, accord, agreement, approval
approve, adopt, pass, endorse, ratify, confirm, clear, back, vote for, carry
back, support, endorse, favour, vote for, be in favour of
reject, refuse, turn down, decline, vote against, vote down, throw out, dismiss, rebuff
need, require, be subject to, depend on, necessary, demand, call for
force, compel, oblige, require, make, bind
ask, request, invite, call on, call upon, appeal to, urge
demand, insist on, call for, require, claim
decide, determine, rule, resolve, settle, decision, judgement, judgment, ruling, hold, find
judge, court, tribunal
find, discover, establish, conclude, detect, come upon, finding, hold
say, state, announce, declare, tell, report, according to, statement, add
claim, allege, maintain, assert, contend, argue, say
tell, inform, notify, advise, let know, notice notification, warn, give notice, communicate
warn, caution, alert, give warning
speak, talk, address, say
answer, reply, respond, response
answerable, responsible, accountable, report to, answer
think, believe, consider, deem, regard, hold, view, opinion
expect, foresee, anticipate, due, forecast, be likely
plan, intend, propose, aim, mean
try, attempt, seek, endeavour
know, aware, knowledge, awareness
see to, ensure, make sure, guarantee, secure, take care, provide for, see to it
guarantee, warrant, warranty, assure
observe, respect, comply, obey, honour, abide by, follow, adhere, conform, be in accordance with, keep
breach, violate, break, infringe, contravene, flout, fall foul of, violation
apply, hold good, be valid, be applicable, cover, extend
affect, prejudice, touch, influence, impair
prevent, keep, stop, hinder, preclude, bar
watch, monitor, observe, supervise, oversee, survey, supervision, oversight
check, inspect, examine, verify, audit, review, scrutinise, test
study, examine, consider, look into, investigate, inquiry, investigation, inquire, probe
visit, call at, go to, tour
go, travel, proceed, head, journey
come, arrive, reach, get to
enter, entry, access, go into, come into, set foot, admission, admit
join, become a member, accede, become a party, enter, member, membership
leave, depart, withdraw, go away, pull out, exit, move out, walk out of, quit, vacate
meet, hold talks, gather, convene, assemble, sit, get together, meeting, session
discuss, talk, negotiate, debate, consult
fight, battle, combat, clash
attack, assault, raid, strike, hit
shell, bombard, bomb, fire on
arrest, detain, take into custody, hold, capture, seize
free, release, set free, let go, liberate
jail, imprison, sentence, lock up, prison
steal, rob, take, theft, loot
buy, purchase, acquire, take over
sell, sale, dispose of, put on sale, market
own, belong, have a stake, stake, hold
employ, hire, engage, take on, recruit, have employee, employee, staff, worker
let, rent, lease, hire, charter
sign, signature, conclude, initial, put a signature
enter into force, come into force, take effect, come into effect, become effective, be in force, entry into force
in force, in effect, in place, effective, valid, apply
end, denounce, terminate, bring to an end, cancel, withdraw from
change, amend, alter, modify, vary, revise, amendment, adapt
replace, substitute, exchange, take the place of
raise, increase, put up, lift, rise, go up, climb, grow, growth, gain
cut, reduce, lower, slash, trim, reduction, decrease
fall, drop, decline, go down, slip, sink, decrease, tumble, plunge
send out, publish, release, issue, make public, bring out, publication
reveal, disclose, divulge, make known, make public, publish, pass on
hide, conceal, keep secret, cover up
secret, confidential, classified, private
lead, head, chair, run, direct, be in charge of, manage, preside
manage, run, operate, administer, be in charge of, control
cause, lead to, result in, bring about, give rise to, provoke, because of, owing to, due to, result from, arise, follow
happen, occur, take place, come about, arise
move, transfer, relocate, shift, transport, carry
hand over, transfer, turn over, pass on, make over
ship, carry, transport, convey, haul, carriage
load, put on board, embark
sink, go down, founder
crash, collide, smash, come down
burn, fire, blaze
help, assist, aid, support, assistance
protect, guard, safeguard, defend, shield, protection
care, look after, treat, nurse, attend to
treat, handle, deal with
take part, participate, attend, be present, join in
share, divide, split, be common
collect, gather, raise, levy
count, number, total, reckon, calculate, compute
measure, gauge
place, put, lay, set, install, site, position
clean, tidy, clear
close, shut, seal
open, unlock, accessible
lock, seal
include, contain, comprise, consist of, be part of, be made up of, be composed of, involve
become, turn into, be transformed into
win, gain, take, secure, earn
lose, loss, forfeit, be deprived of
defeat, beat, overcome
belong, be the property of, vest in, be owned
pass, transfer, vest, devolve
lie, rest, fall
blame, accuse, hold responsible, attribute
deny, contest, dispute
admit, confess, acknowledge
promise, pledge, vow, undertake, commit, commitment
owe, be liable, liable, liability, responsible, responsibility
duty, obligation, responsibility, task, job, matter, obliged, bound
right, entitlement, entitled, freedom, liberty
power, authority, competence, jurisdiction, authorised
law, legislation, statute, act, legal
lawful, legal, legally, lawfully
illegal, unlawful, illegally, unlawfully, illicit, against the law
void, invalid, null, without effect, of no effect, null and void
contract, agreement, deal, accord, pact, arrangement
treaty, convention, agreement
dispute, difference, disagreement, quarrel, conflict
war, hostility, armed conflict, fighting
peace, peaceful
ceasefire, truce, armistice
troop, soldier, force, army, military
weapon, arms, arm
ship, vessel, boat
plane, aircraft, aeroplane
car, vehicle, automobile
lorry, truck
train, railway
road, highway
house, home, dwelling
flat, apartment
child, minor
person, individual, human being, somebody, anyone, one
people, inhabitant, resident, population, citizen
frontier, border, boundary
land, territory, soil
sea, ocean, maritime
country, state, nation
own, national, domestic, internal
foreign, abroad, overseas
money, sum, amount, fund, payment
price, cost
tax, duty, levy
wage, pay, salary, remuneration
job, post, position, work
strike, walkout, stoppage, industrial action
goods, product, merchandise, item
paper, document, record
letter, written, in writing, writing
yearly, annual, annually, every year, a year, each year, per annum, per year, year
monthly, every month, a month, each month, per month, month
weekly, every week, a week, each week, per week, week
daily, every day, a day, each day, per day, day
quarterly, every quarter, each quarter, quarter
before, prior to, in advance of, ahead of, previous, beforehand, earlier
after, following, subsequent to, once, since, upon, subsequently
during, in the course of, throughout, while, in
because, because of, owing to, due to, on account of, as a result of, since, as, thanks to
despite, in spite of, notwithstanding, although
near, close to, in the vicinity of, next to, beside
across, throughout, over, all over
except, but, save, apart from, other than, excluding, with the exception of
about, concerning, regarding, on, as to, relating to, with regard to, with respect to, in relation to, in respect of
under, pursuant to, in accordance with, according to, by virtue of, on the basis of
by means of, with, through, by, using
for, on behalf of, in the name of
each other, one another, mutually, the other, mutual
together, jointly, joint, in common, with each other, both
always, at all times, at any time, permanently, constantly, ever, invariably, every time, whenever
never, at no time, on no occasion
often, frequently
now, currently, at present, present
soon, shortly, before long
quickly, rapidly, fast, swiftly, speedily, swift
enough, sufficient, adequate
main, chief, principal
big, large, great, major
whole, entire, all, full, complete, total
half, one half, fifty per cent
first, initially, priority, initial, prior
last, final, finally
new, fresh, recent, further, another
more, further, additional, another, extra
other, another, third, else
same, equal, identical, alike, equally
different, differ, separate, distinct
special, particular, specific, extraordinary
important, significant, material
usual, normal, ordinary, regular
useful, helpful
hurt, injured, wounded
ill, sick, unwell
dead, killed, lifeless
probably, likely, presumably, probable
perhaps, maybe, possibly
must, have to, be obliged to
show, prove, demonstrate, evidence, proof
mistake, error
accident, accidental, accidentally
deliberate, deliberately, intentional, on purpose, set
power, electricity
boss, chief executive, manager, head, director
minister, secretary
police, officer, detective
lawmaker, parliament, deputy, member of parliament, legislator
government, authority, cabinet, ministry
firm, company, business
protester, demonstrator
crew, sailor
reporter, journalist
doctor, physician
pupil, student, schoolchild
owner, proprietor
buyer, purchaser
seller, vendor
client, customer
tenant, lessee
landlord, lessor
delegation, envoy, representative, delegate
agency, body, organ
seat, headquarters, headquartered, based
premises, building
free, freedom, at liberty, open, able
fair, equitable, just
prompt, promptly, without delay, at once, immediately
safe, secure, safely, safety, unharmed
take over, assume, accept, take on
tackle, address, deal with
point out, note, stress, underline, emphasise
speed up, accelerate, hasten
slow, delay, hold up
step up, intensify, strengthen, reinforce, increase
weaken, undermine
calm, ease, relax
extend, prolong, lengthen, renew
shorten, reduce, cut
delete, erase, remove
copy, duplicate, reproduce
lodge, file, deposit, submit, bring
trigger, set off, spark
stay away, boycott, skip, miss, be absent
`;

/**
 * What says of something that it goes on, is there or is done, and what says that it does not, a row of both: "maintained" is
 * "not lifted". None of these denies by itself, as "refuse" does.
 */
const CONTRARIES = `
maintain, keep, retain, preserve, stay, remain, continue, leave in place, leave in force, in force, in place, remain in force, uphold, extend, renew, prolong, leave standing, leave untouched, leave intact, leave unchanged, stand = lift, end, abolish, remove, repeal, revoke, rescind, scrap, withdraw, demolish, dismantle, delete, erase, discontinue, annul, terminate, drop, do away with, pull down, lapse, tear up, cancel, suspend, destroy, dissolve
go ahead, go ahead with, press on, continue, resume, proceed, carry on, restart, go on = call off, halt, stop, suspend, cease, discontinue, cancel, break off, scrap, give up
keep, retain, hold on to = lose, give up, surrender, cede, forfeit, relinquish, hand over, be deprived of, be stripped of
hold, observe, respect, comply, obey, abide by, adhere, honour, keep, follow = break, breach, violate, infringe, contravene, flout, disregard, ignore
open, unlocked, open to = close, shut, closed, closed to, off limits
approve, pass, adopt, endorse, back, carry, vote for, uphold, ratify, vote through = defeat, vote against, overturn
confidential, secret, keep secret, keep confidential, conceal, hide, withhold = disclose, reveal, divulge, publish, make public, public, make known, release
win, succeed, success, victory = lose, fail, failure, defeat
profit = loss
guilty, convict = innocent, acquit, clear, cleared
survive, live, alive, survivor = die, dead, death, kill, perish
free, release, let go, at large, liberate, at liberty = hold, detain, imprison, arrest, in custody, in detention, keep, jail
stay, remain = leave, depart, go away, quit, pull out, withdraw, walk out
safe, harmless = dangerous, unsafe, hazardous
intact, unharmed, undamaged = damage, destroy, injure, hurt
clean, pure = dirty, pollute, contaminated, polluted
switch on, turn on = switch off, turn off, shut down
support, back, favour, in favour of, endorse = against, oppose
present, attend, take part, participate, join = absent, skip, miss
remember, recall = forget
true, correct, accurate = false, wrong, untrue
grant, transfer, assign = keep, retain, reserve
keep, retain = return, give back, hand back, send back, refund, repay, restore
play, appear, start = miss, skip, sit out
accept, acknowledge, recognise, admit = disclaim, repudiate, dispute, contest, disown
deliberate, deliberately, intentional = accident, accidental, accidentally
equal, equally, same = different, differently, less favourable, less favourably
dismiss, sack, fire = keep, retain
`;

const BEING: ReadonlySet<string> = new Set("is are was were been being am".split(" "));

/** The form under which a word stands in the rows: of a verb the plain one, of a noun roughly the singular. */
function plainForm(word: string): string {
  if (BEING.has(word)) return "be";
  const verb = ENGLISH_VERBS.get(word)?.verb;
  if (verb !== undefined) return verb;
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

// Endings of nouns that name what is done, longest first, and those that the verb has instead; of forms of verbs too, since
// the list of these holds those alone that sentences were written with.
const NOUN_ENDINGS: readonly (readonly [ending: string, ...verbs: string[]])[] = [
  ["ification", "ify"],
  ["ication", "y", "ish"],
  ["isation", "ise"],
  ["ization", "ise"],
  ["ation", "ate", "e", ""],
  ["ition", "ish", "e", "it"],
  ["sion", "d", "se", "de", "t"],
  ["ance", "", "e", "y"],
  ["ence", "", "e"],
  ["ment", "", "e"],
  ["ing", "", "e"],
  ["ion", "", "e"],
  ["ure", "", "e"],
  ["age", "", "e"],
  ["al", "", "e"],
  ["ed", "", "e"],
  ["y", ""],
  // "Handover", "walkout".
  ["over", ""],
  ["out", ""],
  ["down", ""],
];

/** The verbs that a noun may name the doing of, by its ending; most of them are no words. */
function verbsOfNoun(noun: string): readonly string[] {
  const [ending = "", ...verbs] = NOUN_ENDINGS.find(([end]) => noun.endsWith(end)) ?? [];
  const stem = noun.slice(0, noun.length - ending.length);
  return ending === "" || stem.length < 3 ? [] : verbs.map((verb) => stem + verb);
}

/** What words of English say, as far as others may say it for them. */
export const ENGLISH_SENSES = new Senses(SENSES, CONTRARIES, plainForm, verbsOfNoun);
