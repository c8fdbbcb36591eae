import { resolve } from "node:path";
import { type GivenValues, declare, listOf, seconds, text, yesOrNo } from "./declare-setting.ts";

const ISSUER =
  /^(?:https:\/\/[^\s?#]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?[^\s?#]*)$/i;

const isOrigin = (text: string): boolean =>
  /^https?:\/\/[^\s/,*?#@]+$/i.test(text) && URL.canParse(text);

/** Who may ask. */
export const IDENTITY_SETTINGS = {
  apiKeysFile: declare(
    "API_KEYS_FILE",
    "FILE",
    null,
    "Keys of those who may ask, a line each as `codeloom key create` prints it. Changes count at once.",
    text("must name a file"),
  ),
  jwtIssuer: declare(
    "JWT_ISSUER",
    "URL",
    null,
    "Whose tokens (JWT) let in: the address of an OpenID provider.",
    text("must be an address").regex(ISSUER, "must be an https address, without ? and #"),
  ),
  jwtAudience: declare(
    "JWT_AUDIENCE",
    "NAME",
    null,
    "For whom tokens must be; needed with JWT_ISSUER.",
    text("must name an audience"),
  ),
  jwtClockSkew: declare(
    "JWT_CLOCK_SKEW",
    "SECONDS",
    "30",
    "By how much the clock of the issuer may differ from ours.",
    seconds(600),
  ),
  public: declare(
    "PUBLIC",
    "true|false",
    "false",
    "Whether everybody may ask who reaches the server. Without keys or tokens it listens on this machine only, unless this is true.",
    yesOrNo,
  ),
  corsOrigins: declare(
    "CORS_ORIGINS",
    "ORIGINS",
    null,
    "Web sites, behind commas, whose pages may ask from a browser, as https://app.example.",
    // Browsers write origins in one way, with which ours are compared.
    listOf(isOrigin, "must be origins as https://app.example, without a path").transform(
      (origins) => origins.map((origin) => new URL(origin).origin),
    ),
  ),
} as const;

/** Who may ask. */
export interface IdentitySettings {
  /** An absolute path. */
  readonly keysFile: string | null;
  readonly tokens: TokenSettings | null;
  readonly isPublic: boolean;
  /** Web sites whose pages may ask. */
  readonly corsOrigins: readonly string[];
}

/** Whose tokens let in. */
export interface TokenSettings {
  readonly issuer: string;
  readonly audience: string;
  /** By how many seconds clocks may differ. */
  readonly clockSkew: number;
}

/** Who may ask, as it was set. */
export function identityOf(values: GivenValues<typeof IDENTITY_SETTINGS>): IdentitySettings {
  const { apiKeysFile, jwtIssuer, jwtAudience } = values;
  return {
    keysFile: apiKeysFile === undefined ? null : resolve(apiKeysFile),
    tokens:
      jwtIssuer === undefined || jwtAudience === undefined
        ? null
        : { issuer: jwtIssuer, audience: jwtAudience, clockSkew: values.jwtClockSkew },
    isPublic: values.public,
    corsOrigins: values.corsOrigins ?? [],
  };
}
