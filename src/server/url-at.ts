import { isIPv6 } from "node:net";

/** The address of a server that listens there: where all addresses are listened on, on this machine. */
export function urlAt(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
}
