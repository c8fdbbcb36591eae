import { connection } from "../../support/neo4j/use-neo4j.ts";
import { openDriver } from "../../support/neo4j/connection.ts";

/** How many nodes of each label and relationships of each type the database has. */
export async function counts(where = "", epoch = 0): Promise<Map<string, number>> {
  const { database } = connection();
  const driver = openDriver(connection());
  try {
    const found = new Map<string, number>();
    for (const query of [
      `MATCH (x)${where} RETURN labels(x)[0] AS type, count(*) AS count`,
      `MATCH ()-[x]->()${where} RETURN type(x) AS type, count(*) AS count`,
    ]) {
      const { records } = await driver.executeQuery(query, { epoch }, { database });
      for (const record of records)
        found.set(String(record.get("type")), Number(record.get("count")));
    }
    return found;
  } finally {
    await driver.close();
  }
}
