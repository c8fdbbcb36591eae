import { isDay } from "../../graph/day.ts";
import { KEY_NAME, SCOPES, type ApiKey, type Scope } from "./api-key.ts";

/** A file of keys that can't be used; each problem names its line, and never what stands there. */
export class KeyFileError extends Error {
  override readonly name = "KeyFileError";
}

/**
 * Reads a file of keys: `name scopes expiry sha256:…` a line; lines that are empty or begin with #
 * say nothing.
 *
 * @throws KeyFileError
 */
export function readKeys(text: string): ApiKey[] {
  const keys: ApiKey[] = [];
  const problems: string[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const key = readKey(line);
    if (typeof key === "string") problems.push(`Line ${i + 1}: ${key}.`);
    else if (keys.some(({ name }) => name === key.name))
      problems.push(`Line ${i + 1}: there is a key named ${key.name} above.`);
    else keys.push(key);
  }
  if (problems.length > 0) throw new KeyFileError(problems.join(" "));
  return keys;
}

/** A key, or what is wrong with its line. */
function readKey(line: string): ApiKey | string {
  const [name = "", scopes = "", expires = "", hash = "", ...more] = line.trim().split(/\s+/);
  if (hash === "" || more.length > 0) return "it must be a name, scopes, an expiry and a hash";
  if (!KEY_NAME.test(name)) return "its name must be up to 64 letters, digits and any of _.@-";
  const asked = scopes.split(",");
  if (!asked.every(isScope)) return `its scopes must be of ${SCOPES.join(", ")}, behind commas`;
  if (expires !== "never" && !isDay(expires)) return "its expiry must be a day or never";
  const [, hex] = /^sha256:([\da-f]{64})$/.exec(hash) ?? [];
  if (hex === undefined) return "its hash must be sha256: and 64 hexadecimal digits";
  return {
    name,
    scopes: asked,
    expires: expires === "never" ? null : expires,
    hash: Buffer.from(hex, "hex"),
  };
}

/** Whether a word is a scope. */
export const isScope = (word: string): word is Scope =>
  (SCOPES as readonly string[]).includes(word);
