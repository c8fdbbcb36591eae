import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { type Driver } from "neo4j-driver";
import type { Graph } from "../../src/graph/graph.ts";
import { NODE_TYPES, nodeDeclaration, RELATIONSHIP_TYPES } from "../../src/graph/model/model.ts";
import { putChanges } from "../api/change/made-up-releases.ts";
import { putRows } from "../api/claim/made-up-world.ts";
import { openNeo4jGraph } from "../sources/import/neo4j-graphs.ts";
import { openDriver } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j } from "../support/neo4j/use-neo4j.ts";

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The questions of the page, with their Cypher. */
const QUESTIONS = new Map(
  [...read("docs/cypher.md").matchAll(/^## (.*)\n\n```cypher\n([^`]*)```/gm)].map(
    ([, title = "", cypher = ""]) => [title, cypher] as const,
  ),
);

const PARAMETERS = { code: "10001", modifier: "50", day: "2025-09-30", before: "2024-10-01" };

const rowsWith = (...rows: unknown[]): unknown => expect.arrayContaining(rows);

/** What the made-up releases and the seed say to each question. */
const ANSWERS: readonly (readonly [title: string, parameters: object, rows: unknown])[] = [
  [
    "Which modifiers may go on a code, and by which rules?",
    {},
    rowsWith(["50", "ALLOWED", false, rowsWith("BILATERAL_SURGERY_1_BOTH")]),
  ],
  [
    "Which indicators does it have, and what do they mean?",
    {},
    rowsWith(["GLOBAL_DAYS", "090", expect.stringMatching(/90 days/)]),
  ],
  [
    "Why does an indicator decide on a modifier?",
    {},
    [["BILATERAL_SURGERY", "1", "ALLOWED", "BILATERAL_SURGERY_1_BOTH", expect.any(String)]],
  ],
  ["Which codes are in its families?", { code: "20560" }, rowsWith(["Dry needling", "20561"])],
  [
    "With which codes is it not paid, and does a modifier help?",
    {},
    [
      ["10003", true, "PRACTITIONER", true, "Made-up rationale"],
      ["10004", true, "PRACTITIONER", true, "Made-up rationale"],
    ],
  ],
  [
    "With which codes is it not paid, and does a modifier help?",
    { code: "10002", day: "2024-06-30" },
    [["10001", false, "PRACTITIONER", false, "Made-up rationale"]],
  ],
  [
    "How many units are payable?",
    {},
    [
      ["DME", 3, "DAY_POLICY"],
      ["PRACTITIONER", 2, "DAY_POLICY"],
    ],
  ],
  ["To which codes is it an add-on?", {}, [["10003", "1"]]],
  ["To which codes is it an add-on?", { day: "2025-10-01" }, []],
  [
    "Which of its indicators are others than on an earlier day?",
    {},
    [
      ["BILATERAL_SURGERY", "0", "1", "Release:mpfs:2025-01-01"],
      ["GLOBAL_DAYS", "010", "090", "Release:mpfs:2025-01-01"],
    ],
  ],
  [
    "Which modifiers exclude each other?",
    { modifier: "LT" },
    rowsWith(["50", expect.any(String), expect.any(String)]),
  ],
  [
    "What happened to it?",
    { code: "G0001" },
    [["2025-01-01", "CODE_TERMINATED", "The code was discontinued."]],
  ],
  [
    "What came with which release?",
    {},
    rowsWith(
      ["mue", "DME", "2024-04-01", 1, 0],
      ["seed", null, "2020-01-01", expect.any(Number), 0],
    ),
  ],
];

describeNeo4j("The questions of docs/cypher.md [neo4j]", () => {
  let graph: Graph;
  let driver: Driver;

  beforeAll(async () => {
    graph = await openNeo4jGraph();
    await putChanges(graph);
    const limit = { code: "J9999", units: 1, adjudication: "2", rationale: "Made-up rationale" };
    await putRows(graph, {
      ...{
        slug: "mue",
        setting: "OUTPATIENT_HOSPITAL",
        effectiveFrom: "2025-01-01",
        rows: [limit],
      },
    });
    driver = openDriver(connection());
  }, 600_000);
  afterAll(async () => {
    await driver.close();
    await graph.close();
  });

  const ask = async (title: string, parameters: object = {}): Promise<unknown[][]> => {
    const { records } = await driver.executeQuery(
      QUESTIONS.get(title) ?? "",
      { ...PARAMETERS, ...parameters },
      { database: connection().database },
    );
    return records.map((record) =>
      [...record.values()].map((value: unknown) =>
        // Days of the driver are objects.
        value !== null && typeof value === "object" && !Array.isArray(value)
          ? (value as { toString(): string }).toString()
          : value,
      ),
    );
  };

  test.each(ANSWERS)("%s %j", async (title, parameters, rows) => {
    expect(await ask(title, parameters)).toEqual(rows);
  });

  test("Which codes are known only because something refers to them?", async () => {
    const title = "Which codes are known only because something refers to them?";
    expect(await ask(title)).toEqual([["J9999"]]);
  });

  test("each has an answer above", () => {
    const asked = new Set([
      ...ANSWERS.map(([title]) => title),
      "Which codes are known only because something refers to them?",
    ]);
    expect([...QUESTIONS.keys()].sort()).toEqual([...asked].sort());
    expect(QUESTIONS.size).toBe(12);
  });
});

describe("The style for Neo4j Browser", () => {
  const rules = [
    ...read("schema/graph.grass").matchAll(/^(node|relationship)\.?(\w*) \{(.*)\}$/gm),
  ];

  test("speaks of types and properties that the graph has", () => {
    for (const [, of, type = "", style = ""] of rules) {
      if (type === "") continue;
      if (of === "relationship") expect(RELATIONSHIP_TYPES).toContain(type);
      else {
        expect(NODE_TYPES).toContain(type);
        const caption = /caption: "\{(\w+)\}"/.exec(style)?.[1] ?? "";
        expect(Object.keys(nodeDeclaration(type as "Code").properties)).toContain(caption);
      }
    }
    expect(rules.length).toBeGreaterThan(15);
  });
});
