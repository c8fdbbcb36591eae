import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** What a script of the project did in a folder. */
export interface ScriptOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program and waits for its end. */
export async function run(
  program: string,
  parameters: readonly string[],
  cwd: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<ScriptOutcome> {
  const child = spawn(program, parameters, {
    cwd,
    env: { ...process.env, npm_config_update_notifier: "false", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const code = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("exit", resolve);
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

/** Runs one of `scripts` in a folder, by default in that of the project. */
export const runScript = (
  name: string,
  cwd: string = PROJECT,
  environment: NodeJS.ProcessEnv = {},
): Promise<ScriptOutcome> =>
  run(process.execPath, [join(PROJECT, "scripts", name)], cwd, environment);

/** The folder of the project. */
export const PROJECT = join(import.meta.dirname, "..", "..");
