import { Field, ID, Int, ObjectType } from "type-graphql";
import { ClaimCheck, CoverageStatus, FindingStatus } from "../enums.ts";

@ObjectType({ description: "Where a fact stands.", simpleResolvers: true })
export class FindingSource {
  @Field(() => ID, { description: "Id of the release." })
  release!: string;

  @Field(() => String, { nullable: true, description: "Name of the file." })
  file!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Row of the file; null where the finding rests on the release as a whole.",
  })
  row!: number | null;
}

@ObjectType({ description: "What a check found about lines of a claim.", simpleResolvers: true })
export class Finding {
  @Field(() => FindingStatus, { description: "How it stands." })
  status!: string;

  @Field(() => String, {
    description: "Stable name of what was found, such as PAIR_NEVER_TOGETHER.",
  })
  rule!: string;

  @Field(() => [Int], { description: "Numbers of the lines that it is about, from 1." })
  lines!: number[];

  @Field(() => String, { description: "What was found, in a sentence." })
  message!: string;

  @Field(() => String, { nullable: true, description: "What can be done about it." })
  fix!: string | null;

  @Field(() => FindingSource, {
    nullable: true,
    description: "The row that decides; null where no data does.",
  })
  source!: FindingSource | null;
}

@ObjectType({ description: "On which data a check rests.", simpleResolvers: true })
export class Coverage {
  @Field(() => ClaimCheck, { description: "The check." })
  check!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Id of the release that it rests on most; null where none could decide.",
  })
  release!: string | null;

  @Field(() => CoverageStatus, { description: "Whether that release speaks for the day." })
  status!: string;
}

@ObjectType({
  description: "Whether the lines of a claim may be billed together, with the evidence.",
  simpleResolvers: true,
})
export class ClaimResult {
  @Field(() => ID, { nullable: true, description: "The id that the claim was given." })
  id!: string | null;

  @Field(() => FindingStatus, {
    description: "The worst of the findings: FAIL, NO_DATA, WARN, BYPASSED, PASS, in this order.",
  })
  status!: string;

  @Field(() => [Finding], { description: "All findings, in the order of the checks." })
  findings!: Finding[];

  @Field(() => [Coverage], { description: "The data behind each check." })
  coverage!: Coverage[];
}
