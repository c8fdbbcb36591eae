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
    description: "Only changes of these codes, at most 1,000; of all codes if left out.",
  })
  codes?: string[] | null;

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
      "What changed about codes after the day `from`, up to the day `to`: by date, then id of the subject, kind, and what tells changes of one kind apart. Changes follow from what releases say of their times. From the first release of a snapshot source (fee schedule, unit limits, outpatient status) nothing follows, as nothing is known of the time before; what rows date themselves (HCPCS, edits, add-ons) is a change on that day. With a code that a source takes up or gives up goes all that this source says of it: only the code is told. An edit is a change of the code that is paid. All filters hold together.",
  })
  async changes(
    @Args(() => ChangesArguments) args: ChangesArguments,
    @Ctx() { changes, codesOfFamilies }: ApiContext,
  ): Promise<unknown> {
    const { from, to } = args;
    if (from > to) throw new InvalidArgumentError("from", `must not be behind "to", ${to}.`);
    const first = pageSize({ first: args.first });
    const after = args.after == null ? null : keysIn(args.after);
    const codes = await codesAsked(args, codesOfFamilies);
    const query = {
      ...{ from, to, codes },
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

/** Ids of the codes whose changes are asked for; null for all. */
async function codesAsked(
  { from, to, codes, families }: ChangesArguments,
  codesOfFamilies: ApiContext["codesOfFamilies"],
): Promise<ReadonlySet<string> | null> {
  checkKeys("codes", codes ?? []);
  const named = codes ? new Set(codes.map((code) => `Code:${normalizeKey(code)}`)) : null;
  if (!families) return named;
  const ids = distinct("families", families, MOST_VALUES);
  const members = await codesOfFamilies(ids, from, to);
  return named === null ? members : new Set([...named].filter((id) => members.has(id)));
}

const shown = (change: Change): Record<string, unknown> => ({
  ...change,
  subject: {
    id: change.subject,
    type: "Code",
    label: change.subject.slice(change.subject.indexOf(":") + 1),
  },
  note: change.stated?.note ?? null,
  releaseId: change.release,
});
