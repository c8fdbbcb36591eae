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
import type { RelationshipType } from "../../graph/model/relationships.ts";
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
  type Arguments,
  type ComparisonCondition,
  type Condition,
  type RelationMapping,
} from "./mapping.ts";
import { pageSize } from "./page-arguments.ts";
import { kindsOf } from "./order-kinds.ts";
import { readName } from "./read-name.ts";

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
  const shape = compiler.page(
    info.fieldNodes,
    info.returnType,
    [type],
    null,
    total,
    where,
    args,
  ).listing;
  return { shape, parameters: compiler.parameters };
}

/** A field that is read, under a name of its own. */
interface Read {
  readonly as: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly args: Arguments;
  readonly nodes: FieldNode[];
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
    for (const { as, definition, args, nodes } of this.#reads(object, fields)) {
      const mapping = mappingOf(definition.extensions);
      if (mapping === undefined) addProperty(properties, edge, type, definition.name);
      else if ("edge" in mapping) edge.add(mapping.edge);
      else if ("needs" in mapping)
        for (const name of mapping.needs) addProperty(properties, edge, type, name);
      else if ("flag" in mapping)
        flags.push({ as: definition.name, existence: { ...mapping.flag, where: [] } });
      else relations.push(this.#relation(as, definition, args, nodes, mapping));
    }
    return { type, properties: [...properties], relations, flags };
  }

  /**
   * What is selected below fields, each of which may have stood under another name: a response key
   * means the same within each of them only.
   */
  #below(type: GraphQLObjectType, fields: readonly FieldNode[]): FieldNode[] {
    return fields.flatMap((field) => [...collectFields(this.#info, type, [field]).values()].flat());
  }

  /** The fields that are selected, each with one set of arguments, and all that is selected of it. */
  #reads(type: GraphQLObjectType, fields: readonly FieldNode[]): Read[] {
    const reads = new Map<string, Read>();
    for (const node of this.#below(type, fields)) {
      const definition = type.getFields()[node.name.value];
      if (definition === undefined) continue;
      const args = getArgumentValues(definition, node, this.#info.variableValues);
      const as = readName(definition.name, definition.args.length > 0 ? args : null);
      const known = reads.get(as);
      if (known === undefined) reads.set(as, { as, definition, args, nodes: [node] });
      else known.nodes.push(node);
    }
    return [...reads.values()];
  }

  #relation(
    as: string,
    definition: GraphQLField<unknown, unknown>,
    args: Arguments,
    nodes: readonly FieldNode[],
    mapping: RelationMapping,
  ): Relation {
    const { relation: relationship, direction, form } = mapping;
    const order = totalOrder(mapping.order, relationship);
    const where = mapping.where(args);
    const { from, to } = relationshipDeclaration(relationship);
    const ends = direction === "in" ? from : to;
    const common = { as, relationship, direction, form };
    if (form === "page") {
      const { listing, edge } = this.page(
        nodes,
        definition.type,
        ends,
        relationship,
        order,
        where,
        args,
      );
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
    relationship: RelationshipType | null,
    order: readonly OrderKey[],
    where: readonly Condition[],
    args: Arguments,
  ): { listing: Listing; edge: string[] } {
    const connection = getNamedType(output) as GraphQLObjectType;
    const parts = this.#below(connection, fields);
    const wanted = (name: string): FieldNode[] => parts.filter((node) => node.name.value === name);
    const edgeType = getNamedType(connection.getFields().edges?.type) as GraphQLObjectType;
    const nodeOutput = edgeType.getFields().node?.type;
    if (nodeOutput === undefined) throw new TypeError(`${connection.name} has no nodes.`);
    const edge = new Set<string>();
    const nodeFields = wanted("nodes");
    let cursors = this.#selects(connection, wanted("pageInfo"), ["startCursor", "endCursor"]);
    for (const node of this.#below(edgeType, wanted("edges"))) {
      const definition = edgeType.getFields()[node.name.value];
      const mapping = definition && mappingOf(definition.extensions);
      if (definition === undefined) continue;
      if (definition.name === "node") nodeFields.push(node);
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
      after:
        after === null ? null : this.#slot(decodeCursor(after, kindsOf(order, ends, relationship))),
      items: ["edges", "nodes", "pageInfo"].some((name) => wanted(name).length > 0),
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
    return this.#below(pageInfo, fields).some((node) => names.includes(node.name.value));
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
