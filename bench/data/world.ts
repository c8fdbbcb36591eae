import type { Day } from "../../src/graph/day.ts";
import type { JavaDatabase } from "../../test/support/neo4j/java-database.ts";
import type { DataFiles } from "./files.ts";

/** What all rivals stand on. */
export interface World {
  readonly files: DataFiles;
  /** All codes of the fee schedule. */
  readonly codes: readonly string[];
  /** Folder of the embedded store. */
  readonly dataDir: string;
  /** Null where no rival needs it. */
  readonly database: JavaDatabase | null;
  /** The state of the graph, and the day on which everybody reads it. */
  readonly epoch: number;
  readonly day: Day;
  /** A folder for what is thrown away. */
  readonly scratch: string;
  readonly say: (line: string) => void;
}
