import { createHash, randomBytes } from "node:crypto";

/** What keys let their holders do: ask the API, and take exports along. */
export const SCOPES = ["read", "export"] as const;

/** A name in SCOPES. */
export type Scope = (typeof SCOPES)[number];

/** A key as it stands in the file of keys, which holds no key. */
export interface ApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** The first day (UTC) on which it lets nobody in; null where there is none. */
  readonly expires: string | null;
  readonly hash: Buffer;
}

/** What all keys begin with, so that tools that look for secrets in files know them. */
export const KEY_PREFIX = "codeloom_";

/** A key that nobody can guess: 256 bits from the system's source of chance. */
export const newKey = (): string => KEY_PREFIX + randomBytes(32).toString("base64url");

/**
 * What is kept of a key. What was drawn by chance out of 2^256 can't be tried out, however fast the
 * hash is, and every request needs it: the slow hashes are for what people make up.
 */
export const hashOfKey = (key: string): Buffer => createHash("sha256").update(key).digest();

/** The line of a key in the file of keys. */
export const keyLine = ({ name, scopes, expires, hash }: ApiKey): string =>
  `${name} ${scopes.join(",")} ${expires ?? "never"} sha256:${hash.toString("hex")}`;

/** What names of keys look like. */
export const KEY_NAME = /^[\w.@-]{1,64}$/;
