import type { RivalName } from "../rivals/rival.ts";
import type { World } from "../data/world.ts";

/** The values of one question, the same for all rivals. */
export type Variables = Readonly<Record<string, unknown>>;

/** A question as a rival is asked it: the path and the body of a POST. */
export interface HttpRequest {
  readonly path: string;
  readonly body: string;
}

/** How a rival is asked, and what makes of its answer what all others answer as well. */
export interface Dialect {
  readonly request: (variables: Variables) => HttpRequest;
  readonly form: (answer: unknown) => unknown;
  /** For what comes page by page: the next question, null behind the last page. */
  readonly next?: (variables: Variables, answer: unknown) => Variables | null;
}

/** A question that is asked again and again, with other values each time. */
export interface Questions {
  readonly kind: "questions";
  readonly name: string;
  readonly about: string;
  /** The values that are asked with, in their order. */
  readonly draw: (world: World) => Variables[];
  readonly codeloom: Dialect;
  /** Null where the rival has no means to answer. */
  readonly peer: Dialect | null;
  readonly handWritten: Dialect | null;
  /** How many answers are compared before anything is timed; 200 if not said. */
  readonly compared?: number;
  /** How many ask at once; 16 if not said. */
  readonly connections?: number;
  /** Which rivals are asked, if not all that can answer. */
  readonly rivals?: readonly RivalName[];
}

/** What one measurement found; null where there is nothing to measure. */
export interface Figures {
  /** For tasks, what they work on in a second: rows. */
  readonly requestsPerSecond: number | null;
  /** Milliseconds; for tasks, from their start to their end. */
  readonly p50: number;
  readonly p99: number | null;
  /** Seconds of processor time a second of the rival's own process, and of the database beside it. */
  readonly cpu: number | null;
  readonly databaseCpu: number | null;
  /** The most memory that the rival's own process held, in megabytes. */
  readonly memory: number | null;
  /** Of an answer with its headers. */
  readonly bytes: number | null;
}

/** Something that is done once, and takes a while. */
export interface Task {
  readonly kind: "task";
  readonly name: string;
  readonly about: string;
  readonly rivals: readonly RivalName[];
  readonly run: (rival: RivalName, world: World) => Promise<Figures>;
}

export type Workload = Questions | Task;
