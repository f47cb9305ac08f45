const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Whether a text could be the id of a row; the database would not take any other. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
