import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import type { TokenSettings } from "../identity-settings.ts";

/** The issuer of tokens can't be asked, so that nobody can say whether one is true. */
export class IssuerUnavailableError extends Error {
  override readonly name = "IssuerUnavailableError";
}

/** A token that lets nobody in; the message says why, in words for its holder. */
export class TokenError extends Error {
  override readonly name = "TokenError";
}

/** What a token says of its holder. */
export interface TokenHolder {
  readonly name: string;
  readonly scopes: readonly string[];
}

/** Signatures that only the issuer can make; those of shared secrets are none of them. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"].concat([
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
]);

const LONGEST_WAIT_MILLISECONDS = 5_000;

/** An issuer that did not answer is not asked again for so long. */
const PAUSE_MILLISECONDS = 5_000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** Verifies tokens of one issuer, whose keys it finds by OpenID discovery and keeps. */
export class TokenVerifier {
  readonly #settings: TokenSettings;
  #keys: Promise<JWTVerifyGetKey> | null = null;

  constructor(settings: TokenSettings) {
    this.#settings = settings;
  }

  /**
   * What a token says, if it is true.
   *
   * @throws TokenError, IssuerUnavailableError
   */
  async verify(token: string): Promise<TokenHolder> {
    const { issuer, audience, clockSkew } = this.#settings;
    const keys = await this.#findKeys();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        clockTolerance: clockSkew,
        algorithms: ALGORITHMS,
        requiredClaims: ["exp", "sub"],
      });
      return { name: payload.sub ?? "", scopes: scopesOf(payload) };
    } catch (error) {
      throw explain(error);
    }
  }

  /**
   * Asks the issuer where its keys are, as the first token does.
   *
   * @throws IssuerUnavailableError
   */
  async askIssuer(): Promise<void> {
    await this.#findKeys();
  }

  #findKeys(): Promise<JWTVerifyGetKey> {
    this.#keys ??= this.#discover().catch((error: unknown) => {
      setTimeout(() => (this.#keys = null), PAUSE_MILLISECONDS).unref();
      throw error;
    });
    return this.#keys;
  }

  async #discover(): Promise<JWTVerifyGetKey> {
    const { issuer } = this.#settings;
    const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    try {
      const response = await fetch(address, {
        signal: AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS),
        // Nobody but the issuer may say where its keys are.
        redirect: "error",
      });
      if (!response.ok) throw new Error(`it answers ${response.status}`);
      const found = Discovery.parse(await response.json());
      if (found.issuer !== issuer) throw new Error(`it says that it is ${found.issuer}`);
      const place = new URL(found.jwks_uri);
      if (place.protocol !== new URL(issuer).protocol) throw new Error("its keys are elsewhere");
      return createRemoteJWKSet(place, { timeoutDuration: LONGEST_WAIT_MILLISECONDS });
    } catch (cause) {
      throw new IssuerUnavailableError(`The issuer can't be asked at ${address}.`, { cause });
    }
  }
}

/** Scopes as OAuth writes them, or as a list. */
function scopesOf({ scope, scp }: JWTPayload): string[] {
  const said = scope ?? scp;
  if (typeof said === "string") return said.split(" ");
  return Array.isArray(said) ? said.map(String) : [];
}

function explain(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new TokenError("The token has expired.");
  if (error instanceof errors.JWTClaimValidationFailed)
    return new TokenError(`The token does not fit by its claim ${error.claim}.`);
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError))
    return new IssuerUnavailableError("The keys of the issuer can't be read.", { cause: error });
  // jose throws this one where the issuer answers something else than keys.
  if (error.code === "ERR_JOSE_GENERIC" || error instanceof errors.JWKSInvalid)
    return new IssuerUnavailableError("The keys of the issuer can't be read.", { cause: error });
  return new TokenError("The token is none of the issuer's.");
}
