import type { IncomingHttpHeaders } from "node:http";

/**
 * The key or token that came with a request: as `Bearer`, or as the password of `Basic`, which is what
 * browsers ask people for by themselves. Null where there is none.
 */
export function credentialsOf({
  authorization,
  "sec-fetch-site": from,
}: IncomingHttpHeaders): string | null {
  const [, scheme = "", value = ""] = /^(\w+) +([^\s]+) *$/.exec(authorization ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return value;
  // A browser sends a password to us whatever page asks: what another site had it ask counts as nobody's.
  if (scheme.toLowerCase() !== "basic" || from === "cross-site") return null;
  const decoded = Buffer.from(value, "base64").toString();
  const colon = decoded.indexOf(":");
  return colon < 0 ? null : decoded.slice(colon + 1);
}
