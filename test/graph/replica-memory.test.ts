import { expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { node, relationship } from "../../src/graph/record.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";

const MEGABYTE = 1_000_000;
/** Rows that the driver has received and not yet given out, and what else a statement takes. */
const OF_THE_DRIVER = 4 * MEGABYTE;
const CODES = Array.from({ length: 250 }, (_, i) => String(10_001 + i));

/** What `child/replica-memory.ts` says. */
interface Measured {
  readonly edges: number;
  readonly resident: number;
  readonly epoch: number;
  readonly rows: number;
  readonly most: number;
}

/** Writes relationships between all codes. */
async function write(): Promise<void> {
  const neo4j = new Neo4jGraph(connection());
  try {
    await neo4j.write(async (writer) => {
      await writer.putNodes(
        CODES.map((code) => node("Code", { code, system: "CPT", synonyms: [] })),
      );
      for (const from of CODES) await writer.putRelationships(CODES.map(edgeFrom(from)));
    });
  } finally {
    await neo4j.close();
  }
}

const edgeFrom = (from: string) => (to: string, row: number) =>
  relationship("BUNDLES", `Code:${from}`, `Code:${to}`, {
    setting: "PRACTITIONER",
    modifierIndicator: "1",
    rationale: "Made up",
    part: 1,
    row,
    release: "Release:made-up",
  });

async function measure(): Promise<Measured> {
  const child = join(import.meta.dirname, "child");
  const options = ["--expose-gc", "--import", join(child, "typescript.js")];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...options, join(child, "replica-memory.ts")],
    { env: { ...process.env, CONNECTION: JSON.stringify(connection()) } },
  );
  return JSON.parse(stdout) as Measured;
}

describeNeo4j("The memory of a replica [replica]", () => {
  test("is no more than that of two copies, while the whole graph is loaded beside the old one", async () => {
    await withCleanDatabase(() => Promise.resolve());
    await write();
    const { edges, resident, epoch, rows, most } = await measure();
    expect(edges).toBe(CODES.length ** 2);
    expect(resident).toBeGreaterThan(MEGABYTE);
    expect(epoch).toBe(2);
    expect(rows).toBe(CODES.length ** 2 + CODES.length);
    expect(most).toBeLessThan(2 * resident + OF_THE_DRIVER);
  }, 600_000);
});
