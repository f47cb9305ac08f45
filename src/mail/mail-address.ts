// RFC 5321, 4.5.3.1.
const LONGEST_LOCAL = 64;
const LONGEST = 254;

// What RFC 5322 calls a dot-atom: quoted local parts exist in standards and hardly in mailboxes.
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/iu;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/u;

/**
 * Reads an address of mail, `anna@example.org`. One address and nothing else: no name, no list, no line feed that would begin
 * a header of its own.
 *
 * @returns As it is written to servers: the domain in small letters of ASCII, the local part as it was given, since only its own
 *   server knows whether case matters there. Undefined for what is no such address, and for one at an IP address.
 */
export function readMailAddress(text: string): string | undefined {
  const at = text.lastIndexOf("@");
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || local.length > LONGEST_LOCAL || !LOCAL.test(local)) return undefined;
  const host = readDomain(domain);
  const address = host === undefined ? undefined : `${local}@${host}`;
  return address === undefined || address.length > LONGEST ? undefined : address;
}

/** Undefined for a name without a dot: nobody's mail outside goes there. */
function readDomain(text: string): string | undefined {
  // What else may stand in an address of the web has no place in this one.
  if (/[\s/?#\\:@[\]%]/u.test(text) || !URL.canParse(`http://${text}`)) return undefined;
  const { hostname } = new URL(`http://${text}`);
  const labels = hostname.split(".");
  const isName = labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d+$/u.test(labels.at(-1) ?? "");
  return isName ? hostname : undefined;
}

/** The name that a server is known by on the address's side of the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
