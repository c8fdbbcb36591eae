import { Field, ID, InterfaceType } from "type-graphql";

/** Anything in the graph that has an id. */
@InterfaceType("Node", {
  description: "Anything in the graph. Ids read well: `Code:20560`, `Indicator:GLOBAL_DAYS:XXX`.",
})
export abstract class Node {
  @Field(() => ID, { description: "The type and the key, joined by colons." })
  id!: string;
}

/** What is known by a code: a procedure code or a modifier. */
@InterfaceType("Coded", {
  description: "A procedure code or a modifier, where either can stand.",
})
export abstract class Coded {
  @Field(() => ID, { description: "The type and the key, joined by colons." })
  id!: string;

  @Field(() => ID, { description: "The code itself." })
  code!: string;
}
