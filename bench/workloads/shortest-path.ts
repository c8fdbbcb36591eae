import { oneOf } from "../data/random.ts";
import { stream } from "../../test/support/stream.ts";
import { dataOf, graphql, route } from "./codeloom-dialect.ts";
import type { Dialect, Questions } from "./workload.ts";

const DRAWN = 480;

/** How long paths may be. */
export const MOST_HOPS = 4;

const SHORTEST_PATH = `query ShortestPath($from: ID!, $to: ID!) {
  shortestPath(from: $from, to: $to, maxHops: ${MOST_HOPS}) {
    length
    nodes { id }
    relationships { type from to text }
  }
}`;

/** Of equal paths Cypher takes any, and Codeloom the first: only how long they are is compared. */
const lengthOnly = (dialect: Dialect): Dialect => ({
  ...dialect,
  form: (answer) => {
    const path = dataOf(answer).shortestPath as { length: number } | null;
    return path === null ? null : path.length;
  },
});

/** Between two codes drawn by chance, through whatever connects them. The peer knows no paths. */
export const shortestPath: Questions = {
  kind: "questions",
  name: "shortest-path",
  about: `the shortest way between two codes, of at most ${MOST_HOPS} relationships`,
  draw: ({ codes }) => {
    const random = stream(8);
    return Array.from({ length: DRAWN }, () => ({
      from: `Code:${oneOf(codes, random)}`,
      to: `Code:${oneOf(codes, random)}`,
    })).filter(({ from, to }) => from !== to);
  },
  compared: 40,
  codeloom: lengthOnly(graphql(SHORTEST_PATH)),
  peer: null,
  handWritten: lengthOnly(route("shortest-path")),
};
