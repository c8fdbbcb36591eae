import { expect, test } from "@jest/globals";
import { connection, describeNeo4j, withCleanDatabase } from "./neo4j/use-neo4j.ts";
import { wipe } from "./neo4j/wipe.ts";

describeNeo4j("the database for tests", () => {
  test("is the community edition of Neo4j 5.26, and says how it was found", async () => {
    await withCleanDatabase(async (driver, database) => {
      const { records } = await driver.executeQuery(
        "CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition",
        undefined,
        { database },
      );
      const version: unknown = records[0]?.get("version");
      process.stdout.write(`Neo4j ${String(version)}, found by ${connection().how}\n`);
      expect(version).toMatch(/^5\.26\./);
      expect(records[0]?.get("edition")).toBe("community");
    });
  });

  test("is empty after a wipe, whatever stood in it", async () => {
    await withCleanDatabase(async (driver, database) => {
      const run = async (statement: string) =>
        (await driver.executeQuery(statement, undefined, { database })).records;
      await run("CREATE CONSTRAINT `odd ``name` FOR (n:Thing) REQUIRE n.key IS UNIQUE");
      await run("CREATE INDEX FOR (n:Thing) ON (n.name)");
      await run("CREATE FULLTEXT INDEX words FOR (n:Thing) ON EACH [n.name]");
      await run("UNWIND range(1, 25000) AS key CREATE (:Thing {key: key, name: 'name'})");
      await run("MATCH (a:Thing {key: 1}), (b:Thing) CREATE (a)-[:KNOWS]->(b)");

      await wipe(driver, database);

      expect(await run("MATCH (n) RETURN n LIMIT 1")).toEqual([]);
      expect(await run("SHOW CONSTRAINTS")).toEqual([]);
      const indexes = await run("SHOW INDEXES YIELD type");
      expect(indexes.map((record) => record.get("type") as string)).toEqual(["LOOKUP", "LOOKUP"]);
    });
  });

  describeNeo4j("in a nested block", () => {
    test("needs no second turn", () => {
      expect(connection().uri).toMatch(/:\d+$/);
    });
  });
});
