import { isIP } from "node:net";
import { SettingsError, type Settings } from "../settings.ts";

/**
 * Refuses to be open to others than this machine, unless that was asked for.
 *
 * @throws SettingsError
 */
export function checkExposure({ host, identity }: Settings): void {
  const { keysFile, tokens, isPublic } = identity;
  if (isPublic || keysFile !== null || tokens !== null || isLoopback(host)) return;
  throw new SettingsError([
    `HOST is ${host}, where others than this machine reach the server, and nothing says who may ask.`,
    "Set API_KEYS_FILE or JWT_ISSUER; or PUBLIC=true, if everybody may who gets there.",
  ]);
}

const isLoopback = (host: string): boolean =>
  host.toLowerCase() === "localhost" ||
  host === "::1" ||
  (isIP(host) === 4 && host.startsWith("127."));
