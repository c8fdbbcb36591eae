import { NODE_TYPES, nodeDeclaration } from "../model/model.ts";

/**
 * Statements that prepare a database: of each node an epoch sees one version, ids are found by an
 * index, and what lists filter by has one too. Each may be run again.
 */
export function constraints(): string[] {
  const graph = "CREATE CONSTRAINT Graph_key IF NOT EXISTS FOR (n:Graph) REQUIRE n.key IS UNIQUE";
  const epoch =
    "CREATE CONSTRAINT Epoch_number IF NOT EXISTS FOR (n:Epoch) REQUIRE n.number IS UNIQUE";
  const nodes = NODE_TYPES.flatMap((type) => {
    const indexed = ["id", ...(nodeDeclaration(type).indexed ?? [])];
    return [
      `CREATE CONSTRAINT ${type}_version IF NOT EXISTS FOR (n:${type}) REQUIRE (n.id, n.sinceEpoch) IS UNIQUE`,
      ...indexed.map(
        (name) => `CREATE INDEX ${type}_${name} IF NOT EXISTS FOR (n:${type}) ON (n.${name})`,
      ),
    ];
  });
  return [graph, epoch, ...nodes];
}
