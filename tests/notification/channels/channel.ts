import type { MailSettings } from "../../../src/mail/mail-settings.ts";
import type { StoragePlace } from "../../../src/storage/open-storage.ts";

/** An event as the record has it. */
export type Told = { readonly negotiation: string; readonly entry: number; readonly document: string };

/** An event as it came through a channel. `id`: what a receiver knows it by. */
export type Arrival = Told & { readonly id: string };

/** What came at once, be it one event or a digest of many. */
export type Message = {
  /** What a receiver knows it by. */
  readonly id: string;
  readonly events: readonly Arrival[];
  /** How many more it says that there are, without a word on each. */
  readonly more: number;
};

/** What a child is to do. */
export type Telling = {
  readonly place: StoragePlace;
  /** Where it is served: the same for all children. */
  readonly port: number;
  /** The data directory in which commands find how to reach it. */
  readonly folder: string;
  readonly relay: MailSettings;
  /** Hosts beside public ones to which it may send. */
  readonly allowed: string;
  /** By how many milliseconds its clock is ahead. */
  readonly ahead: number;
  /** To file without end; to file so many, tell and deliver them and say that it rests; or to be done with everything. */
  readonly task: "file" | "file and rest" | "finish";
  readonly events: number;
  readonly negotiations: readonly string[];
  readonly hooks: readonly Hooked[];
};

/** What the last of the children says. */
export type Finished = {
  /** `words`: what whoever reads of it is told of no other event of its negotiation. */
  readonly toldOf: readonly (Told & { readonly words: string })[];
  /** All notices, those of digests among them, with the title of their subscription. */
  readonly notices: readonly (Arrival & { readonly subscription: string })[];
  /** The ids of the notices that went out with each delivery, by its id. */
  readonly delivered: Readonly<Record<string, readonly string[]>>;
  /** Deliveries that were given up. */
  readonly undelivered: number;
};

/** Where a child is to send to. */
export type Hooked = {
  readonly name: string;
  readonly url: string;
  /** None of mail. */
  readonly signature?: "hmac" | "ed25519" | undefined;
  readonly pace: "at-once" | "daily";
};

/** A service that has come up: it does so at one address again and again. */
export type Serving = {
  readonly address: string;
  /** By the names of those to whom is sent: what shows that it signed. Said by the first alone. */
  readonly keys: Readonly<Record<string, string>>;
};

/** A way by which events come to somebody, whose every arrival is kept. A new one is one more file beside this. */
export type Channel = {
  readonly name: string;
  /** What a killed process had under way at most, and may so send once more. */
  readonly mostRepeated: number;
  /** Where events are sent, if they are. */
  readonly hooked?: Hooked | undefined;
  /** Calls back each time that anything is sent there, whether it is taken or not. */
  onTry?(tried: () => void): void;
  /** Whether it takes nothing for a while. */
  setOut?(isOut: boolean): void;
  /** Before anything happens that is to be told. */
  begin?(serving: Serving): Promise<void>;
  /** Comes by, as whoever is sent nothing does now and then. The service may be killed meanwhile. */
  look?(): Promise<void>;
  /** All that came, in that order. */
  arrived(finished: Finished): Promise<readonly Message[]>;
  /** What was wrong with what came, in sentences. */
  readonly complaints: readonly string[];
  close?(): Promise<void>;
};

/** What is sent and not kept as sent when a process is killed: so many go to an endpoint at a time. */
export const MOST_IN_FLIGHT = 4;

/** A message of one event. */
export function messageOf(event: Arrival): Message {
  return { id: event.id, events: [event], more: 0 };
}
