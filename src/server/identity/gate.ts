import type { FastifyRequest } from "fastify";
import { ErrorCode } from "../../api/errors.ts";
import { dayOf } from "../../graph/day.ts";
import type { Logger } from "../logger.ts";
import { Refusal } from "../refusal.ts";
import { KEY_PREFIX, type Scope } from "./api-key.ts";
import { credentialsOf } from "./credentials.ts";
import { isScope } from "./key-file.ts";
import type { KeyRing } from "./key-ring.ts";
import { IssuerUnavailableError, TokenError, type TokenVerifier } from "./token-verifier.ts";

/** Somebody who may ask. */
export interface Client {
  /** Tells it from all others: who has a key is another than who has a token of the same name. */
  readonly id: string;
  readonly scopes: readonly Scope[];
}

/**
 * Programs send a key or token; browsers ask people for one, as the password of whatever user. In two
 * headers: Chromium knows only the first challenge of one, and would ask for nothing.
 */
const CHALLENGE = { "www-authenticate": ['Bearer realm="codeloom"', 'Basic realm="codeloom"'] };

/** Tells who asks, by keys and by tokens. */
export class Gate {
  readonly #keys: KeyRing | null;
  readonly #tokens: TokenVerifier | null;
  readonly #logger: Logger;

  constructor(keys: KeyRing | null, tokens: TokenVerifier | null, logger: Logger) {
    this.#keys = keys;
    this.#tokens = tokens;
    this.#logger = logger;
  }

  /** Who asks, or why that can't be told. */
  async identify({ headers }: FastifyRequest): Promise<Client | Refusal> {
    const shown = credentialsOf(headers);
    if (shown === null) return unauthenticated("Send a key or a token: Authorization: Bearer ….");
    if (this.#keys !== null && (shown.startsWith(KEY_PREFIX) || this.#tokens === null)) {
      const key = this.#keys.find(shown, dayOf(new Date()));
      if (key === null) return unauthenticated("The key is not known, or it has expired.");
      return { id: `key ${key.name}`, scopes: key.scopes };
    }
    return this.#verify(shown);
  }

  async #verify(token: string): Promise<Client | Refusal> {
    if (this.#tokens === null) return unauthenticated("The key is not known, or it has expired.");
    try {
      const { name, scopes } = await this.#tokens.verify(token);
      return { id: `token ${name}`, scopes: scopes.filter(isScope) };
    } catch (error) {
      if (error instanceof TokenError) return unauthenticated(error.message);
      if (!(error instanceof IssuerUnavailableError)) throw error;
      this.#logger.error({ err: error }, "Tokens can't be verified.");
      const message = "Tokens can't be verified at the moment. Try again later.";
      return new Refusal(503, ErrorCode.IDENTITY_UNAVAILABLE, message, { "retry-after": "5" });
    }
  }
}

const unauthenticated = (message: string): Refusal =>
  new Refusal(401, ErrorCode.UNAUTHENTICATED, message, {
    ...CHALLENGE,
    "cache-control": "no-store",
  });
