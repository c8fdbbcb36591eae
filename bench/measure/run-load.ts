import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Figures } from "../workloads/workload.ts";
import type { LoadJob } from "./load.ts";

/** Runs the load generator in a process of its own. */
export async function runLoad(job: LoadJob, scratch: string): Promise<Figures> {
  const file = join(scratch, "job.json");
  await writeFile(file, JSON.stringify(job));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "load.ts"), file],
    { cwd: join(import.meta.dirname, "..") },
  );
  return JSON.parse(stdout) as Figures;
}
