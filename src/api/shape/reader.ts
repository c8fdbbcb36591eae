import DataLoader from "dataloader";
import type { FieldNode, GraphQLOutputType, GraphQLResolveInfo } from "graphql";
import type { Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { Selection, Tree } from "../../graph/shape.ts";
import { compileList, compileNode, type Bound, type ListOptions } from "./compile.ts";
import { Connection } from "./connection.ts";
import type { ShapeCache } from "./shapes.ts";

/** Where a read begins that is not at the field being resolved: what is selected, and as what. */
export interface Part {
  readonly fields: readonly FieldNode[];
  readonly output: GraphQLOutputType;
  /** Tells parts of one field apart. */
  readonly name: string;
  /** Reads more than the client selected, for what the resolver must know itself. */
  readonly extend?: (shape: Selection) => Selection;
}

/**
 * Reads what fields of one request select. Reads of one shape on one day go to the store together:
 * ten aliases of a field are one statement.
 */
export class Reader {
  readonly today: Day;
  readonly #view: GraphView;
  readonly #shapes: ShapeCache;
  readonly #loaders = new Map<Selection, Map<string, DataLoader<string, Tree | null>>>();

  constructor(view: GraphView, shapes: ShapeCache, today: Day) {
    this.#view = view;
    this.#shapes = shapes;
    this.today = today;
  }

  /** The node with this id as the field selects it, or null. */
  node(
    info: GraphQLResolveInfo,
    type: NodeType,
    id: string,
    asOf: Day | null | undefined,
    part?: Part,
  ): Promise<Tree | null> {
    return this.#loader(this.#shape(info, type, part), asOf ?? this.today).load(id);
  }

  /** As many as there are ids, in their order. */
  async nodes(
    info: GraphQLResolveInfo,
    type: NodeType,
    ids: readonly string[],
    asOf: Day | null | undefined,
    part?: Part,
  ): Promise<(Tree | null)[]> {
    const loader = this.#loader(this.#shape(info, type, part), asOf ?? this.today);
    const trees = await loader.loadMany(ids);
    for (const tree of trees) if (tree instanceof Error) throw tree;
    return trees as (Tree | null)[];
  }

  /** A connection of all nodes that fulfil the conditions. */
  async list(
    info: GraphQLResolveInfo,
    options: ListOptions,
    asOf: Day | null | undefined,
  ): Promise<Connection> {
    const { shape, parameters } = this.#shapes.get(info, JSON.stringify(options), () =>
      compileList(info, options),
    );
    const page = await this.#view.list(shape, asOf ?? this.today, parameters);
    return new Connection(page, options.args.after != null);
  }

  #shape(info: GraphQLResolveInfo, type: NodeType, part?: Part): Bound<Selection> {
    const { fields, output } = part ?? { fields: info.fieldNodes, output: info.returnType };
    return this.#shapes.get(info, `${type} ${part?.name ?? ""}`, () => {
      const { shape, parameters } = compileNode(info, fields, output, type);
      return { shape: part?.extend?.(shape) ?? shape, parameters };
    });
  }

  #loader({ shape, parameters }: Bound<Selection>, asOf: Day): DataLoader<string, Tree | null> {
    let loaders = this.#loaders.get(shape);
    if (loaders === undefined) {
      loaders = new Map();
      this.#loaders.set(shape, loaders);
    }
    const key = `${asOf} ${JSON.stringify(parameters)}`;
    let loader = loaders.get(key);
    if (loader === undefined) {
      loader = new DataLoader((ids) => this.#view.read(shape, ids, asOf, parameters), {
        // Trees are handed out as they are; a key asked for twice is read once by the store.
        cache: true,
      });
      loaders.set(key, loader);
    }
    return loader;
  }
}
