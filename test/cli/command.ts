import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach } from "@jest/globals";
import { buildServer } from "./build.ts";

const root = join(import.meta.dirname, "..", "..");

/** What a command did. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is still at work. */
export interface Running {
  readonly process: ChildProcess;
  /** Resolves to what stdout has of the pattern, as soon as it has. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<Outcome>;
}

/** The built command, on a data folder that each test has to itself. */
export interface Command {
  readonly run: (...parameters: string[]) => Promise<Outcome>;
  readonly start: (parameters: string[], environment?: NodeJS.ProcessEnv) => Running;
  /** The folder of the embedded store, which is not there at first. */
  readonly dataDir: () => string;
}

/** Builds the command and gives each test a folder of its own. */
export function useCommand(): Command {
  let folder = "";
  let open: Running[] = [];
  beforeAll(buildServer, 120_000);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "codeloom-cli-"));
  });
  afterEach(async () => {
    for (const { process } of open) process.kill("SIGKILL");
    await Promise.all(open.map(({ ended }) => ended));
    open = [];
    await rm(folder, { recursive: true });
  });
  const dataDir = () => join(folder, "data");
  const start = (parameters: string[], environment: NodeJS.ProcessEnv = {}): Running => {
    const child = spawn(process.execPath, [join(root, "dist/cli/codeloom.js"), ...parameters], {
      cwd: folder,
      env: { PATH: process.env.PATH, DATA_DIR: dataDir(), PORT: "0", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const running = follow(child);
    open.push(running);
    return running;
  };
  return { start, dataDir, run: (...parameters) => start(parameters).ended };
}

function follow(child: ChildProcess): Running {
  const text = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream]?.on("data", (chunk: Buffer) => (text[stream] += chunk.toString()));
  const ended = new Promise<Outcome>((resolve) => {
    child.on("close", (code) => {
      resolve({ code, ...text });
    });
  });
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text.stdout);
        if (found !== null) resolve(found);
      };
      child.stdout?.on("data", look);
      look();
      void ended.then(({ stdout, stderr }) => {
        reject(new Error(`It ended without printing ${pattern.source}:\n${stdout}${stderr}`));
      });
    });
  return { process: child, ended, printed };
}
