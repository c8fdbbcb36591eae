import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { GraphView } from "../../graph/graph.ts";
import { node, type NodeRecord } from "../../graph/record.ts";
import type { NumberedRow, Source } from "../source.ts";

/** Lines a part: few enough that one is small beside everything else in memory. */
const LINES = 50_000;

const compress = promisify(gzip);
const expand = promisify(gunzip);

/**
 * The rows of a release as nodes, to be worked with again when another release comes or goes: a
 * graph is a function of the releases in it, whatever the order in which they came.
 */
export async function* contentNodes(
  release: string,
  lines: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<NodeRecord> {
  let part = 0;
  let held: string[] = [];
  const pack = async (): Promise<NodeRecord> => {
    const content = (await compress(held.join("\n"))).toString("base64");
    held = [];
    return node("ReleaseContent", { release, part: ++part, content });
  };
  for await (const line of lines) {
    held.push(line);
    if (held.length === LINES) yield await pack();
  }
  if (held.length > 0) yield await pack();
}

/** Rows as they are kept: where each stands, a tab, and what it says. */
export const lineOf = <Row extends NumberedRow>(source: Source<Row>, row: Row): string =>
  `${source.placeOf?.(row) ?? row.row}\t${source.encode(row)}`;

/** The row of a line that was kept. */
export function rowOf<Row extends NumberedRow>(
  source: Pick<Source<Row>, "decode">,
  line: string,
): Row {
  const tab = line.indexOf("\t");
  return source.decode(line.slice(tab + 1), line.slice(0, tab));
}

const idOfPart = (release: string, part: number): string => `ReleaseContent:${release}:${part}`;

/** Ids of the nodes that hold a release's content. */
export const contentIds = (release: string, parts: number): string[] =>
  Array.from({ length: parts }, (_, i) => idOfPart(release, i + 1));

/** The lines of parts that are at hand. */
export async function* unpack(parts: readonly NodeRecord[]): AsyncGenerator<string> {
  for (const { properties } of parts) yield* await linesOf(properties.content as string);
}

async function linesOf(content: string): Promise<string[]> {
  return (await expand(Buffer.from(content, "base64"))).toString("utf8").split("\n");
}

/** The lines of a release that the graph holds, in their order. */
export async function* readContent(
  view: GraphView,
  release: string,
  parts: number,
): AsyncGenerator<string> {
  const selection = {
    type: "ReleaseContent" as const,
    properties: ["content"],
    relations: [],
    flags: [],
  };
  for (const id of contentIds(release, parts)) {
    const [tree] = await view.read(selection, [id], null, []);
    if (tree === null || tree === undefined) throw new Error(`The graph has no ${id}.`);
    yield* await linesOf(tree.content as string);
  }
}
