import { Field, Int, ObjectType } from "type-graphql";
import { ValidityEdge } from "../edges.ts";
import { RefersTo } from "../shape/mapping.ts";
import { Release } from "./release.type.ts";

/** What a release states: bases of the edges that show it. */

@ObjectType({ description: "Something that a release states.", simpleResolvers: true })
export class StatedEdge extends ValidityEdge {
  @RefersTo("Release", "release")
  @Field(() => Release, { nullable: true, description: "The release that states it." })
  release!: Release | null;
}

@ObjectType({ description: "Something that a row of a file states.", simpleResolvers: true })
export class CitedEdge extends StatedEdge {
  @Field(() => Int, { description: "Line of the text or row of the sheet, from 1." })
  row!: number;
}
