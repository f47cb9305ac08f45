const MAILTO = /^mailto:/iu;

/** Whether what was given as an endpoint's URL is to be an address of mail. */
export function isMailUrl(url: string): boolean {
  return MAILTO.test(url.trim());
}

/** The address in an endpoint's URL, however it is written; its local part may have % codes there (RFC 6068). */
export function addressIn(url: string): string {
  const written = url.trim().replace(MAILTO, "");
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
