import { schemaProblem } from "../../graph/schema-version.ts";
import type { DatabaseReport } from "../../graph/neo4j/inspect.ts";
import type { Settings } from "../../server/settings.ts";
import { count } from "../text.ts";
import { fail, ok, warn, type Finding } from "./finding.ts";
import { checkMemory } from "./system.ts";

/** The oldest version that knows the Cypher that is sent. */
const OLDEST = [5, 23] as const;

/** What a relationship takes in the memory of a replica, in bytes, its share of nodes included. */
const IN_MEMORY = 130;

/** Looks at the database. Changes nothing. */
export async function checkDatabase(settings: Settings): Promise<Finding[]> {
  // The driver takes half a second to load, for which the other commands should not wait.
  const { inspectDatabase, wrongSetting } = await import("../../graph/neo4j/inspect.ts");
  const { uri, database } = settings.neo4j;
  try {
    return findingsOf(await inspectDatabase(settings.neo4j), settings);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const remedies = {
      address: `Check that it runs and can be reached from here, and NEO4J_URI (${uri}).`,
      credentials: "Check NEO4J_USER and NEO4J_PASSWORD.",
      database: `Check NEO4J_DATABASE (${database}).`,
    };
    const wrong = wrongSetting(error);
    const remedy = wrong === null ? "Look at the log of the database." : remedies[wrong];
    return [fail("database", message, remedy)];
  }
}

function findingsOf(report: DatabaseReport, settings: Settings): Finding[] {
  const { uri } = settings.neo4j;
  const { version, edition, relationships, state } = report;
  const findings = [
    isOld(version)
      ? fail("database", `Neo4j ${version} is too old.`, `Take ${OLDEST.join(".")} or newer.`)
      : ok("database", `Neo4j ${version} (${edition}) at ${uri} answers and can be read.`),
    checkEpoch(report),
    ...checkIndexes(report),
    checkWriter(report),
  ];
  if (settings.store === "replica" && state.epoch > 0)
    findings.push(checkMemory(relationships * IN_MEMORY, settings));
  return findings;
}

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

function checkEpoch({ state: { epoch, schemaVersion }, relationships }: DatabaseReport): Finding {
  const problem = schemaProblem(schemaVersion);
  if (problem !== null) return fail("graph", problem, "See Upgrades in docs/operations.md.");
  if (epoch === 0) return warn("graph", "It is empty.", "Fill it with codeloom import.");
  return ok(
    "graph",
    `Epoch ${epoch}, schema version ${schemaVersion}, ${count(relationships)} relationships with those that are superseded.`,
  );
}

function checkIndexes({ state, missing, unusable }: DatabaseReport): Finding[] {
  const findings: Finding[] = [];
  const remedy =
    "Run any codeloom import, which makes what is missing, or the statements of schema/constraints.cypher.";
  if (missing.length > 0 && state.epoch > 0)
    findings.push(fail("indexes", `Missing: ${missing.join(", ")}. Reads are slow.`, remedy));
  if (unusable.length > 0)
    findings.push(
      fail(
        "indexes",
        `Not online: ${unusable.join(", ")}.`,
        "Wait while one is POPULATING; drop one that has FAILED and run codeloom import.",
      ),
    );
  if (findings.length === 0)
    findings.push(ok("indexes", "All constraints and indexes are there and online."));
  return findings;
}

function checkWriter({ writing }: DatabaseReport): Finding {
  if (writing === null) return ok("writer", "No import is under way.");
  if (writing.left > 0) return ok("writer", "An import is under way, or died a moment ago.");
  const what = "An import died before its end. What it wrote is not shown.";
  return warn("writer", what, "The next import undoes it; run that import again.");
}
