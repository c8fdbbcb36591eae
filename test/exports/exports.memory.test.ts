import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { toArrow } from "../../src/exports/arrow.ts";
import { toCsv } from "../../src/exports/csv.ts";
import { exportOfNodes } from "../../src/exports/filtered-nodes.ts";
import type { Table } from "../../src/exports/table.ts";
import { toGraphml } from "../../src/exports/graphml.ts";
import { exportOf, type GraphExport } from "../../src/exports/graph-export.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { node, type NodeRecord } from "../../src/graph/record.ts";
import { fill } from "../graph/fixture.ts";
import { defineExportTests } from "./exports.conformance.ts";
import { readArrow, readCsv, readGraphml } from "./export-files.ts";

describe("Exports [embedded]", () => {
  defineExportTests(() => Promise.resolve(new MemoryGraph()));
});

async function joined(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

const graphOf = async (nodes: readonly NodeRecord[]): Promise<MemoryGraph> => {
  const graph = new MemoryGraph();
  await fill(graph, { nodes, relationships: [] });
  return graph;
};

function only<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error("There is none.");
  return item;
}

test("a list of many pages has every node once", async () => {
  const codes = Array.from({ length: 2_500 }, (_, i) => String(10_000 + i));
  const graph = await graphOf(
    codes.map((code) => node("Code", { code, system: "CPT", synonyms: [] })),
  );
  const { tables } = await exportOfNodes(graph.view(), "Code", [], "2025-01-01");
  const batches: number[] = [];
  const found: unknown[] = [];
  for await (const batch of tables[0]?.rows() ?? []) {
    batches.push(batch.length);
    found.push(...batch.map(([, code]) => code));
  }
  expect(found).toEqual(codes);
  expect(batches).toEqual([1_000, 1_000, 500]);
});

test("whatever texts there are, they come back from CSV and Arrow, and GraphML stays XML", async () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })).filter(
    // A record holds well-formed text; the parser of CSV can't tell a lone carriage return.
    (one) => Buffer.from(one).toString() === one && one !== "" && !one.includes("\r"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, fc.array(text))), async (texts) => {
      const nodes = texts.map(([summary, synonyms], i) =>
        node("Code", { code: String(10_000 + i), system: "CPT", summary, synonyms }),
      );
      const graph = await graphOf(nodes);
      // The rows of an export are read once.
      const content = (): Promise<GraphExport> =>
        exportOf(graph.view(), { asOf: null, nodeTypes: ["Code"] });
      const table = async (): Promise<Table> => only((await content()).tables);
      const csv = readCsv((await joined(toCsv(await table()))).toString());
      const read = csv.map(({ summary, synonyms }): unknown[] => [
        summary,
        JSON.parse(synonyms as string),
      ]);
      expect(read).toEqual(texts);
      const { rows } = readArrow(await joined(toArrow(await table(), await content())));
      expect(rows.map(({ summary, synonyms }) => [summary, synonyms])).toEqual(texts);
      const graphml = readGraphml((await joined(toGraphml(await content()))).toString());
      expect(graphml.nodes.size).toBe(texts.length);
    }),
    { numRuns: 100 },
  );
});
