import { parseArgs } from "node:util";
import { RIVALS, type RivalName } from "./rivals/rival.ts";
import { WORKLOADS } from "./workloads/all.ts";
import type { Workload } from "./workloads/workload.ts";

/** What to measure, and how long. */
export interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly workloads: readonly Workload[];
  readonly rivals: readonly RivalName[];
  /** Only the tables of the last whole run are wanted. */
  readonly print: boolean;
  /** Made-up files, though the published ones are there. */
  readonly madeUp: boolean;
  /** All workloads and rivals, so that the figures are those of a whole run. */
  readonly isWhole: boolean;
}

const HELP = `npm run bench -- [options]

Runs Codeloom and its rivals on the same graph in turn, and prints how fast each is.

  --rounds N          how often everything is measured; 3 by default
  --seconds S         how long each measurement lasts; 10 by default
  --only A,B          these workloads only
  --rivals A,B        these rivals only
  --made-up           made-up files, though the published ones are there
  --print             print the tables of the last whole run, and measure nothing
  --help              this text

Workloads:
${WORKLOADS.map(({ name, about }) => `  ${name.padEnd(18)}  ${about}`).join("\n")}

Rivals: ${RIVALS.join(", ")}

A whole run writes bench/results/latest.json, one of a part bench/results/partial.json. The graph is
imported the first time and kept in bench/.data, of which there is no need to take care.
`;

/** Reads the command line; null where only help was asked for, which is printed. */
export function readOptions(parameters: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      rounds: { type: "string", default: "3" },
      seconds: { type: "string", default: "10" },
      only: { type: "string" },
      rivals: { type: "string" },
      print: { type: "boolean", default: false },
      "made-up": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return null;
  }
  const names = WORKLOADS.map(({ name }) => name);
  const only = listOf("--only", values.only, names);
  const rivals = listOf("--rivals", values.rivals, RIVALS) as RivalName[];
  return {
    rounds: wholeNumber("--rounds", values.rounds),
    seconds: wholeNumber("--seconds", values.seconds),
    workloads: WORKLOADS.filter(({ name }) => only.includes(name)),
    rivals: RIVALS.filter((name) => rivals.includes(name)),
    print: values.print,
    madeUp: values["made-up"],
    isWhole: values.only === undefined && values.rivals === undefined && !values["made-up"],
  };
}

function listOf(flag: string, given: string | undefined, known: readonly string[]): string[] {
  if (given === undefined) return [...known];
  const names = given.split(",");
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw new Error(`${flag}: there is no ${wrong}. Take of: ${known.join(", ")}.`);
  return names;
}

function wholeNumber(flag: string, text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Error(`${flag} must be a whole number above 0.`);
  return Number(text);
}
