import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const COMMAND = join(import.meta.dirname, "../../dist/cli/codeloom.js");

/** What a command used. */
export interface Ran {
  readonly seconds: number;
  readonly stdout: string;
}

/** Runs `codeloom` to its end, telling what it says of its progress; `onStart` is told its process id. */
export async function runCodeloom(
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv,
  onStart: (pid: number) => void = () => undefined,
): Promise<Ran> {
  const start = performance.now();
  const child = spawn(process.execPath, [COMMAND, ...parameters], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onStart(child.pid ?? 0);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-2_000)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`codeloom ${parameters.join(" ")} failed:\n${stdout}${stderr}`);
  return { seconds: (performance.now() - start) / 1_000, stdout };
}
