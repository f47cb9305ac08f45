import { type Channel, messageOf } from "./channel.ts";

/** The inbox of whoever is told at once. */
export function inboxChannel(): Channel {
  return {
    ...{ name: "inbox", mostRepeated: 0, complaints: [] },
    async arrived({ notices }) {
      const own = notices.filter(({ subscription }) => subscription === "at once");
      // The oldest first, as all others have them.
      return own.sort((one, other) => one.entry - other.entry).map(messageOf);
    },
  };
}
