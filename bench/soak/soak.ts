import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { settingsOf } from "../../test/support/neo4j/connection.ts";
import { codesOf, dataFiles } from "../data/files.ts";
import { startDatabase } from "../data/neo4j.ts";
import { runCodeloom } from "../data/run-codeloom.ts";
import { memoryOf } from "../measure/process-figures.ts";
import { Clients } from "./clients.ts";
import { Ledger } from "./ledger.ts";
import { readSoakOptions, type SoakOptions } from "./options.ts";
import { questionsAbout } from "./questions.ts";
import { reportOf } from "./report.ts";
import { Servers } from "./servers.ts";
import { SmallReleases } from "./small-releases.ts";

const MINUTE = 60_000;
/** Between changes of the graph, and between restarts; not the same, so that they meet in every way. */
const BETWEEN_IMPORTS = 3_000;
const BETWEEN_RESTARTS = 13_000;
const CODES_THAT_CHANGE = 400;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function soak(
  { minutes, store, connections }: SoakOptions,
  folder: string,
  writing: NodeJS.ProcessEnv,
): Promise<boolean> {
  const end = Date.now() + minutes * MINUTE;
  if (new Date(end + 5 * MINUTE).getUTCDate() !== new Date().getUTCDate())
    throw new Error("Midnight (UTC) comes before the end, and answers change with the day.");
  const files = await dataFiles(say);
  say("Importing a fee schedule.");
  await runCodeloom(["import", "mpfs", files.feeSchedule], writing);
  const codes = codesOf(files.feeSchedule);
  const questions = questionsAbout(codes);
  const step = Math.floor(codes.length / CODES_THAT_CHANGE);
  const changing = codes.filter((_, at) => at % step === 0);
  const releases = await SmallReleases.of(changing, folder, writing);
  const servers = await Servers.start({ ...writing, STORE: store });
  const ledger = new Ledger();
  const clients = new Clients(servers, ledger);

  say(
    `Asking ${questions.length} questions in each of ${SmallReleases.STATES} states, undisturbed.`,
  );
  let epoch = 0;
  for (let state = 0; state < SmallReleases.STATES; state++) {
    for (const question of questions) {
      const answer = await untilEpoch(epoch, () => clients.answerTo(question));
      ledger.learn(state, question, answer);
      ledger.setState(answer.epoch, state);
    }
    epoch = await releases.next();
  }
  ledger.setState(epoch, releases.state);
  if (!ledger.differs) throw new Error("The small releases change no answer.");

  say(`Load for ${minutes} minutes.`);
  const stop = Date.now() + minutes * MINUTE;
  const goesOn = (): boolean => Date.now() < stop;
  let imports = 0;
  const change = async (): Promise<void> => {
    while (goesOn()) {
      ledger.setState(await releases.next(), releases.state);
      imports += 1;
      await pause(BETWEEN_IMPORTS);
    }
  };
  const restart = async (): Promise<void> => {
    while (goesOn()) {
      await pause(BETWEEN_RESTARTS);
      if (goesOn()) await servers.restart();
    }
  };
  const memory: number[] = [];
  const watch = setInterval(() => {
    memory.push(memoryOf(servers.staying.pid, "VmRSS") ?? 0);
  }, 1_000);
  try {
    await Promise.all([clients.ask(questions, connections, goesOn), change(), restart()]);
  } finally {
    clearInterval(watch);
    await servers.stop();
  }

  const verdict = ledger.verdict();
  say(reportOf({ store, minutes, connections, verdict, clients, imports, servers, memory }));
  for (const problem of verdict.problems) say(`  ${problem}`);
  return verdict.wrong + verdict.failed === 0 && verdict.right > 0;
}

/** An answer of an epoch or a later one: a server shows an import within seconds. */
async function untilEpoch<Answer extends { readonly epoch: number }>(
  epoch: number,
  ask: () => Promise<Answer | null>,
): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer.epoch >= epoch) return answer;
    await pause(50);
  }
}

const options = readSoakOptions(process.argv.slice(2));
if (options !== null) {
  const folder = await mkdtemp(join(tmpdir(), "codeloom-soak-"));
  const database = options.store === "replica" ? await startDatabase() : null;
  try {
    const store = database === null ? { STORE: "embedded" } : settingsOf(database);
    const isRight = await soak(options, folder, { ...store, DATA_DIR: join(folder, "data") });
    process.exitCode = isRight ? 0 : 1;
  } finally {
    await database?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
