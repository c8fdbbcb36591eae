import type { Writable } from "node:stream";
import { pino, type Logger } from "pino";
import type { Settings } from "./settings.ts";

export type { Logger } from "pino";

/** Logs a line of JSON an event, or text in colours where a person reads along on a terminal. */
export async function createLogger(
  level: Settings["logLevel"],
  output: Writable & { isTTY?: boolean } = process.stdout,
): Promise<Logger> {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  if (output.isTTY !== true) return pino(options, output);
  const { default: pretty } = await import("pino-pretty");
  return pino(
    options,
    pretty({
      destination: output,
      colorize: true,
      singleLine: true,
      translateTime: "SYS:HH:MM:ss",
      sync: true,
    }),
  );
}
