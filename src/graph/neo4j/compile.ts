import { endTypes, nodeProperty, relationshipProperty } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { Edge, Listing, Page, Reference, Relation, Selection, Tree } from "../shape.ts";
import { bunchesPart } from "./bunches.ts";
import {
  alive,
  condition,
  existence,
  inForce,
  kindOf,
  operand,
  pattern,
  type Reading,
  type Scope,
} from "./conditions.ts";
import { pagePart } from "./pages.ts";
import { beforeAll, returning, setApart, type Part } from "./part.ts";
import { Statement } from "./statement.ts";
import { asAnswered, readProperty, withoutOpenEnd } from "./values.ts";

/**
 * Compiles shapes to Cypher. A whole shape, however deep, is one statement: a relationship becomes
 * a COLLECT subquery inside the expression of its node, since pattern comprehensions can neither
 * order nor limit. Answers come as lists by position, which are smaller on the wire than maps; the
 * decoder that is compiled beside the expression gives them their names back.
 */
export interface Compiled<Answer> {
  readonly cypher: string;
  readonly bind: (values: readonly unknown[]) => Record<string, unknown>;
  readonly decode: (raw: unknown, values: readonly unknown[]) => Answer;
}

/** One row for each id that there is: the id and the tree of its node. */
export function compileRead(selection: Selection, timeline: boolean): Compiled<Tree> {
  const statement = new Statement();
  const reading: Reading = { statement, timeline };
  const node = statement.variable("n");
  const tree = nodePart(selection, node, reading);
  const cypher = [
    `// read ${selection.type}`,
    "UNWIND $ids AS id",
    `MATCH (${node}:${selection.type} {id: id})`,
    // While a label has few nodes the planner would scan it, and keep that plan as it grows.
    `USING INDEX SEEK ${node}:${selection.type}(id)`,
    `WHERE ${alive(node)}`,
    returning(tree, `id, ${tree.expression} AS tree`),
  ].join("\n");
  return { cypher, bind: (values) => statement.bind(values), decode: tree.decode };
}

/** One row: the page. */
export function compileList(listing: Listing, timeline: boolean): Compiled<Page> {
  const statement = new Statement();
  const reading: Reading = { statement, timeline };
  const node = statement.variable("n");
  const types = listing.nodes.map(({ type }) => type);
  const scope: Scope = { node, types, edge: null, relationship: null };
  const match = `MATCH (${node}:${types.join("|")})`;
  const conditions = [alive(node), ...conditionsOf(listing, scope, reading)];
  const item = itemPart(listing, scope, [], reading);
  const page = pagePart(listing, { scope, match, conditions, from: null }, item, reading);
  const cypher = `// list ${types.join(" ")}\n${returning(page, `${page.expression} AS page`)}`;
  return { cypher, bind: (values) => statement.bind(values), decode: page.decode };
}

function nodePart(selection: Selection, node: string, reading: Reading): Part<Tree> {
  const { type, properties, flags, relations, references = [] } = selection;
  const parts: (Part<unknown> & { as: string })[] = [
    ...properties.map((name) => ({ as: name, ...propertyPart(type, name, node) })),
    ...flags.map(({ as, existence: wanted }) => ({
      as,
      expression: existence(wanted, node, reading),
      decode: same,
    })),
    ...relations.map((relation) => ({
      as: relation.as,
      ...relationPart(relation, node, reading),
    })),
    ...references.map((reference) => ({
      as: reference.as,
      ...referencePart(reference, node, reading),
    })),
  ];
  return {
    ...beforeAll(parts),
    expression: `[${parts.map(({ expression }) => expression).join(", ")}]`,
    decode: (raw, call) => {
      const values = raw as unknown[];
      const tree: Record<string, unknown> & { __typename: NodeType } = { __typename: type };
      parts.forEach(({ as, decode }, i) => (tree[as] = decode(values[i] ?? null, call)));
      return tree;
    },
  };
}

const same = (raw: unknown): unknown => raw;

function propertyPart(type: NodeType, name: string, node: string): Part<unknown> {
  const declared = nodeProperty(type, name);
  if (declared === undefined) throw new RangeError(`${type} has no property ${name}.`);
  return { expression: readProperty(node, name, declared.kind), decode: same };
}

/** A node by its id, which a slot or a property of the variable's node or relationship holds. */
function referencePart(
  { id, node: selection }: Reference,
  variable: string,
  reading: Reading,
): Part<Tree | null> {
  const { type } = selection;
  const node = reading.statement.variable("n");
  const key = typeof id === "number" ? reading.statement.value(id, "string") : `${variable}.${id}`;
  const tree = nodePart(selection, node, reading);
  const match = `MATCH (${node}:${type} {id: ${key}}) USING INDEX SEEK ${node}:${type}(id)`;
  const found = `head(COLLECT { ${match} WHERE ${alive(node)} ${returning(tree, tree.expression)} })`;
  return {
    ...(tree.before === undefined ? { expression: found } : setApart(found, variable, reading)),
    decode: (raw, call) => (raw === null ? null : tree.decode(raw, call)),
  };
}

function relationPart(relation: Relation, start: string, reading: Reading): Part<unknown> {
  const { relationship, direction, nodes, form } = relation;
  const edge = reading.statement.variable("r");
  const node = reading.statement.variable("n");
  const types = nodes.map(({ type }) => type);
  const scope = { node, types, edge, relationship };
  const match = `MATCH ${pattern(start, edge, relationship, direction, node)}`;
  const others = endTypes(relationship, direction).filter((type) => !types.includes(type));
  const labels = others.length > 0 ? [`${node}:${types.join("|")}`] : [];
  const conditions = [inForce(edge, relation, reading), ...labels];
  if (form === "bunches") return bunchesPart(relation, start, scope, match, conditions, reading);
  const edges = [
    ...relation.edge.map((name) => edgePart(relation, name, scope)),
    ...(relation.references ?? []).map((reference) => ({
      name: reference.as,
      ...referencePart(reference, edge, reading),
    })),
  ];
  const source = {
    scope,
    match,
    conditions: [...conditions, ...conditionsOf(relation, scope, reading)],
    from: { start, edge, direction },
  };
  const page = pagePart(relation, source, itemPart(relation, scope, edges, reading), reading);
  if (form === "page") return page;
  const list: Part<Tree[]> = {
    ...page,
    decode: (raw, call) =>
      page.decode(raw, call).edges.map(({ node: n, ...rest }) => Object.assign(n, rest)),
  };
  if (form === "list") return list;
  return { ...list, decode: (raw, call) => list.decode(raw, call)[0] ?? null };
}

const conditionsOf = ({ where }: Listing, scope: Scope, reading: Reading): string[] =>
  where.map((predicate) => condition(predicate, scope, reading));

type NamedPart = Part<unknown> & { readonly name: string };

function edgePart({ relationship }: Relation, name: string, scope: Scope): NamedPart {
  const declared = relationshipProperty(relationship, name);
  if (declared === undefined) throw new RangeError(`${relationship} has no property ${name}.`);
  const isEnd = name === "validFrom" || name === "validTo";
  return {
    name,
    expression: asAnswered(operand({ on: "edge", property: name }, scope), declared.kind),
    decode: isEnd ? withoutOpenEnd : same,
  };
}

/** `[node, keys, edge properties …]`. */
function itemPart(
  listing: Listing,
  scope: Scope,
  edges: readonly NamedPart[],
  reading: Reading,
): Part<Edge> {
  const node = anyNodePart(listing.nodes, scope.node, reading);
  const keys = listing.order.map((key) => asAnswered(operand(key, scope), kindOf(key, scope)));
  const parts = [
    node.expression,
    listing.keys ? `[${keys.join(", ")}]` : "null",
    ...edges.map(({ expression }) => expression),
  ];
  return {
    ...beforeAll([node, ...edges]),
    expression: `[${parts.join(", ")}]`,
    decode: (raw, call) => {
      const values = raw as unknown[];
      const edge: Record<string, unknown> & { node: Tree } = { node: node.decode(values[0], call) };
      edges.forEach(({ name, decode }, i) => (edge[name] = decode(values[i + 2] ?? null, call)));
      if (listing.keys) edge.keys = values[1];
      return edge;
    },
  };
}

/** The tree of a node of one type or of several; of several, its number comes first. */
function anyNodePart(selections: readonly Selection[], node: string, reading: Reading): Part<Tree> {
  const parts = selections.map((selection) => nodePart(selection, node, reading));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const cases = parts.map(
    ({ expression }, i) => `WHEN ${node}:${selections[i]?.type ?? ""} THEN [${i}, ${expression}]`,
  );
  return {
    ...beforeAll(parts),
    expression: `CASE ${cases.join(" ")} END`,
    decode: (raw, call) => {
      const [number, value] = raw as [number, unknown];
      const part = parts[number];
      if (part === undefined) throw new RangeError(`No selection ${number}.`);
      return part.decode(value, call);
    },
  };
}
