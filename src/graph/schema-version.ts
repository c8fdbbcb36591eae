/**
 * Version of how the graph is laid out in a database: labels, relationship types, properties and what
 * they mean. It rises when one version of Codeloom would misread what another has written; types and
 * optional properties that are new do not raise it. Databases in which none is recorded are of 1.
 */
export const SCHEMA_VERSION = 2;

/** The version of a graph in a database, by what is recorded there; an empty one has ours. */
export const schemaVersionOf = (epoch: number, recorded: number | null): number =>
  recorded ?? (epoch === 0 ? SCHEMA_VERSION : 1);

/** What an operator is to do about a graph of this version; null where we work with it. */
export function schemaProblem(version: number): string | null {
  if (version === SCHEMA_VERSION) return null;
  const what = `The graph in Neo4j has schema version ${version}, and this Codeloom works with version ${SCHEMA_VERSION}.`;
  return version < SCHEMA_VERSION
    ? `${what} Back the database up, then run codeloom migrate.`
    : `${what} A newer Codeloom has written it: use that one, or a newer.`;
}
