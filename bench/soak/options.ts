import { parseArgs } from "node:util";

/** How the soak is done. */
export interface SoakOptions {
  readonly minutes: number;
  readonly store: "embedded" | "replica";
  readonly connections: number;
}

const HELP = `npm run soak -- [options]

Holds a mixed load for a while, with imports and restarts of a server going on, and checks every
answer against what a server answered that nobody disturbed. Exit code 1 when an answer was wrong,
refused or lost, or an import failed.

  --minutes N         how long; 10 by default
  --store STORE       embedded (by default) or replica, which starts a Neo4j
  --connections N     questions that are asked at once; 16 by default
  --help              this text
`;

/** Reads the command line; null where only help was asked for, which is printed. */
export function readSoakOptions(parameters: readonly string[]): SoakOptions | null {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      minutes: { type: "string", default: "10" },
      store: { type: "string", default: "embedded" },
      connections: { type: "string", default: "16" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return null;
  }
  const { store } = values;
  if (store !== "embedded" && store !== "replica")
    throw new Error(`--store is ${store}: it can be embedded or replica.`);
  const minutes = Number(values.minutes);
  const connections = Number(values.connections);
  if (!(minutes > 0 && minutes <= 10_000)) throw new Error("--minutes must be a number above 0.");
  if (!Number.isInteger(connections) || connections < 1)
    throw new Error("--connections must be a whole number above 0.");
  return { minutes, store, connections };
}
