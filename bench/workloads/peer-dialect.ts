import type { Day } from "../../src/graph/day.ts";
import { dataOf } from "./codeloom-dialect.ts";
import type { Dialect, Variables } from "./workload.ts";

/** The state and the day that all read; set once before workloads are asked. */
export interface Pinned {
  readonly epoch: number;
  readonly day: Day;
}

/** Conditions of the peer's dialect: what is visible in the state, and in force on the day. */
export const ALIVE = "sinceEpoch: {lte: $epoch}, untilEpoch: {gt: $epoch}";
export const HELD = `${ALIVE}, validFrom: {lte: $asOf}, validTo: {gt: $asOf}`;

/** Arguments of a connection of the peer: in force, ordered by id unless said otherwise. */
export const held = (more = "", sort = "node: {id: ASC}"): string =>
  `(where: {edge: {${HELD}}}, sort: [{${sort}}]${more === "" ? "" : `, ${more}`})`;

/** The same of relationships without validity. */
export const alive = (more: string, sort = "{node: {id: ASC}}"): string =>
  `(where: {edge: {${ALIVE}}}, sort: [${sort}], ${more})`;

export const SHORT = `descriptorsConnection${held("", "edge: {rank: ASC}")} { edges { properties { short } } }`;

/** Set before the first request. */
let pinned: Pinned = { epoch: 0, day: "" };
export const pinPeer = (to: Pinned): void => {
  pinned = to;
};

/** A question in the peer's dialect, and how its answer is brought into the form of all. */
export const peerDialect = (
  query: string,
  form: (data: Tree) => unknown,
  variablesOf: (variables: Variables) => Variables = (variables) => variables,
): Dialect => ({
  request: (variables) => {
    const { epoch, day } = pinned;
    const own = { epoch, asOf: day, ...variablesOf(variables) };
    return { path: "/graphql", body: JSON.stringify({ query, variables: own }) };
  },
  form: (answer) => form(dataOf(answer)),
});

/** Answers of the peer are taken as they come: what is not there fails the comparison. */
export type Tree = Readonly<Record<string, unknown>>;

interface PeerEdge {
  readonly node?: Tree;
  readonly properties?: Tree;
}

/** Nodes and edges of a connection. */
export const edgesIn = (tree: Tree, name: string): readonly PeerEdge[] =>
  (tree[`${name}Connection`] as { edges: PeerEdge[] }).edges;

export const nodesIn = (tree: Tree, name: string): Tree[] =>
  edgesIn(tree, name).map(({ node }) => node ?? {});

export const countIn = (tree: Tree, name: string): unknown =>
  (tree[`${name}Connection`] as Tree).totalCount;

/** The short descriptors of a code. */
export const shortIn = (code: Tree): Tree[] =>
  edgesIn(code, "descriptors").map(({ properties }) => ({ short: properties?.short }));
