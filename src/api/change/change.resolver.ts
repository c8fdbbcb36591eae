import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import type { Edge } from "../../graph/shape.ts";
import { keysOf, type Change, type ChangeKeys } from "../../rules/changes/change.ts";
import type { ApiContext } from "../context.ts";
import { DateScalar } from "../date.scalar.ts";
import { ChangeKind } from "../enums.ts";
import { InvalidArgumentError } from "../errors.ts";
import { checkKeys, normalizeKey } from "../keys.ts";
import { MOST_VALUES, distinct } from "../shape/conditions.ts";
import { Connection } from "../shape/connection.ts";
import { decodeCursor } from "../shape/cursor.ts";
import { PageArguments, pageSize } from "../shape/page-arguments.ts";
import { ChangeConnection } from "./change-connection.ts";

@ArgsType()
class ChangesArguments extends PageArguments {
  @Field(() => DateScalar, { description: "The day before the first one that counts." })
  from!: Day;

  @Field(() => DateScalar, { description: "The last day that counts." })
  to!: Day;

  @Field(() => [ID], {
    nullable: true,
    description: "Only changes of these codes, and of the modifiers that are named; at most 1,000.",
  })
  codes?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      "Only changes of these modifiers, and of the codes that are named; at most 1,000. Of all codes and modifiers if neither are named.",
  })
  modifiers?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Only changes of codes that were in one of these families, or in a part of one, at some time between the days; ids, at most ${MOST_VALUES}.`,
  })
  families?: string[] | null;

  @Field(() => [ChangeKind], { nullable: true, description: "Only changes of these kinds." })
  kinds?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: `Only changes that are known by these sources; short names, as mpfs, at most ${MOST_VALUES}.`,
  })
  sources?: string[] | null;
}

@Resolver()
export class ChangeResolver {
  @Query(() => ChangeConnection, {
    description:
      "What changed about codes and modifiers after the day `from`, up to the day `to`: by date, then id of the subject, kind, and what tells changes of one kind apart. Changes follow from what releases say of their times. From the first release of a snapshot source (fee schedule, unit limits, outpatient status) nothing follows, as nothing is known of the time before; what rows date themselves (HCPCS, edits, add-ons) is a change on that day. With a code that a source takes up or gives up goes all that this source says of it: only the code is told. An edit is a change of the code that is paid. All filters hold together. Kinds that speak of a code (CODE_ADDED) are those of modifiers as well.",
  })
  async changes(
    @Args(() => ChangesArguments) args: ChangesArguments,
    @Ctx() { changes, codesOfFamilies }: ApiContext,
  ): Promise<unknown> {
    const { from, to } = args;
    if (from > to) throw new InvalidArgumentError("from", `must not be behind "to", ${to}.`);
    const first = pageSize({ first: args.first });
    const after = args.after == null ? null : keysIn(args.after);
    const subjects = await subjectsAsked(args, codesOfFamilies);
    const query = {
      ...{ from, to, subjects },
      kinds: args.kinds ? new Set(args.kinds) : null,
      sources: args.sources ? new Set(distinct("sources", args.sources, MOST_VALUES)) : null,
    };
    const page = await changes().page(query, first, after);
    const edges = page.changes.map((change) => ({ node: shown(change), keys: keysOf(change) }));
    return new Connection(
      {
        edges: edges as unknown as Edge[],
        totalCount: page.totalCount,
        hasNextPage: page.hasNextPage,
      },
      after !== null,
    );
  }
}

const keysIn = (cursor: string): ChangeKeys =>
  decodeCursor(cursor, ["day", "string", "string", "string"]) as unknown as ChangeKeys;

/** Ids of the codes and modifiers whose changes are asked for; null for all. */
async function subjectsAsked(
  { from, to, codes, modifiers, families }: ChangesArguments,
  codesOfFamilies: ApiContext["codesOfFamilies"],
): Promise<ReadonlySet<string> | null> {
  checkKeys("codes", codes ?? []);
  checkKeys("modifiers", modifiers ?? []);
  const ids = (type: string, keys: readonly string[] | null | undefined): string[] =>
    (keys ?? []).map((key) => `${type}:${normalizeKey(key)}`);
  const named =
    codes || modifiers ? new Set([...ids("Code", codes), ...ids("Modifier", modifiers)]) : null;
  if (!families) return named;
  const asked = distinct("families", families, MOST_VALUES);
  const members = await codesOfFamilies(asked, from, to);
  return named === null ? members : new Set([...named].filter((id) => members.has(id)));
}

function shown(change: Change): Record<string, unknown> {
  const [type, label] = change.subject.split(":");
  return {
    ...change,
    subject: { id: change.subject, type, label },
    note: change.stated?.note ?? null,
    releaseId: change.release,
  };
}
