import type { ViewReader, ViewReaders } from "./view-reader.ts";

/** Each negotiation is looked at once, after this call. */
export function readOnce(readers: ViewReaders): ViewReaders {
  const once = (reader: ViewReader): ViewReader => {
    const known = new Map<string, ReturnType<ViewReader["getNegotiation"]>>();
    return {
      ...reader,
      getNegotiation(id) {
        const reading = known.get(id) ?? reader.getNegotiation(id);
        known.set(id, reading);
        return reading;
      },
    };
  };
  return { desk: once(readers.desk), members: once(readers.members), public: once(readers.public) };
}
