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
import { relationshipDeclaration } from "../../graph/model/model.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import { totalOrder } from "../../graph/order.ts";
import type { Flag, Listing, OrderKey, Reference, Relation, Selection } from "../../graph/shape.ts";
import { collectFields } from "./collect.ts";
import { EdgeReads, addProperty, endsOf } from "./edge-reads.ts";
import { SlotValues } from "./slot-values.ts";
import { decodeCursor } from "./cursor.ts";
import {
  mappingOf,
  type Arguments,
  type Condition,
  type ReferenceMapping,
  type RelationMapping,
} from "./mapping.ts";
import { pageSize } from "./page-arguments.ts";
import { kindsOf } from "./order-kinds.ts";
import { readName, referenceName } from "./read-name.ts";

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
  readonly #values = new SlotValues();
  readonly #info: GraphQLResolveInfo;

  constructor(info: GraphQLResolveInfo) {
    this.#info = info;
  }

  /** The values of the slots of what was compiled. */
  get parameters(): readonly unknown[] {
    return this.#values.all;
  }

  node(fields: readonly FieldNode[], output: GraphQLOutputType, type: NodeType): Selection {
    return this.#select(fields, output, type, new EdgeReads());
  }

  /** Selects of a node; properties of the relationship that led to it are added to `edge`. */
  #select(
    fields: readonly FieldNode[],
    output: GraphQLOutputType,
    type: NodeType,
    edge: EdgeReads,
  ): Selection {
    const object = this.#objectType(output, type);
    const properties = new Set<string>();
    const relations = new Map<string, Relation>();
    const references: Reference[] = [];
    const flags: Flag[] = [];
    const add = (names: readonly string[]): void => {
      for (const name of names) addProperty(properties, edge.properties, type, name);
    };
    for (const { as, definition, args, nodes } of this.#reads(object, fields)) {
      const mapping = mappingOf(definition.extensions);
      if (mapping === undefined) add([definition.name]);
      else if ("edge" in mapping) edge.properties.add(mapping.edge);
      else if ("resolvedFrom" in mapping) {
        add(mapping.resolvedFrom);
        for (const relation of mapping.relations) relations.set(relation.as, relation);
      } else if ("refersTo" in mapping)
        edge.references.push(this.#reference(definition, nodes, mapping));
      else if ("joins" in mapping) {
        add(mapping.joins);
        references.push({ as, id: this.#values.slot(mapping.idOf(args)), node: mapping.other });
      } else if ("needs" in mapping) {
        add(mapping.needs);
        for (const relation of mapping.relations) relations.set(relation.as, relation);
      } else if ("flag" in mapping)
        flags.push({ as: definition.name, existence: { ...mapping.flag, where: [] } });
      else relations.set(as, this.#relation(as, definition, args, nodes, mapping));
    }
    return {
      type,
      properties: [...properties],
      relations: [...relations.values()],
      flags,
      ...(references.length > 0 ? { references } : {}),
    };
  }

  #reference(
    { name, type }: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
    { refersTo, by }: ReferenceMapping,
  ): Reference {
    return { as: referenceName(name), id: by, node: this.node(nodes, type, refersTo) };
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
      const as = readName(definition, args);
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
    const order = totalOrder(mapping.order, relationship, direction);
    const where = mapping.where(args);
    const { from, to } = relationshipDeclaration(relationship);
    const ends = endsOf(from, to, direction);
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
      return { ...listing, ...common, ...edge.parts };
    }
    const edge = new EdgeReads();
    const selections = this.#selections(nodes, definition.type, ends, edge);
    return {
      ...common,
      nodes: selections,
      ...edge.parts,
      where: where.map((condition) => this.#values.predicate(condition)),
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
  ): { listing: Listing; edge: EdgeReads } {
    const connection = getNamedType(output) as GraphQLObjectType;
    const parts = this.#below(connection, fields);
    const wanted = (name: string): FieldNode[] => parts.filter((node) => node.name.value === name);
    const edgeType = getNamedType(connection.getFields().edges?.type) as GraphQLObjectType;
    const nodeOutput = edgeType.getFields().node?.type;
    if (nodeOutput === undefined) throw new TypeError(`${connection.name} has no nodes.`);
    const edge = new EdgeReads();
    const nodeFields = wanted("nodes");
    let cursors = this.#selects(connection, wanted("pageInfo"), ["startCursor", "endCursor"]);
    for (const { definition, nodes } of this.#reads(edgeType, wanted("edges"))) {
      const mapping = mappingOf(definition.extensions);
      if (definition.name === "node") nodeFields.push(...nodes);
      else if (definition.name === "cursor") cursors = true;
      else if (mapping && "needs" in mapping)
        mapping.needs.forEach((name) => edge.properties.add(name));
      else if (mapping && "refersTo" in mapping)
        edge.references.push(this.#reference(definition, nodes, mapping));
      else edge.properties.add(definition.name);
    }
    const after = (args.after ?? null) as string | null;
    const listing: Listing = {
      nodes: this.#selections(nodeFields, nodeOutput, ends, new EdgeReads()),
      where: where.map((condition) => this.#values.predicate(condition)),
      order,
      first: this.#values.slot(pageSize(args)),
      after:
        after === null
          ? null
          : this.#values.slot(decodeCursor(after, kindsOf(order, ends, relationship))),
      items: ["edges", "nodes", "pageInfo"].some((name) => wanted(name).length > 0),
      keys: cursors,
      count: wanted("totalCount").length > 0,
    };
    return { listing, edge };
  }

  #selections(
    fields: readonly FieldNode[],
    output: GraphQLOutputType,
    ends: readonly NodeType[],
    edge: EdgeReads,
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
}
