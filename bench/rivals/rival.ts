import type { Dialect, Questions } from "../workloads/workload.ts";

/** Codeloom by where its graph is; with `-cached`, whole answers are kept. */
export const CODELOOM = [
  "embedded",
  "embedded-cached",
  "neo4j",
  "neo4j-cached",
  "replica",
  "replica-cached",
] as const;

export type CodeloomName = (typeof CODELOOM)[number];

/** All rivals, in the order in which they are asked. */
export const RIVALS = ["peer", "hand-written", "limit", ...CODELOOM] as const;

export type RivalName = (typeof RIVALS)[number];

/** How a rival is asked in a workload; null where it can't answer. */
export function dialectOf(rival: RivalName, workload: Questions): Dialect | null {
  if (workload.rivals !== undefined && !workload.rivals.includes(rival)) return null;
  if (rival === "peer") return workload.peer;
  if (rival === "hand-written") return workload.handWritten;
  // The limit sends the bytes of Codeloom's answers, to the same questions.
  return workload.codeloom;
}
