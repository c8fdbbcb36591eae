import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "@jest/globals";
import type { GraphView } from "../../../src/graph/graph.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { NODE_TYPES, RELATIONSHIP_TYPES } from "../../../src/graph/model/model.ts";
import type { NodeRecord, RelationshipRecord } from "../../../src/graph/record.ts";
import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import { relation, selection } from "../../graph/fixture.ts";
import { describeRealFiles, realFile } from "../files/real-files.ts";
import { canonical, putRelease, putSeed } from "./graphs.ts";
import { csvLines } from "./official-records.ts";

const JANUARY_2023 = "mpfs/PPRRVU23_JAN.csv";
const OCTOBER_2025 = "mpfs/PPRRVU2025_Oct.csv";
const XLSX = "mpfs/PPRRVU2025_Oct.xlsx";
const TXT = "mpfs/PPRRVU2025_Oct.txt";
const TEN_MINUTES = 600_000;

const FILES = [JANUARY_2023, OCTOBER_2025, TXT, XLSX];

describeRealFiles("the fee schedules of January 2023 and October 2025 [embedded]", FILES, () => {
  const graph = new MemoryGraph();

  beforeAll(async () => {
    await putSeed(graph);
    for (const path of [OCTOBER_2025, JANUARY_2023])
      await putRelease(graph, await openMpfs(realFile(path)));
  }, TEN_MINUTES);

  test(
    "give one graph in either order, before the seed or after it",
    async () => {
      const other = new MemoryGraph();
      await putRelease(other, await openMpfs(realFile(JANUARY_2023)));
      await putRelease(other, await openMpfs(realFile(OCTOBER_2025)));
      await putSeed(other);
      expect(await digests(other.view())).toEqual(await digests(graph.view()));
    },
    TEN_MINUTES,
  );

  test("have 245 codes that end with the later one, and every other code in force while they have it", async () => {
    const [january, october] = [codesOf(JANUARY_2023), codesOf(OCTOBER_2025)];
    expect([...january].filter((code) => !october.has(code))).toHaveLength(245);
    const codes = [...new Set([...january, ...october])];
    const shape = selection("Code", ["code"], {
      relations: [
        relation("LISTED_BY", "out", [selection("Source", ["slug"])], { as: "by", form: "list" }),
        relation("HAS_FEE_SCHEDULE_ENTRY", "out", [selection("FeeScheduleEntry", ["release"])], {
          as: "entries",
          form: "list",
        }),
        relation("TAKES_MODIFIER", "out", [selection("Modifier", [])], {
          as: "modifiers",
          items: false,
          count: true,
        }),
      ],
    });
    const ids = codes.map((code) => `Code:${code}`);
    for (const [day, own, release] of [
      ["2023-01-01", january, "mpfs:2023-01-01"],
      ["2025-09-30", january, "mpfs:2023-01-01"],
      ["2025-10-01", october, "mpfs:2025-10-01"],
    ] as const) {
      const trees = await graph.view().read(shape, ids, day, []);
      const wrong = codes.filter((code, i) => {
        const { by, entries, modifiers } = trees[i] as unknown as {
          by: { slug: string }[];
          entries: { release: string }[];
          modifiers: { totalCount: number };
        };
        const isIn = own.has(code);
        const inForce = by.some(({ slug }) => slug === "mpfs");
        const rightRows = entries.every((entry) => entry.release === release);
        return (
          isIn !== inForce ||
          isIn !== entries.length > 0 ||
          isIn !== modifiers.totalCount > 0 ||
          !rightRows
        );
      });
      expect([day, wrong]).toEqual([day, []]);
    }
  });

  test(
    "are there already in their other forms",
    async () => {
      const { epoch } = graph.view();
      for (const path of [TXT, XLSX, OCTOBER_2025]) {
        const summary = await putRelease(graph, await openMpfs(realFile(path)));
        expect(summary).toMatchObject({
          changed: false,
          epoch,
          release: "Release:mpfs:2025-10-01",
        });
      }
    },
    TEN_MINUTES,
  );
});

const codesOf = (path: string): Set<string> =>
  new Set([...csvLines(realFile(path)).keys()].map((key) => key.slice(0, 5)));

/** For each type how many records there are, and a sum of their hashes, which has no order. */
async function digests(view: GraphView): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const digest = async (
    type: string,
    batches: AsyncIterable<(NodeRecord | RelationshipRecord)[]>,
  ): Promise<void> => {
    let [count, sum] = [0, 0n];
    for await (const batch of batches)
      for (const record of batch) {
        count += 1;
        sum += createHash("sha256").update(canonical(record)).digest().readBigUInt64BE();
      }
    found.set(type, `${count} ${sum.toString(16)}`);
  };
  for (const type of NODE_TYPES) await digest(type, view.nodes(type));
  for (const type of RELATIONSHIP_TYPES) await digest(type, view.relationships(type));
  return found;
}
