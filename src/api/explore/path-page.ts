import { RELATIONSHIP_TYPES } from "../../graph/model/model.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import { InvalidArgumentError } from "../errors.ts";
import type { Edge } from "../../graph/shape.ts";
import { Connection } from "../shape/connection.ts";
import { decodeCursor } from "../shape/cursor.ts";
import { MOST_HOPS } from "./explore-limits.ts";
import type { ShownPath } from "./explorer.ts";
import type { Steps } from "./path-steps.ts";

/** What paths are ordered by are all of their steps, which a cursor holds. */
const keysOf = (steps: Steps): [string] => [
  steps.map(({ type, id }) => `${type} ${id}`).join("\n"),
];

/** The steps that a cursor holds. */
export function stepsIn(cursor: string): Steps {
  const [text] = decodeCursor(cursor, ["string"]);
  const lines = text === "" ? [] : (text as string).split("\n");
  return lines.map((line) => {
    const at = line.indexOf(" ");
    const type = line.slice(0, Math.max(0, at)) as RelationshipType;
    if (!RELATIONSHIP_TYPES.includes(type) || lines.length > MOST_HOPS)
      throw new InvalidArgumentError("after", "is not a cursor of a list of paths.");
    return { type, id: line.slice(at + 1) };
  });
}

/** A page of paths, of which one more was looked for than it has. */
export function pathPage(
  found: readonly ShownPath[],
  first: number,
  hasPreviousPage: boolean,
): Connection {
  const edges = found
    .slice(0, first)
    .map(({ steps, path }) => ({ keys: keysOf(steps), node: path }));
  return new Connection(
    { edges: edges as unknown as Edge[], totalCount: null, hasNextPage: found.length > first },
    hasPreviousPage,
  );
}
