import type { WatchedRead } from "../../graph/watched-view.ts";
import { LONGEST_NAME } from "../request-log.ts";
import type { OperationWatch } from "./operation-watch.ts";

const MOST_READS = 10;
const MOST_STATEMENTS = 5;
const LONGEST_STATEMENT = 10_000;

/** Logs what a slow query read, the slowest first. Values of variables are nowhere in it. */
export function logSlowQuery(watch: OperationWatch, milliseconds: number): void {
  const { operation, cost, reads, log } = watch;
  const now = performance.now();
  const slowest = [...reads].sort((a, b) => lasting(b, now) - lasting(a, now));
  log.warn(
    {
      ...(operation !== null && { operation: operation.slice(0, LONGEST_NAME) }),
      ms: Math.round(milliseconds),
      ...(cost !== null && { cost }),
      reads: slowest.slice(0, MOST_READS).map((read) => described(read, now)),
      ...(reads.length > MOST_READS && { moreReads: reads.length - MOST_READS }),
    },
    "slow query",
  );
}

function described(read: WatchedRead, now: number) {
  const { kind, milliseconds, failed, statements } = read;
  return {
    read: kind,
    shape: read.shape(),
    ms: Math.round(lasting(read, now)),
    ...(milliseconds === null && { unfinished: true }),
    ...(failed && { failed }),
    ...(statements.length > 0 && {
      statements: statements
        .slice(0, MOST_STATEMENTS)
        .map(({ cypher, rows, milliseconds: ms }) => ({
          cypher: cypher.slice(0, LONGEST_STATEMENT),
          rows,
          ms: Math.round(ms),
        })),
    }),
  };
}

const lasting = ({ milliseconds, startedAt }: WatchedRead, now: number): number =>
  milliseconds ?? now - startedAt;
