import type { Graph } from "../../../src/graph/graph.ts";
import type { Running } from "../command.ts";

/** Where in an import it may be killed; of the phases of the test none, if before or after all. */
export const PHASES = ["reading", "batches", "flip", "cleaning"] as const;
export type Phase = (typeof PHASES)[number];

/** How long each phase takes when nobody kills the import, in milliseconds. */
export type Lengths = Readonly<Record<Phase, number>>;

/** An import that is at work, and what was true before it began. */
export interface Attempt {
  readonly running: Running;
  /** Edits that it writes, of which none is in the graph. */
  readonly edits: number;
}

/** A store under imports that are killed. */
export interface StoreToKill {
  /** Settings by which the command finds it. */
  readonly environment: () => NodeJS.ProcessEnv;
  /** Leaves nothing in it but the reference facts. */
  readonly reset: () => Promise<void>;
  /** Measures the phases of an import that is left alone, to spread points over them. */
  readonly measure: (running: Running) => Promise<Lengths>;
  /** Opens it as a reader does. */
  readonly open: () => Promise<Graph>;
  /** Remembers how things are before an import; then says how far it came, by what it left behind. */
  readonly beforeImport: () => Promise<(attempt: Attempt) => Promise<Phase | "start" | "end">>;
  /** Resolves when an import is in the phase, at a random point of it. */
  readonly reaches: (attempt: Attempt, phase: Phase, random: () => number) => Promise<void>;
  /**
   * A phase was over before the kill: it is taken to last half as long from then on, as machines and
   * databases get faster while they run.
   */
  readonly wasLate: (phase: Phase) => void;
  /** Waits, or pretends to have waited, until a killed import has lost its right to write. */
  readonly forget: () => Promise<void>;
  /** Lets so much time go by, or pretends so, that no reader can see what was superseded. */
  readonly age: () => Promise<void>;
  /** Whether the next import has something to clean up before it does anything else. */
  readonly hasToClean: () => Promise<boolean>;
  /** What is there of an import that did not come to its end. */
  readonly leftovers: () => Promise<readonly string[]>;
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
