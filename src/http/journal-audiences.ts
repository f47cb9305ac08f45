import { setImmediate as others } from "node:timers/promises";
import { oneAfterTheOther } from "../model/one-after-the-other.ts";
import { type HeardJournal, piecesOf } from "./journal-events.ts";

/** Somebody to whom a journal is told while it grows. */
type Listener = Pick<HeardJournal, "read" | "confirm"> & {
  /** @returns false where they take no more for now, or are gone. */
  sendNow(event: Uint8Array): boolean;
};

/** Those to whom the same is told of one journal. */
export type Audience = {
  /**
   * Tells a listener what stands behind a number, and from then on each entry as it comes. They miss nothing that was
   * committed after `enter`.
   *
   * @returns Once they take no more: the number of the last entry that they took. undefined once they have left. @throws
   *   what reading or confirming throws.
   */
  listen(listener: Listener, after: number): Promise<number | undefined>;
  /** Harmless a second time. */
  leave(): void;
};

/** The audiences of a process. */
export type Audiences = {
  /** @param name - What is the same for all to whom the same is told. `follow`: of the journal that it is about. */
  enter(name: string, follow: (grown: (length: number) => void) => () => void): Audience;
};

/**
 * What is new in a journal is read once for a whole audience, whose members are confirmed together, and then sent to one
 * after the other: of thousands, each costs little more than what is written to their connection.
 */
export function openAudiences(): Audiences {
  const all = new Map<string, Hall>();
  return {
    enter(name, follow) {
      const hall = all.get(name) ?? openHall(follow);
      all.set(name, hall);
      hall.entered += 1;
      let seat: Seat | undefined;
      let hasLeft = false;
      return {
        listen: (listener, after) =>
          new Promise((stand, fail) => {
            if (hasLeft) return stand(undefined);
            seat = { ...{ listener, stand, fail }, cursor: after, toldUpTo: undefined };
            hall.seats.add(seat);
            if (isBehind(seat, hall)) void hall.tell();
          }),
        leave() {
          if (hasLeft) return;
          hasLeft = true;
          if (seat !== undefined) hall.seats.delete(seat);
          seat?.stand(undefined);
          hall.entered -= 1;
          if (hall.entered > 0) return;
          hall.stop();
          all.delete(name);
        },
      };
    },
  };
}

/** `entered`: also those who are told something else meanwhile. */
type Hall = {
  readonly seats: Set<Seat>;
  entered: number;
  /** As the record said last. */
  length: number | undefined;
  /** Tells those who are behind. */
  readonly tell: () => Promise<void>;
  stop: () => void;
};

/** A listener in their place. `cursor`: the number of the last entry that they took. */
type Seat = {
  readonly listener: Listener;
  cursor: number;
  /** The length of the journal up to which they were told all that is for them. */
  toldUpTo: number | undefined;
  readonly stand: (cursor: number | undefined) => void;
  readonly fail: (error: unknown) => void;
};

function openHall(follow: Parameters<Audiences["enter"]>[1]): Hall {
  const hall: Hall = {
    ...{ seats: new Set(), entered: 0, length: undefined },
    tell: oneAfterTheOther(() => tellThoseBehind(hall)),
    stop: () => undefined,
  };
  hall.stop = follow((length) => {
    hall.length = length;
    void hall.tell();
  });
  return hall;
}

// Of what is sent to thousands, others who ask meanwhile wait for no more than a part.
const SENT_AT_ONCE = 500;

function isBehind({ toldUpTo }: Seat, { length }: Hall): boolean {
  return toldUpTo !== length;
}

async function tellThoseBehind(hall: Hall): Promise<void> {
  const { length } = hall;
  for (;;) {
    const behind = [...hall.seats].filter((seat) => isBehind(seat, hall));
    if (length === undefined || length !== hall.length || behind.length === 0) return;
    try {
      await tellPage(hall, behind, length);
    } catch (error) {
      for (const seat of behind) if (hall.seats.delete(seat)) seat.fail(error);
    }
  }
}

/** What stands behind the entry of those who are furthest behind; the others take of it what is new to them. */
async function tellPage(hall: Hall, behind: readonly Seat[], length: number): Promise<void> {
  const from = behind.reduce((least, { cursor }) => Math.min(least, cursor), Number.POSITIVE_INFINITY);
  const page = await behind[0]?.listener.read(from);
  if (page === undefined) return;
  const areConfirmed = await Promise.all(behind.map(({ listener }) => listener.confirm()));
  const pieces = piecesOf(page);
  for (const [place, seat] of behind.entries()) {
    if (place % SENT_AT_ONCE === SENT_AT_ONCE - 1) await others();
    if (!hall.seats.has(seat)) continue;
    if (areConfirmed[place] && sendTo(seat, pieces)) {
      if (!page.isMore) seat.toldUpTo = length;
    } else {
      hall.seats.delete(seat);
      seat.stand(areConfirmed[place] ? seat.cursor : undefined);
    }
  }
}

/** @returns Whether they took all of it. */
function sendTo(seat: Seat, pieces: ReturnType<typeof piecesOf>): boolean {
  for (const { position, bytes } of pieces) {
    if (position <= seat.cursor) continue;
    if (!seat.listener.sendNow(bytes)) return false;
    seat.cursor = position;
  }
  return true;
}
