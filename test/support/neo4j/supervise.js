/**
 * Runs a database for the process that forked this one: `supervise.js HOME COMMAND ARGUMENTS…`.
 * Losing the channel to that process, be it by its wish, Ctrl-C or `kill -9`, ends the database
 * and removes its home. Told a signal, it sends that to the database, and told "start" it runs the
 * database again in the same home. Written in JavaScript because Node runs it as it is.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import process from "node:process";
import { setTimeout } from "node:timers";

const GRACE = 15_000;

const [home, command, ...args] = process.argv.slice(2);
let ending = false;
/** It has ended, or will, because we were told so, and may be told to start again. */
let pausing = false;
let database;
const end = () => {
  if (ending) return;
  ending = true;
  if (database.exitCode !== null || database.signalCode !== null) leave();
  database.kill("SIGTERM");
  // A stopped process takes no notice of a SIGTERM until it continues.
  database.kill("SIGCONT");
  setTimeout(() => database.kill("SIGKILL"), GRACE).unref();
};

const start = () => {
  pausing = false;
  database = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
  // The channel may be gone by then; that is told by "disconnect", and no reason to leave the database.
  database.on("spawn", () => process.send?.({ pid: database.pid }, () => undefined));
  database.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
  });
  database.on("close", () => {
    if (pausing && !ending) process.send?.({ pid: null }, () => undefined);
    else leave();
  });
};
const leave = () => {
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  process.exit();
};

start();
process.on("message", (told) => {
  if (told === "start") {
    start();
    return;
  }
  pausing = true;
  database.kill(told);
});
process.on("disconnect", end);
if (!process.connected) end();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
// Nobody may be reading any more what the database writes.
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);
