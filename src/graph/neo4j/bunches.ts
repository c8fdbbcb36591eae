import type { Bunch } from "../bunch.ts";
import { nodeProperty, relationshipProperty } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { Relation } from "../shape.ts";
import { condition, type Reading, type Scope } from "./conditions.ts";
import { setApart, type Part } from "./part.ts";
import { asAnswered, readProperty, withoutOpenEnd } from "./values.ts";

/** Relationships that are brought together, by the variables of what was matched. */
interface Matched {
  readonly relationship: RelationshipType;
  readonly edge: string;
  readonly end: NodeType;
  readonly node: string;
}

/** How relationships are brought together by Cypher. */
export interface Bunching {
  /** What comes behind `WITH`: all that they must agree in, and what is collected of the others. */
  readonly grouping: string;
  /** An expression of a bunch, behind that. */
  readonly expression: string;
  readonly decode: (raw: unknown) => Bunch;
}

/** Brings relationships together where they agree in properties, and collects properties of their ends. */
export function bunching(
  { relationship, edge, end, node }: Matched,
  asked: { readonly edge: readonly string[]; readonly node: readonly string[] },
): Bunching {
  const keys = asked.edge.map((name, i) => {
    const kind = relationshipProperty(relationship, name)?.kind;
    if (kind === undefined) throw new RangeError(`${relationship} has no property ${name}.`);
    const key = `${edge}_${i}`;
    return { grouped: `${edge}.${name} AS ${key}`, value: asAnswered(key, kind) };
  });
  const ends = asked.node.map((name) => {
    const property = nodeProperty(end, name);
    if (property === undefined) throw new RangeError(`${end} has no property ${name}.`);
    return { value: readProperty(node, name, property.kind), required: property.required };
  });
  const [only] = ends;
  // What is collected leaves out what is null, but not a list in which it stands.
  const isPlain = ends.length === 1 && only?.required === true;
  const far = isPlain ? only.value : `[${ends.map(({ value }) => value).join(", ")}]`;
  const opens = asked.edge.map((name) => name === "validFrom" || name === "validTo");
  return {
    grouping: [...keys.map(({ grouped }) => grouped), `collect(${far}) AS ${edge}_ends`].join(", "),
    expression: `[[${keys.map(({ value }) => value).join(", ")}], ${edge}_ends]`,
    decode: (raw) => {
      const [values, nodes] = raw as [unknown[], unknown[]];
      return {
        edge: values.map((value, i) => (opens[i] ? withoutOpenEnd(value) : value)),
        nodes: isPlain
          ? [nodes]
          : asked.node.map((_, i) => nodes.map((one) => (one as unknown[])[i])),
      };
    },
  };
}

/** Relationships that agree, brought together by the database: of hundreds few rows are sent. */
export function bunchesPart(
  { relationship, nodes, edge: names, where }: Relation,
  start: string,
  scope: Scope & { readonly edge: string },
  match: string,
  conditions: readonly string[],
  reading: Reading,
): Part<Bunch[]> {
  const [selection] = nodes;
  if (selection === undefined) throw new RangeError(`${relationship} in bunches leads nowhere.`);
  const { edge, node } = scope;
  const { grouping, expression, decode } = bunching(
    { relationship, edge, end: selection.type, node },
    { edge: names, node: selection.properties },
  );
  const all = [...conditions, ...where.map((p) => condition(p, scope, reading))].join(" AND ");
  const collected = `COLLECT { ${match} WHERE ${all} WITH ${grouping} RETURN ${expression} }`;
  return {
    ...setApart(collected, start, reading),
    decode: (raw) => (raw as unknown[]).map(decode),
  };
}
