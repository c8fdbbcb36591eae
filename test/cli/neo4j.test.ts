import { expect, test } from "@jest/globals";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { useCommand } from "./command.ts";

describeNeo4j("codeloom on Neo4j", () => {
  const { start } = useCommand();
  const write = useTemporaryFiles();

  test("imports what it imports into files, the reference facts first", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const { uri, user, password, database } = connection();
    const settings = {
      STORE: "neo4j",
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: database,
    };
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
});
