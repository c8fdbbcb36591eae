import fc from "fast-check";
import type { Bunch } from "../../src/graph/bunch.ts";
import { compareText } from "../../src/graph/compare.ts";
import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  idOf,
  nodeDeclaration,
  relationshipDeclaration,
  relationshipProperty,
} from "../../src/graph/model/model.ts";
import type { NodeType } from "../../src/graph/model/nodes.ts";
import { required, type Property, type Properties } from "../../src/graph/model/property.ts";
import type { RelationshipType } from "../../src/graph/model/relationships.ts";
import { totalOrder } from "../../src/graph/order.ts";
import {
  identityOf,
  type NodeRecord,
  type RelationshipRecord,
  type Value,
} from "../../src/graph/record.ts";
import {
  OUTGOING,
  type Comparison,
  type Direction,
  type Existence,
  type Listing,
  type Operand,
  type OrderKey,
  type Page,
  type Predicate,
  type Reference,
  type Relation,
  type Selection,
  type Tree,
} from "../../src/graph/shape.ts";
import { selectionOf, wholeRelation } from "../../src/graph/whole.ts";
import { stream } from "../support/stream.ts";

/**
 * Texts that break what is put together carelessly: quotes, Cypher, other scripts, odd characters.
 * Characters from U+E000 to U+FFFF are left out beside those beyond: Neo4j itself orders the two by
 * code point and compares them by UTF-16 unit (docs/decisions/0004-order-of-texts.md).
 */
export const TEXTS = [
  "",
  "a",
  "A",
  "aa",
  "b",
  "'",
  '"',
  "`",
  "\\",
  "\\u0027",
  "$epoch",
  "// x",
  "a' OR 1=1 //",
  "'}) DETACH DELETE n //",
  "`) MATCH (m) DELETE m //",
  "näive",
  "naïve",
  "ñ",
  "漢字",
  "\u{1F600}",
  "\u{1F600}a",
  "e\u0301",
  "\u200Fשלום",
  "line\nbreak\ttab",
];

export const DAYS = ["2019-01-01", "2020-01-01", "2021-06-30", "2022-01-01", "2024-02-29"];

/** Days on which one may ask, and on which no fact begins or ends: those that stand for open ends. */
export const EXTREME_DAYS = ["0000-01-01", "0001-01-01", "9999-12-30", "9999-12-31"];

const text = fc.constantFrom(...TEXTS);
const KEY_TEXTS = TEXTS.filter((t) => t !== "");

function valueOf(property: Property, keyed: boolean): fc.Arbitrary<Value> {
  switch (property.kind) {
    case "string":
      if (property.values !== undefined) return fc.constantFrom(...property.values);
      return keyed ? fc.constantFrom(...KEY_TEXTS) : text;
    case "int":
      return fc.integer({ min: -3, max: 3 });
    case "float":
      return fc.constantFrom(-1.5, 0, 0.25, 1, 1e-7, 123456.789);
    case "boolean":
      return fc.boolean();
    case "day":
      return fc.constantFrom(...DAYS);
    case "strings":
      return fc.array(text, { maxLength: 3 });
  }
}

function propertiesOf(
  declared: Properties,
  keys: readonly string[],
): fc.Arbitrary<Record<string, Value>> {
  const entries = Object.entries(declared).map(([name, property]) => {
    const value = valueOf(property, keys.includes(name));
    const maybe = property.required ? value : fc.option(value, { nil: undefined });
    return [name, maybe] as const;
  });
  return fc
    .record(Object.fromEntries(entries) as Record<string, fc.Arbitrary<Value | undefined>>)
    .map((values) => {
      const present = Object.entries(values).filter(([, value]) => value !== undefined);
      return Object.fromEntries(present) as Record<string, Value>;
    });
}

const nodesOf = (type: NodeType): fc.Arbitrary<NodeRecord[]> =>
  fc
    .array(propertiesOf(nodeDeclaration(type).properties, nodeDeclaration(type).key), {
      maxLength: 4,
    })
    .map((list) => {
      const records = list.map((properties) => ({ type, id: idOf(type, properties), properties }));
      return [...new Map(records.map((record) => [record.id, record])).values()];
    });

function relationshipsOf(
  type: RelationshipType,
  nodes: readonly NodeRecord[],
): fc.Arbitrary<RelationshipRecord[]> {
  const { from, to, timed, symmetric, properties, key } = relationshipDeclaration(type);
  const starts = nodes.filter((node) => from.includes(node.type)).map(({ id }) => id);
  const ends = nodes.filter((node) => to.includes(node.type)).map(({ id }) => id);
  if (starts.length === 0 || ends.length === 0) return fc.constant([]);
  const releases = nodes.filter((node) => node.type === "Release").map(({ id }) => id);
  const validity = timed
    ? fc
        .tuple(fc.option(fc.nat(DAYS.length - 2)), fc.option(fc.integer({ min: 1, max: 4 })))
        .map(([start, length]) => ({
          ...(start === null ? {} : { validFrom: DAYS[start] }),
          ...(length === null
            ? {}
            : { validTo: DAYS[Math.min((start ?? 0) + length, DAYS.length - 1)] }),
        }))
    : fc.constant({});
  const record = fc
    .record({
      from: fc.constantFrom(...starts),
      to: fc.constantFrom(...ends),
      validity,
      properties: propertiesOf(properties, key ?? []),
      cited: fc.option(fc.constantFrom("", ...releases)),
    })
    .map(({ validity: valid, cited, ...rest }): RelationshipRecord => {
      const citing = "release" in properties && cited ? { release: cited } : {};
      return { type, ...rest, ...valid, properties: { ...rest.properties, ...citing } };
    });
  return fc
    .array(record, { maxLength: 8 })
    .map((list) => list.filter((r) => !symmetric || compareText(r.from, r.to) < 0))
    .map((list) => [...new Map(list.map((r) => [identityOf(r), r])).values()]);
}

export interface RandomGraph {
  readonly nodes: NodeRecord[];
  readonly relationships: RelationshipRecord[];
}

/** A graph with a few nodes of every type and relationships of every type among them. */
export const randomGraph: fc.Arbitrary<RandomGraph> = fc
  .tuple(...NODE_TYPES.map(nodesOf))
  .map((lists) => lists.flat())
  .chain((nodes) =>
    fc
      .tuple(...RELATIONSHIP_TYPES.map((type) => relationshipsOf(type, nodes)))
      .map((lists) => ({ nodes, relationships: lists.flat() })),
  );

/** A shape and the values of its slots. */
export interface RandomShape {
  readonly selection: Selection;
  readonly parameters: unknown[];
}

/** Draws numbers and picks from a stream, so that a shape of any depth comes from one seed. */
class Draw {
  readonly parameters: unknown[] = [];
  readonly #next: () => number;

  constructor(next: () => number) {
    this.#next = next;
  }

  nat(max: number): number {
    return Math.floor(this.#next() * (max + 1));
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.nat(items.length - 1)] as T;
  }

  some<T>(items: readonly T[], share = 0.5): T[] {
    return items.filter(() => this.chance(share));
  }

  slot(value: unknown): number {
    return this.parameters.push(value) - 1;
  }

  value({ kind, values }: Property): Value {
    switch (kind) {
      case "string":
        return this.pick(values ?? TEXTS);
      case "int":
        return this.nat(6) - 3;
      case "float":
        return this.pick([-1.5, 0, 0.25, 1]);
      case "boolean":
        return this.chance(0.5);
      case "day":
        return this.pick(DAYS);
      case "strings":
        return this.some(TEXTS, 0.05);
    }
  }
}

type Declared = readonly (readonly [string, Property])[];
const scalars = (properties: Properties): Declared =>
  Object.entries(properties).filter(([, { kind }]) => kind !== "strings");

function comparison(draw: Draw, on: Operand["on"], declared: Declared): Comparison | null {
  if (declared.length === 0) return null;
  const [property, kind] = draw.pick(declared);
  const isText = kind.kind === "string";
  const operator = draw.pick(
    kind.kind === "boolean"
      ? (["eq"] as const)
      : isText
        ? (["eq", "in", "gte", "lte", "startsWith"] as const)
        : (["eq", "in", "gte", "lte"] as const),
  );
  const one = (): Value => draw.value(kind);
  const value = draw.slot(operator === "in" ? [one(), one(), one()] : one());
  return { on, property, operator, value };
}

function existence(draw: Draw, type: NodeType): Existence | null {
  const step = stepFrom(draw, type);
  if (step === null) return null;
  const properties = edgeProperties(step.relationship);
  const target = step.types[0];
  const where = [
    draw.chance(0.5) ? comparison(draw, "edge", scalars(properties)) : null,
    draw.chance(0.5) && target && step.types.length === 1
      ? comparison(draw, "node", scalars(nodeDeclaration(target).properties))
      : null,
  ].filter((predicate) => predicate !== null);
  return {
    relationship: step.relationship,
    direction: step.direction,
    ...(draw.chance(0.2) ? { anyTime: true } : {}),
    where,
    negated: draw.chance(0.3),
  };
}

/** What can be compared and ordered by on an edge, its direction included. */
const edgeProperties = (type: RelationshipType): Properties => ({
  ...relationshipDeclaration(type).properties,
  [OUTGOING]: required.boolean("The direction."),
});

interface Step {
  relationship: RelationshipType;
  direction: Direction;
  types: readonly NodeType[];
}

/** Every step that a relationship of the model allows from a node type. */
export function stepsFrom(type: NodeType): Step[] {
  return RELATIONSHIP_TYPES.flatMap((relationship) => {
    const { from, to } = relationshipDeclaration(relationship);
    const steps: Step[] = [];
    if (from.includes(type)) steps.push({ relationship, direction: "out", types: to });
    if (to.includes(type)) steps.push({ relationship, direction: "in", types: from });
    if (from.includes(type) && to.includes(type))
      steps.push({ relationship, direction: "both", types: [...new Set([...from, ...to])] });
    return steps;
  });
}

function stepFrom(draw: Draw, type: NodeType): Step | null {
  const steps = stepsFrom(type);
  return steps.length === 0 ? null : draw.pick(steps);
}

function predicates(draw: Draw, types: readonly NodeType[], edge: Properties | null): Predicate[] {
  const [only] = types;
  const one = types.length === 1 && only !== undefined ? only : null;
  return [
    draw.chance(0.3) && edge ? comparison(draw, "edge", scalars(edge)) : null,
    draw.chance(0.3) && one
      ? comparison(draw, "node", scalars(nodeDeclaration(one).properties))
      : null,
    draw.chance(0.2) && one ? existence(draw, one) : null,
  ].filter((predicate) => predicate !== null);
}

function listing(
  draw: Draw,
  types: readonly NodeType[],
  relationship: RelationshipType | null,
  depth: number,
  direction: Direction = "out",
): Listing {
  const edge = relationship === null ? null : edgeProperties(relationship);
  const [only] = types;
  const onEveryRecord = (properties: Properties): string[] =>
    scalars(properties).flatMap(([name, property]) => (property.required ? [name] : []));
  const keys: OrderKey[] = [
    ...draw
      .some(edge ? onEveryRecord(edge) : [], 0.2)
      .map((property) => ({ on: "edge" as const, property })),
    ...draw
      .some(types.length === 1 && only ? onEveryRecord(nodeDeclaration(only).properties) : [], 0.2)
      .map((property) => ({ on: "node" as const, property })),
  ].map((key) => ({ ...key, descending: draw.chance(0.5) }));
  const order = totalOrder(
    keys.length === 0 ? [{ on: "node", property: "id", descending: draw.chance(0.3) }] : keys,
    relationship,
    direction,
  );
  return {
    nodes: types.map((type) => select(draw, type, depth)),
    where: predicates(draw, types, edge),
    order,
    first: draw.chance(0.7) ? draw.slot(draw.nat(4)) : null,
    after: draw.chance(0.2)
      ? draw.slot(draw.chance(0.5) ? null : afterKeys(draw, order, types, edge))
      : null,
    items: draw.chance(0.9),
    keys: draw.chance(0.5),
    count: draw.chance(0.5),
  };
}

function afterKeys(
  draw: Draw,
  order: readonly OrderKey[],
  types: readonly NodeType[],
  edge: Properties | null,
): unknown[] {
  return order.map(({ on, property }) => {
    if (property === "id") return `${draw.pick(types)}:${draw.pick(TEXTS)}`;
    if (property === "validFrom") return draw.pick(DAYS);
    const declared =
      on === "edge" ? edge?.[property] : nodeDeclaration(draw.pick(types)).properties[property];
    return declared === undefined ? "" : draw.value(declared);
  });
}

function relation(draw: Draw, type: NodeType, as: string, depth: number): Relation | null {
  const step = stepFrom(draw, type);
  if (step === null) return null;
  const { relationship, direction } = step;
  if (draw.chance(0.2)) return bunches(draw, step, as);
  const types = step.types.length > 1 && draw.chance(0.3) ? [draw.pick(step.types)] : step.types;
  const names = [...Object.keys(edgeProperties(relationship)), ...daysOf(relationship)];
  const form = draw.pick(["page", "page", "list", "one"] as const);
  const rest = listing(draw, types, relationship, depth - 1, direction);
  const edge = draw.some(names);
  const citing = relationshipProperty(relationship, "release") !== undefined && draw.chance(0.3);
  return {
    ...rest,
    ...(citing ? { references: [reference(draw, "release", "Release")] } : {}),
    items: rest.items || form !== "page",
    as,
    relationship,
    direction,
    edge,
    form,
    ...(draw.chance(0.2) ? { anyTime: true } : {}),
  };
}

const daysOf = (relationship: RelationshipType): string[] =>
  relationshipDeclaration(relationship).timed ? ["validFrom", "validTo"] : [];

function bunches(draw: Draw, { relationship, direction, types }: Step, as: string): Relation {
  const end = draw.pick(types);
  const { properties } = relationshipDeclaration(relationship);
  const ends = ["id", ...draw.some(Object.keys(nodeDeclaration(end).properties))];
  return {
    ...wholeRelation({ as, relationship, direction, nodes: [selectionOf(end, ends)] }),
    where: predicates(draw, [end], edgeProperties(relationship)),
    edge: draw.some([...Object.keys(properties), ...daysOf(relationship)]),
    form: "bunches",
    ...(draw.chance(0.2) ? { anyTime: true } : {}),
  };
}

/**
 * An answer in which what came in bunches is one list of relationships, in an order: a store may
 * bring them together as it likes.
 */
export function withoutBunches(tree: Tree | null, { relations }: Selection): unknown {
  if (tree === null) return null;
  const found: Record<string, unknown> = { ...tree };
  for (const { as, form, nodes } of relations) {
    const value = tree[as];
    if (form === "bunches") found[as] = singly(value as Bunch[]);
    else if (form === "one") found[as] = withoutBunchesOf(value as Tree | null, nodes);
    else if (form === "list")
      found[as] = (value as Tree[]).map((node) => withoutBunchesOf(node, nodes));
    else found[as] = pageWithoutBunches(value as Page, { nodes });
  }
  return found;
}

/** The same of a page. */
export const pageWithoutBunches = (
  { edges, ...rest }: Page,
  { nodes }: Pick<Listing, "nodes">,
): unknown => ({
  ...rest,
  edges: edges.map((edge) => ({ ...edge, node: withoutBunchesOf(edge.node, nodes) })),
});

function withoutBunchesOf(node: Tree | null, selections: readonly Selection[]): unknown {
  const selection = selections.find(({ type }) => type === node?.__typename);
  return selection === undefined ? node : withoutBunches(node, selection);
}

const singly = (bunches: readonly Bunch[]): string[] =>
  bunches
    .flatMap(({ edge, nodes }) =>
      (nodes[0] ?? []).map((_, i) => JSON.stringify([edge, nodes.map((values) => values[i])])),
    )
    .sort();

/** A node that a property names, or one of any type that a slot does. */
const reference = (draw: Draw, property?: string, type = draw.pick(NODE_TYPES)): Reference => ({
  as: "reference",
  id: property ?? draw.slot(`${type}:${draw.pick(TEXTS)}`),
  node: { type, properties: ["id"], relations: [], flags: [] },
});

function select(draw: Draw, type: NodeType, depth: number): Selection {
  const relations = Array.from({ length: depth > 0 ? draw.nat(2) : 0 }, (_, i) =>
    relation(draw, type, `relation${i}`, depth),
  ).filter((found) => found !== null);
  const wanted = draw.chance(0.2) ? existence(draw, type) : null;
  return {
    type,
    properties: draw.some(["id", ...Object.keys(nodeDeclaration(type).properties)]),
    relations,
    flags: wanted === null ? [] : [{ as: "flag", existence: wanted }],
    ...(draw.chance(0.2) ? { references: [reference(draw)] } : {}),
  };
}

/** A shape up to three levels deep from a node type, drawn from a seed. */
export function randomShape(seed: number, type?: NodeType): RandomShape {
  const draw = new Draw(stream(seed));
  const depth = draw.pick([1, 1, 2, 2, 2, 3]);
  const selection = select(draw, type ?? draw.pick(NODE_TYPES), depth);
  return { selection, parameters: draw.parameters };
}

/** A list of nodes of one type, drawn from a seed. */
export function randomListing(seed: number): { listing: Listing; parameters: unknown[] } {
  const draw = new Draw(stream(seed));
  const found = listing(draw, [draw.pick(NODE_TYPES)], null, 1);
  return { listing: found, parameters: draw.parameters };
}
