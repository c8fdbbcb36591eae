import neo4j, { type Driver } from "neo4j-driver";

/** What the environment says of the database and of the state of the graph to read. */
export const pinned = {
  database: process.env.NEO4J_DATABASE ?? "neo4j",
  epoch: Number(process.env.EPOCH),
  day: process.env.DAY ?? "",
};

/** A driver of the database that the environment names. */
export function openDriver(): Driver {
  const { NEO4J_URI = "", NEO4J_USER = "", NEO4J_PASSWORD = "" } = process.env;
  return neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD), {
    disableLosslessIntegers: true,
  });
}

/** Rows of a statement that reads, in a transaction of its own. */
export async function read<Row extends object>(
  driver: Driver,
  cypher: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Row[]> {
  const session = driver.session({
    database: pinned.database,
    defaultAccessMode: neo4j.session.READ,
  });
  try {
    const { records } = await session.run(cypher, parameters);
    return records.map((record) => record.toObject() as Row);
  } finally {
    await session.close();
  }
}

/** The state and the day as parameters. */
export function pinnedParameters(day: string = pinned.day): Record<string, unknown> {
  const [year, month, date] = day.split("-").map(Number);
  return {
    epoch: neo4j.int(pinned.epoch),
    asOf: new neo4j.types.Date(year ?? 0, month ?? 0, date ?? 0),
  };
}
