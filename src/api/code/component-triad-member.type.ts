import { Field, ObjectType } from "type-graphql";
import { ValidityEdge } from "../edges.ts";
import { ComponentEvidence, ComponentRole } from "../enums.ts";
import { ReleaseOf } from "../release/release-of.ts";
import { Release } from "../release/release.type.ts";
import { Code } from "./code.type.ts";

@ObjectType({
  description:
    "A code of a diagnostic test whose components have codes of their own. No file says which codes belong together: it follows from those of one fee schedule.",
  simpleResolvers: true,
})
export class ComponentTriadMember extends ValidityEdge {
  @Field(() => ComponentRole, { description: "What the code bills of the test." })
  role!: string;

  @Field(() => ComponentEvidence, {
    nullable: true,
    description:
      "How it is known that the code belongs to the test as a whole; null for that itself.",
  })
  evidence!: string | null;

  @ReleaseOf()
  @Field(() => Release, {
    nullable: true,
    description: "The release from which it first follows; null for the test as a whole.",
  })
  release!: Release | null;

  @Field(() => Code, { description: "The code." })
  node!: Code;
}
