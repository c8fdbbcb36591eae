// TypeGraphQL needs it before any class is decorated, and this module is loaded before the schema.
import "reflect-metadata";
import { ArgsType, Field, Int } from "type-graphql";
import { InvalidArgumentError, LimitExceededError } from "../errors.ts";
import type { Arguments } from "./mapping.ts";

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;

/** Arguments of every connection. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, {
    defaultValue: DEFAULT_PAGE,
    description: `How many items at most: ${LARGEST_PAGE} is the limit.`,
  })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: "Begin behind the item with this cursor.",
  })
  after?: string | null;
}

/** The page size that was asked for, within the limit. */
export function pageSize(args: Arguments): number {
  const first = (args.first ?? DEFAULT_PAGE) as number;
  if (first < 0) throw new InvalidArgumentError("first", `must not be negative, as ${first} is.`);
  if (first > LARGEST_PAGE) throw new LimitExceededError("first", LARGEST_PAGE, first);
  return first;
}
