import { expect, test } from "@jest/globals";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { runOnce, settingsOf } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { useCommand } from "./command.ts";

describeNeo4j("codeloom on Neo4j", () => {
  const { start } = useCommand();
  const write = useTemporaryFiles();

  test("imports what it imports into files, the reference facts first", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const settings = settingsOf(connection());
    const file = await write("a.csv", csvOf([sampleRow({ code: "Q0001" })]));
    const first = await start(["import", "mpfs", "--allow-partial", file], settings).ended;
    expect(first.code).toBe(0);
    expect(first.stdout).toContain("Imported the reference facts first");
    expect(first.stdout).toContain("Imported Release:mpfs:2025-10-01");
    expect(first.stdout).toContain("  epoch     2\n");
    const again = await start(["import", "mpfs", "--allow-partial", file], settings).ended;
    expect(again.stdout).toContain("nothing changes");
    expect(again.stdout).toContain("  epoch     2\n");
  }, 180_000);

  test("says what to do with a database of an older version, and migrates it", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const settings = settingsOf(connection());
    await start(["import", "seed"], settings).ended;
    await runOnce(connection(), "MATCH (g:Graph) REMOVE g.schemaVersion");
    const refused = await start(["import", "seed"], settings).ended;
    expect(refused.code).toBe(1);
    expect(refused.stderr).toBe(
      "codeloom: The graph in Neo4j has schema version 1, and this Codeloom works with version 2. Back the database up, then run codeloom migrate.\n",
    );
    const migrated = await start(["migrate"], settings).ended;
    expect(migrated).toMatchObject({
      code: 0,
      stdout: "Brought the graph in Neo4j from schema version 1 to 2.\n",
    });
    expect((await start(["migrate"], settings).ended).stdout).toContain("nothing to do");
    expect((await start(["import", "seed"], settings).ended).stdout).toContain("nothing changes");
  }, 180_000);
});
