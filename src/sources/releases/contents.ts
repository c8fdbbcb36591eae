import { promisify } from "node:util";
import { gunzip, gzip, type ZlibOptions } from "node:zlib";
import type { GraphView } from "../../graph/graph.ts";
import { node, type NodeRecord } from "../../graph/record.ts";
import type { NumberedRow, Source } from "../source.ts";

/** Lines a part: few enough that one is small beside everything else in memory. */
const LINES = 50_000;
/** Lines that are read of a part at a time: few enough that none of them grows old. */
const BATCH = 1_000;

/** Bytes that are expanded at a time: each time costs as much as some ten thousand of them. */
const CHUNK = 2 ** 20;

type Batches = AsyncIterable<readonly string[]> | Iterable<readonly string[]>;

const compress = promisify(gzip);
const expand = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

/**
 * The rows of a release as nodes, to be worked with again when another release comes or goes: a
 * graph is a function of the releases in it, whatever the order in which they came. A part is
 * compressed, on a thread of its own, while the lines of the next one come.
 */
export async function* contentNodes(release: string, batches: Batches): AsyncGenerator<NodeRecord> {
  let part = 0;
  let packing: Promise<NodeRecord> | null = null;
  for await (const lines of inParts(batches)) {
    const next = pack(release, ++part, lines);
    // It is waited for later, and may fail before.
    next.catch(() => undefined);
    if (packing !== null) yield await packing;
    packing = next;
  }
  if (packing !== null) yield await packing;
}

async function pack(release: string, part: number, lines: string): Promise<NodeRecord> {
  const content = (await compress(lines)).toString("base64");
  return node("ReleaseContent", { release, part, content });
}

/** The same lines, as many together as make a part. */
async function* inParts(batches: Batches): AsyncGenerator<string> {
  // Each batch as one text: strings by the ten thousand that outlive it are what costs most.
  let held: string[] = [];
  let count = 0;
  for await (const batch of batches)
    for (let start = 0; start < batch.length;) {
      const lines = batch.slice(start, start + LINES - count);
      start += lines.length;
      held.push(lines.join("\n"));
      count += lines.length;
      if (count < LINES) continue;
      yield held.join("\n");
      [held, count] = [[], 0];
    }
  if (count > 0) yield held.join("\n");
}

/** A row as it is kept: where it stands, a tab, and what it says. */
export const lineOf = <Row extends NumberedRow>(
  source: Source<Row>,
  row: Row,
  says: string,
): string => `${source.placeOf?.(row) ?? row.row}\t${says}`;

/** The rows of lines that were kept. */
export async function* rowsOf<Row extends NumberedRow>(
  source: Pick<Source<Row>, "decode">,
  batches: AsyncIterable<readonly string[]>,
): AsyncGenerator<readonly Row[]> {
  for await (const lines of batches)
    yield lines.map((line) => {
      const tab = line.indexOf("\t");
      return source.decode(line.slice(tab + 1), line.slice(0, tab));
    });
}

const idOfPart = (release: string, part: number): string => `ReleaseContent:${release}:${part}`;

/** Ids of the nodes that hold a release's content. */
export const contentIds = (release: string, parts: number): string[] =>
  Array.from({ length: parts }, (_, i) => idOfPart(release, i + 1));

/** The lines of parts that are at hand, many at a time. */
export async function* unpack(parts: readonly NodeRecord[]): AsyncGenerator<readonly string[]> {
  for (const { properties } of parts) yield* linesOf(properties.content as string);
}

async function* linesOf(content: string): AsyncGenerator<readonly string[]> {
  const text = (await expand(Buffer.from(content, "base64"), { chunkSize: CHUNK })).toString(
    "utf8",
  );
  let lines: string[] = [];
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    lines.push(text.slice(start, end));
    start = end + 1;
    if (lines.length < BATCH) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

/** The lines of a release that the graph holds, in their order, many at a time. */
export async function* readContent(
  view: GraphView,
  release: string,
  parts: number,
): AsyncGenerator<readonly string[]> {
  const selection = {
    type: "ReleaseContent" as const,
    properties: ["content"],
    relations: [],
    flags: [],
  };
  for (const id of contentIds(release, parts)) {
    const [tree] = await view.read(selection, [id], null, []);
    if (tree === null || tree === undefined) throw new Error(`The graph has no ${id}.`);
    yield* linesOf(tree.content as string);
  }
}
