import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const OLDEST = 17;

/** The command that runs Java, `JAVA_HOME`'s before the path's; null when it's absent or too old. */
export async function findJava(): Promise<string | null> {
  const home = process.env.JAVA_HOME;
  const candidates = [...(home === undefined ? [] : [join(home, "bin", "java")]), "java"];
  for (const java of candidates) if ((await majorVersion(java)) >= OLDEST) return java;
  return null;
}

async function majorVersion(java: string): Promise<number> {
  try {
    const { stdout, stderr } = await promisify(execFile)(java, ["-version"]);
    return Number(/version "(\d+)/.exec(stderr + stdout)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
