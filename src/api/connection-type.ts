import { Field, Int, ObjectType, type ClassType } from "type-graphql";

/** Where a page stands in its list. */
@ObjectType({ description: "Where a page stands in its list.", simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: "There are items behind this page." })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: "The page begins behind a cursor, so that there are items before it.",
  })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of the first item, null on an empty page.",
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of the last item; pass it as `after` for the next page.",
  })
  endCursor!: string | null;
}

/** An edge that knows nothing of its own. */
@ObjectType({ description: "A plain edge.", simpleResolvers: true })
class PlainEdge {}

interface ConnectionOptions {
  /** Name of the types, without `Connection` and `Edge`. */
  readonly name: string;
  /** What is listed, in the plural and with its order: "modifiers of a code, by code". */
  readonly about: string;
  readonly node: () => ClassType | (abstract new () => object);
  /** A class whose fields are properties of the relationship. */
  readonly edge?: ClassType;
}

/** Declares a connection and its edge, in the manner of Relay. */
export function connectionType({ name, about, node, edge }: ConnectionOptions): ClassType {
  const Base = edge ?? PlainEdge;

  @ObjectType(`${name}Edge`, {
    description: `An item of a list of ${about}.`,
    simpleResolvers: true,
  })
  class Edge extends Base {
    @Field(() => String, { description: "Where the item stands in the list, for `after`." })
    cursor!: string;

    @Field(() => node() as ClassType, { description: "The item itself." })
    node!: unknown;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${about}.`, simpleResolvers: true })
  class Connection {
    @Field(() => [Edge], { description: "The items with what the relationship knows of each." })
    edges!: Edge[];

    @Field(() => [node() as ClassType], { description: "The items alone." })
    nodes!: unknown[];

    @Field(() => PageInfo, { description: "Where this page stands in the list." })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: "How many items the whole list has; counted only when asked for.",
    })
    totalCount!: number;
  }
  return Connection;
}
