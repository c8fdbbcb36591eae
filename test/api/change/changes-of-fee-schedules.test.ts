import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import { describeRealFiles, realFile } from "../../sources/files/real-files.ts";
import { putRelease, putSeed } from "../../sources/import/graphs.ts";
import { ApiClient, operation, type Data } from "../api-client.ts";

const JANUARY_2023 = "mpfs/PPRRVU23_JAN.csv";
const OCTOBER_2025 = "mpfs/PPRRVU2025_Oct.csv";
const [FROM, TO] = ["2023-01-01", "2025-10-01"];
const TEN_MINUTES = 600_000;

/** Columns of both files, by position, so that nothing here is shared with the reader. */
const INDICATORS: Readonly<Record<string, number>> = {
  STATUS_CODE: 3,
  PC_TC: 13,
  GLOBAL_DAYS: 14,
  MULTIPLE_PROCEDURES: 18,
  BILATERAL_SURGERY: 19,
  ASSISTANT_SURGEON: 20,
  CO_SURGEONS: 21,
  TEAM_SURGERY: 22,
  PHYSICIAN_SUPERVISION: 25,
  DIAGNOSTIC_IMAGING_FAMILY: 27,
};
const VALUES: Readonly<Record<string, number>> = {
  work: 5,
  practiceExpenseNonFacility: 6,
  practiceExpenseFacility: 8,
  malpractice: 10,
};

type Rows = ReadonlyMap<string, readonly string[]>;

/** The rows of a file by code and modifier. */
function rowsOf(path: string): Rows {
  const rows = new Map<string, string[]>();
  for (const line of readFileSync(realFile(path), "latin1").split(/\r?\n/)) {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) =>
      cell.replace(/^"|"$/g, "").trim(),
    );
    const [code = "", modifier = ""] = cells;
    if (/^[A-Z0-9]\d{3}[A-Z0-9]$/.test(code) && cells.length > 28)
      rows.set(`${code} ${modifier}`, cells);
  }
  return rows;
}

const codesIn = (rows: Rows): Set<string> =>
  new Set([...rows.keys()].map((key) => key.slice(0, 5)));

/** Kind, code, what, before and after, on a line. */
const lineOf = (...parts: readonly (string | number | null)[]): string => parts.join(" | ");

/** What differs between the files, by the rules of the API and by code that it does not share. */
function differenceOf(
  old: Rows,
  now: Rows,
): { codes: string[]; indicators: string[]; values: string[] } {
  const [had, has] = [codesIn(old), codesIn(now)];
  const codes = [
    ...[...has].filter((code) => !had.has(code)).map((code) => lineOf("CODE_ADDED", code)),
    ...[...had].filter((code) => !has.has(code)).map((code) => lineOf("CODE_TERMINATED", code)),
  ];
  const indicators: string[] = [];
  const values: string[] = [];
  for (const [key, row] of now) {
    const before = old.get(key);
    const [code = "", modifier = ""] = key.split(" ");
    if (before === undefined || !had.has(code)) continue;
    if (modifier === "")
      for (const [type, column] of Object.entries(INDICATORS))
        if (before[column] !== row[column])
          indicators.push(lineOf(code, type, before[column] ?? "", row[column] ?? ""));
    for (const [name, column] of Object.entries(VALUES))
      if (Number(before[column]) !== Number(row[column]))
        values.push(lineOf(code, modifier, name, Number(before[column]), Number(row[column])));
  }
  return { codes: codes.sort(), indicators: indicators.sort(), values: values.sort() };
}

/** Indicators that are told by other words than those of their name. */
const TOLD: Readonly<Record<string, string>> = {
  "Professional and technical part (PC/TC)": "PC_TC",
  "Co-surgeons": "CO_SURGEONS",
};

/** The type of the indicator that a change tells of. */
function typeIn(text: string): string {
  const [name = ""] = text.split(":");
  return TOLD[name] ?? name.toUpperCase().replaceAll(" ", "_");
}

describeRealFiles("changes of the fee schedule", [JANUARY_2023, OCTOBER_2025], () => {
  const graphs: Graph[] = [];
  const oldFirst = (): Graph => {
    const [graph] = graphs;
    if (graph === undefined) throw new Error("Nothing was imported.");
    return graph;
  };
  const old = rowsOf(JANUARY_2023);
  const now = rowsOf(OCTOBER_2025);

  const all = async (graph: Graph, kinds: string): Promise<Data[]> => {
    const found: Data[] = [];
    let after: string | null = null;
    do {
      const { changes }: Data = await new ApiClient(graph).data(
        `query All($from: Date!, $to: Date!, $after: String) {
          changes(from: $from, to: $to, kinds: [${kinds}], sources: ["mpfs"], first: 100, after: $after) {
            totalCount pageInfo { hasNextPage endCursor }
            nodes { date kind subject { id label } text before after source release { id } }
          }
        }`,
        { from: FROM, to: TO, after },
      );
      found.push(...changes.nodes);
      after = changes.pageInfo.hasNextPage ? changes.pageInfo.endCursor : null;
      if (after === null) expect(changes.totalCount).toBe(found.length);
    } while (after !== null);
    return found;
  };

  beforeAll(async () => {
    for (const files of [
      [JANUARY_2023, OCTOBER_2025],
      [OCTOBER_2025, JANUARY_2023],
    ]) {
      const graph = new MemoryGraph();
      await putSeed(graph);
      for (const file of files) await putRelease(graph, await openMpfs(realFile(file)));
      graphs.push(graph);
    }
  }, TEN_MINUTES);

  test(
    "codes that came and went are those that only one of the files has",
    async () => {
      const found = await all(oldFirst(), "CODE_ADDED, CODE_TERMINATED, CODE_REINSTATED");
      const lines = found.map(({ kind, subject }) => lineOf(kind, subject.label)).sort();
      const expected = differenceOf(old, now).codes;
      expect(expected.filter((line) => line.startsWith("CODE_TERMINATED"))).toHaveLength(245);
      expect(lines).toEqual(expected);
      for (const { date, release } of found)
        expect([date, release.id]).toEqual([TO, "Release:mpfs:2025-10-01"]);
    },
    TEN_MINUTES,
  );

  test(
    "indicators that changed are those that differ in rows without modifier",
    async () => {
      const found = await all(oldFirst(), "INDICATOR_CHANGED");
      const withRow = found.filter(
        ({ subject }) => old.has(`${subject.label} `) && now.has(`${subject.label} `),
      );
      const lines = withRow.map(({ subject, text, before, after }) =>
        lineOf(subject.label, typeIn(text), before, after),
      );
      const expected = differenceOf(old, now).indicators;
      expect(expected.length).toBeGreaterThan(100);
      expect(lines.sort()).toEqual(expected);
    },
    TEN_MINUTES,
  );

  test(
    "relative values that changed are those that differ, row by row",
    async () => {
      const found = await all(oldFirst(), "RELATIVE_VALUE_CHANGED");
      const both = found.filter(({ before, after }) => before !== null && after !== null);
      const names = new Map([
        ...Object.keys(VALUES).map((name): [string, string] => [
          name.replaceAll(/[A-Z]/g, " $&").toLowerCase(),
          name,
        ]),
        ["practice expense in facilities", "practiceExpenseFacility"],
        ["practice expense outside facilities", "practiceExpenseNonFacility"],
      ]);
      const lines = both.map(({ subject, text, before, after }) => {
        const [, name = "", modifier = ""] =
          /^(.*?)(?: with modifier (..))?, in relative/.exec(text) ?? [];
        const value = names.get(name.toLowerCase()) ?? name;
        return lineOf(subject.label, modifier, value, Number(before), Number(after));
      });
      const expected = differenceOf(old, now).values;
      expect(expected.length).toBeGreaterThan(10_000);
      expect(lines.sort()).toEqual(expected);
    },
    TEN_MINUTES,
  );

  test(
    "the order of imports changes nothing",
    async () => {
      const [a, b] = graphs as [Graph, Graph];
      const codes = ["20560", ...[...codesIn(now)].filter((_, i) => i % 171 === 0)].slice(0, 100);
      for (const code of codes) {
        const variables = { from: "2020-01-01", to: "2030-01-01", codes: [code] };
        const answers = await Promise.all(
          [a, b].map(async (graph) => {
            const { changes } = await new ApiClient(graph).data(operation("changes"), variables);
            return changes;
          }),
        );
        expect(answers[1]).toEqual(answers[0]);
      }
      const [ours, theirs] = await Promise.all(
        [a, b].map((graph) => all(graph, "VERDICT_CHANGED")),
      );
      expect(theirs).toEqual(ours);
      expect(ours?.length).toBeGreaterThan(100);
    },
    TEN_MINUTES,
  );
});
