import {
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from "graphql";
import { nodeProperty, relationshipDeclaration } from "../../graph/model/model.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import { totalOrder } from "../../graph/order.ts";
import type {
  Comparison,
  Flag,
  Listing,
  OrderKey,
  Predicate,
  Relation,
  Selection,
} from "../../graph/shape.ts";
import { collectFields } from "./collect.ts";
import { decodeCursor } from "./cursor.ts";
import {
  mappingOf,
  type ComparisonCondition,
  type Condition,
  type RelationMapping,
} from "./mapping.ts";
import { pageSize } from "./page-arguments.ts";
import { withArguments } from "./read-name.ts";

/** A selection of a document as a shape with the values of its slots. */
export interface Bound<Shape> {
  readonly shape: Shape;
  readonly parameters: readonly unknown[];
}

/** The shape of what a document selects of a node, on fields that answer `output`. */
export function compileNode(
  info: GraphQLResolveInfo,
  fields: readonly FieldNode[],
  output: GraphQLOutputType,
  type: NodeType,
): Bound<Selection> {
  const compiler = new Compiler(info);
  const shape = compiler.node(fields, output, type);
  return { shape, parameters: compiler.parameters };
}

/** What a root list is to read, beyond what the document selects of it. */
export interface ListOptions {
  readonly type: NodeType;
  readonly order: readonly OrderKey[];
  readonly where: readonly Condition[];
  readonly args: Readonly<Record<string, unknown>>;
}

/** The shape of a connection at the root. */
export function compileList(
  info: GraphQLResolveInfo,
  { type, order, where, args }: ListOptions,
): Bound<Listing> {
  const compiler = new Compiler(info);
  const total = totalOrder(order, null);
  const shape = compiler.page(info.fieldNodes, info.returnType, [type], total, where, args).listing;
  return { shape, parameters: compiler.parameters };
}

class Compiler {
  readonly parameters: unknown[] = [];
  readonly #info: GraphQLResolveInfo;

  constructor(info: GraphQLResolveInfo) {
    this.#info = info;
  }

  node(fields: readonly FieldNode[], output: GraphQLOutputType, type: NodeType): Selection {
    return this.#select(fields, output, type, new Set());
  }

  /** Selects of a node; properties of the relationship that led to it are added to `edge`. */
  #select(
    fields: readonly FieldNode[],
    output: GraphQLOutputType,
    type: NodeType,
    edge: Set<string>,
  ): Selection {
    const object = this.#objectType(output, type);
    const properties = new Set<string>();
    const relations: Relation[] = [];
    const flags: Flag[] = [];
    for (const [as, nodes] of readsOf(object, collectFields(this.#info, object, fields))) {
      const definition = fieldOf(object, nodes);
      if (definition === undefined) continue;
      const mapping = mappingOf(definition.extensions);
      if (mapping === undefined) addProperty(properties, edge, type, definition.name);
      else if ("edge" in mapping) edge.add(mapping.edge);
      else if ("needs" in mapping)
        for (const name of mapping.needs) addProperty(properties, edge, type, name);
      else if ("flag" in mapping)
        flags.push({ as: definition.name, existence: { ...mapping.flag, where: [] } });
      else relations.push(this.#relation(as, definition, nodes, mapping));
    }
    return { type, properties: [...properties], relations, flags };
  }

  #relation(
    as: string,
    definition: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
    mapping: RelationMapping,
  ): Relation {
    const { relation: relationship, direction, form } = mapping;
    const [first] = nodes;
    const args = first ? getArgumentValues(definition, first, this.#info.variableValues) : {};
    const order = totalOrder(mapping.order, relationship);
    const where = mapping.where(args);
    const { from, to } = relationshipDeclaration(relationship);
    const ends = direction === "in" ? from : to;
    const common = { as, relationship, direction, form };
    if (form === "page") {
      const { listing, edge } = this.page(nodes, definition.type, ends, order, where, args);
      return { ...listing, ...common, edge };
    }
    const edge = new Set<string>();
    const selections = this.#selections(nodes, definition.type, ends, edge);
    return {
      ...common,
      nodes: selections,
      edge: [...edge],
      where: where.map((condition) => this.#predicate(condition)),
      order,
      first: null,
      after: null,
      items: true,
      keys: false,
      count: false,
    };
  }

  /** A connection: which parts of it are asked for decides what is read. */
  page(
    fields: readonly FieldNode[],
    output: GraphQLOutputType,
    ends: readonly NodeType[],
    order: readonly OrderKey[],
    where: readonly Condition[],
    args: Readonly<Record<string, unknown>>,
  ): { listing: Listing; edge: string[] } {
    const connection = getNamedType(output) as GraphQLObjectType;
    const parts = collectFields(this.#info, connection, fields);
    const wanted = (name: string): FieldNode[] =>
      [...parts.values()].filter(([node]) => node?.name.value === name).flat();
    const edges = wanted("edges");
    const edgeType = getNamedType(connection.getFields().edges?.type) as GraphQLObjectType;
    const nodeOutput = edgeType.getFields().node?.type;
    if (nodeOutput === undefined) throw new TypeError(`${connection.name} has no nodes.`);
    const edge = new Set<string>();
    const nodeFields = [...wanted("nodes")];
    let cursors = this.#selects(connection, wanted("pageInfo"), ["startCursor", "endCursor"]);
    for (const [, nodes] of collectFields(this.#info, edgeType, edges)) {
      const definition = fieldOf(edgeType, nodes);
      const mapping = definition && mappingOf(definition.extensions);
      if (definition === undefined) continue;
      if (definition.name === "node") nodeFields.push(...nodes);
      else if (definition.name === "cursor") cursors = true;
      else if (mapping && "needs" in mapping) mapping.needs.forEach((name) => edge.add(name));
      else edge.add(definition.name);
    }
    const after = (args.after ?? null) as string | null;
    const listing: Listing = {
      nodes: this.#selections(nodeFields, nodeOutput, ends, new Set()),
      where: where.map((condition) => this.#predicate(condition)),
      order,
      first: this.#slot(pageSize(args)),
      after: after === null ? null : this.#slot(decodeCursor(after, order)),
      items: [...parts.values()].some(([node]) =>
        ["edges", "nodes", "pageInfo"].includes(node?.name.value ?? ""),
      ),
      keys: cursors,
      count: wanted("totalCount").length > 0,
    };
    return { listing, edge: [...edge] };
  }

  #selections(
    fields: readonly FieldNode[],
    output: GraphQLOutputType,
    ends: readonly NodeType[],
    edge: Set<string>,
  ): Selection[] {
    // Of several types a field may show one only: a release's fee schedule, not its curated entries.
    const { name } = getNamedType(output);
    const shown = ends.includes(name as NodeType) ? [name as NodeType] : ends;
    return shown.map((type) => this.#select(fields, output, type, edge));
  }

  #selects(
    type: GraphQLObjectType,
    fields: readonly FieldNode[],
    names: readonly string[],
  ): boolean {
    const pageInfo = getNamedType(type.getFields().pageInfo?.type) as GraphQLObjectType;
    return [...collectFields(this.#info, pageInfo, fields).values()].some(([node]) =>
      names.includes(node?.name.value ?? ""),
    );
  }

  /** The object type that shows a node of this type where a field answers `output`. */
  #objectType(output: GraphQLOutputType, type: NodeType): GraphQLObjectType {
    const named = getNamedType(output);
    const object = isAbstractType(named) ? this.#info.schema.getType(type) : named;
    if (!isObjectType(object)) throw new TypeError(`No object type shows ${type}.`);
    return object;
  }

  #predicate(condition: Condition): Predicate {
    if (!("relationship" in condition)) return this.#comparison(condition);
    return { ...condition, where: condition.where.map((inner) => this.#comparison(inner)) };
  }

  #comparison({ on, property, operator, value }: ComparisonCondition): Comparison {
    return { on, property, operator, value: this.#slot(value) };
  }

  #slot(value: unknown): number {
    return this.parameters.push(value) - 1;
  }
}

const fieldOf = (
  type: GraphQLObjectType,
  [node]: readonly FieldNode[],
): GraphQLField<unknown, unknown> | undefined => type.getFields()[node?.name.value ?? ""];

/**
 * What is read under which name: a field with arguments under each response key; one without is
 * read once by its own name, whatever it is called in the answer, with all that is selected of it.
 */
function readsOf(
  type: GraphQLObjectType,
  collected: ReadonlyMap<string, FieldNode[]>,
): Map<string, FieldNode[]> {
  const reads = new Map<string, FieldNode[]>();
  for (const [key, nodes] of collected) {
    const definition = fieldOf(type, nodes);
    const as = definition?.args.length === 0 ? definition.name : withArguments(key);
    reads.set(as, [...(reads.get(as) ?? []), ...nodes]);
  }
  return reads;
}

/** A field without mapping is a property of the node, or else of the relationship that led to it. */
function addProperty(
  properties: Set<string>,
  edge: Set<string>,
  type: NodeType,
  name: string,
): void {
  if (nodeProperty(type, name) === undefined) edge.add(name);
  else properties.add(name);
}
