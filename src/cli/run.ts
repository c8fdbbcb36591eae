import type { Command } from "commander";
import { printFailure } from "./failure.ts";

/**
 * Makes an action of a command whose failure is told in words, without a stack trace unless one
 * debugs, and in the exit code.
 */
export function run<Operands extends unknown[]>(
  action: (command: Command, ...operands: Operands) => Promise<void>,
): (...given: [...Operands, unknown, Command]) => Promise<void> {
  return async (...given) => {
    const command = given.at(-1) as Command;
    const operands = given.slice(0, -2) as Operands;
    try {
      await action(command, ...operands);
    } catch (error) {
      printFailure(error, debugs(command));
      process.exitCode = 1;
    }
  };
}

function debugs(command: Command): boolean {
  const { debug, logLevel } = command.opts<{ debug?: true; logLevel?: string }>();
  return debug === true || ["debug", "trace"].includes(logLevel ?? process.env.LOG_LEVEL ?? "");
}
