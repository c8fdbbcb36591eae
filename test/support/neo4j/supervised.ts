import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const SUPERVISOR = join(import.meta.dirname, "supervise.js");
const LOG_LINES = 40;

/** A database's process, seen through the supervisor that runs it. */
export interface Supervised {
  pid: () => number | null;
  logTail: () => string;
  /** Why the database can't answer any more, if its process has ended. */
  deathNotice: () => string | null;
  stop: () => Promise<void>;
  /** Sends a signal that does not end it. */
  signal: (signal: "SIGSTOP" | "SIGCONT") => void;
  /** Sends a signal that ends it, and waits until it has; its home stays. */
  pause: (signal: NodeJS.Signals) => Promise<void>;
  /** Runs it again after a pause. */
  resume: () => Promise<void>;
}

/**
 * Runs a command under `supervise.js`, which outlives us by a moment: it ends the command and
 * removes its home when we ask for it, and also when we are killed.
 */
export function supervise(home: string, command: string, args: string[]): Supervised {
  const supervisor = fork(SUPERVISOR, [home, command, ...args], {
    // A group of its own, so that Ctrl-C in a terminal reaches us only.
    detached: true,
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let pid: number | null = null;
  let hasEnded = false;
  const lines: string[] = [];
  supervisor.on("message", (message: { pid: number | null }) => {
    pid = message.pid;
  });
  const ended = new Promise<void>((resolve) => {
    supervisor.once("exit", () => {
      hasEnded = true;
      resolve();
    });
  });
  keepTail(supervisor.stdout, lines);
  keepTail(supervisor.stderr, lines);
  // A runner that forgets to stop the database must still be able to exit.
  supervisor.unref();
  supervisor.channel?.unref();
  /** Tells the supervisor something and waits for its answer, for which the process stays. */
  const tell = async (what: string): Promise<void> => {
    supervisor.channel?.ref();
    const answered = once(supervisor, "message");
    supervisor.send(what);
    await answered;
    supervisor.channel?.unref();
  };
  return {
    pid: () => pid,
    logTail: () => `The last of its log:\n${lines.join("\n")}`,
    signal: (signal) => {
      if (pid !== null) process.kill(pid, signal);
    },
    pause: (signal) => tell(signal),
    resume: () => tell("start"),
    deathNotice: () => (hasEnded ? "Its process has ended." : null),
    stop: async () => {
      if (hasEnded) return;
      supervisor.ref();
      if (supervisor.connected) supervisor.disconnect();
      await ended;
    },
  };
}

function keepTail(stream: Readable | null, lines: string[]): void {
  if (stream === null) return;
  createInterface({ input: stream }).on("line", (line) => {
    lines.push(line);
    if (lines.length > LOG_LINES) lines.shift();
  });
  // A pipe of a child process is a socket, though it isn't typed as one.
  (stream as Readable & { unref?: () => void }).unref?.();
}
