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
  /** The same of stderr, where progress is told. */
  readonly told: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Ends it and all that it started by `kill -9`. */
  readonly kill: () => void;
  readonly ended: Promise<Outcome>;
}

/** The built command, on a data folder that each test has to itself. */
export interface Command {
  readonly run: (...parameters: string[]) => Promise<Outcome>;
  /** `by` is another command that runs it, as a shell does which sets limits first. */
  readonly start: (
    parameters: string[],
    environment?: NodeJS.ProcessEnv,
    by?: readonly string[],
  ) => Running;
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
    for (const { kill } of open) kill();
    await Promise.all(open.map(({ ended }) => ended));
    open = [];
    await rm(folder, { recursive: true });
  });
  const dataDir = () => join(folder, "data");
  const start: Command["start"] = (parameters, environment = {}, by = []) => {
    const codeloom = [process.execPath, join(root, "dist/cli/codeloom.js"), ...parameters];
    const [file = "", ...rest] = [...by, ...codeloom];
    const child = spawn(file, rest, {
      cwd: folder,
      env: { PATH: process.env.PATH, DATA_DIR: dataDir(), PORT: "0", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, to be killed as one.
      detached: true,
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
  const found = (stream: "stdout" | "stderr") => (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(text[stream]);
        if (match !== null) resolve(match);
      };
      child[stream]?.on("data", look);
      look();
      void ended.then(({ stdout, stderr }) => {
        reject(new Error(`It ended without a word of ${pattern.source}:\n${stdout}${stderr}`));
      });
    });
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  };
  return { process: child, ended, printed: found("stdout"), told: found("stderr"), kill };
}
