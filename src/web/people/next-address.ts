const HERE = "http://here.invalid";

/**
 * Where somebody goes after signing in: a path of this service, whatever was sent. Browsers take a backslash for a slash,
 * leave line feeds and tabs out, and resolve dots: so it is read as they would, and what would lead elsewhere is the start.
 */
export function readNext(sent: string): string {
  if (!sent.startsWith("/") || !URL.canParse(sent, HERE)) return "/";
  const { origin, pathname, search, hash } = new URL(sent, HERE);
  const path = `${pathname}${search}${hash}`;
  return origin !== HERE || path.startsWith("//") ? "/" : path;
}

/** The page that asks for name and password, and leads back. */
export function signInHref(next: string): string {
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
