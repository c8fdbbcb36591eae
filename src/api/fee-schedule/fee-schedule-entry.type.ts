import { Arg, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { conversionFactorOf, type Participation as Group } from "../../rules/payment.ts";
import { Code } from "../code/code.type.ts";
import { Participation } from "../enums.ts";
import { FACTORS } from "../locality/factors.ts";
import { localityId } from "../locality/locality-id.ts";
import { Node } from "../node/node.interface.ts";
import { Release } from "../release/release.type.ts";
import { Computed, Joined, LeadsTo, readWithParent } from "../shape/mapping.ts";
import { IndicatorValue } from "../verdict-edge.ts";
import { PAYMENT_NEEDS, paymentOf } from "./payment-of.ts";
import { Payment } from "./payment.type.ts";

@ObjectType({ description: "A value for each setting.", simpleResolvers: true })
class SettingValues {
  @Field(() => Float, { description: "Outside facilities, as in an office." })
  nonFacility!: number;

  @Field(() => Float, { description: "In facilities, as in a hospital." })
  facility!: number;
}

@ObjectType({
  description: "Whether a service is rarely or never performed in a setting.",
  simpleResolvers: true,
})
class SettingRarity {
  @Field(() => Boolean, { description: "Rarely or never outside facilities." })
  nonFacility!: boolean;

  @Field(() => Boolean, { description: "Rarely or never in facilities." })
  facility!: boolean;
}

@ObjectType({
  description: "Shares of the work of a global package, each from 0 to 1.",
  simpleResolvers: true,
})
class GlobalShares {
  @Field(() => Float, { description: "Before the operation." })
  preoperative!: number;

  @Field(() => Float, { description: "The operation itself, hospital care after it included." })
  intraoperative!: number;

  @Field(() => Float, { description: "After discharge." })
  postoperative!: number;
}

@ObjectType({ description: "US dollars for one relative value unit.", simpleResolvers: true })
class ConversionFactor {
  @Field(() => Float, { description: "US dollars." })
  value!: number;

  @Field(() => Participation, { description: "Whom it is for." })
  appliesTo!: string;
}

@ObjectType({
  description: "Relative values from which the cap by outpatient payment is made.",
  simpleResolvers: true,
})
class OppsValues {
  @Field(() => SettingValues, { description: "Practice expense, in relative value units." })
  practiceExpense!: SettingValues;

  @Field(() => Float, { description: "Malpractice, in relative value units." })
  malpractice!: number;
}

@ObjectType({
  description:
    "A row of a Medicare physician fee schedule: a code as a whole or with 26, TC or 53.",
  implements: [Node],
  simpleResolvers: true,
})
export class FeeScheduleEntry {
  id!: string;

  @LeadsTo("HAS_FEE_SCHEDULE_ENTRY", "in")
  @Field(() => Code, {
    nullable: true,
    description: "The code, if the row is in force on the day.",
  })
  code!: Code | null;

  @Field(() => ID, {
    nullable: true,
    description: "26, TC or 53; null on the row of the whole service.",
  })
  modifier!: string | null;

  @Field(() => String, { description: "Status code of this row." })
  status!: string;

  @Field(() => String, {
    description: "Short descriptor of the file; see the source's licence notice.",
  })
  description!: string;

  @Computed(["indicators"], ({ indicators }) =>
    (indicators as string[]).map((id) => {
      const [, type, value] = id.split(":");
      return { type, value };
    }),
  )
  @Field(() => [IndicatorValue], {
    description:
      "The indicators of this row, which may differ from those of other rows of the code.",
  })
  indicators!: IndicatorValue[];

  @Field(() => String, { nullable: true, description: "Base code of the endoscopic family." })
  endoscopicBase!: string | null;

  @Field(() => Boolean, { description: "Values are shown but not used for Medicare payment." })
  notUsedForMedicarePayment!: boolean;

  @Field(() => Float, { description: "Work, in relative value units." })
  work!: number;

  @Computed(
    ["practiceExpenseNonFacility", "practiceExpenseFacility"],
    ({ practiceExpenseNonFacility: nonFacility, practiceExpenseFacility: facility }) => ({
      nonFacility,
      facility,
    }),
  )
  @Field(() => SettingValues, { description: "Practice expense, in relative value units." })
  practiceExpense!: SettingValues;

  @Field(() => Float, { description: "Malpractice, in relative value units." })
  malpractice!: number;

  @Computed(
    ["totalNonFacility", "totalFacility"],
    ({ totalNonFacility: nonFacility, totalFacility: facility }) => ({
      nonFacility,
      facility,
    }),
  )
  @Field(() => SettingValues, { description: "Sum of the three, in relative value units." })
  total!: SettingValues;

  @Computed(
    ["nonFacilityRare", "facilityRare"],
    ({ nonFacilityRare: nonFacility, facilityRare: facility }) => ({
      nonFacility,
      facility,
    }),
  )
  @Field(() => SettingRarity, { description: "Where the service is rarely or never performed." })
  rare!: SettingRarity;

  @Computed(
    ["preoperative", "intraoperative", "postoperative"],
    ({ preoperative, intraoperative, postoperative }) => ({
      preoperative,
      intraoperative,
      postoperative,
    }),
  )
  @Field(() => GlobalShares, {
    description: "How the global package is shared out; all 0 where there is none.",
  })
  globalShares!: GlobalShares;

  @Computed(["conversionFactor", "id"], ({ conversionFactor, id }) => [
    conversionFactorOf(conversionFactor as number, variantOf(id as string)),
  ])
  @Field(() => [ConversionFactor], {
    description: "Conversion factors of this row, by participant.",
  })
  conversionFactors!: ConversionFactor[];

  @Joined({
    joins: PAYMENT_NEEDS,
    other: { type: "Locality", properties: [], relations: [FACTORS], flags: [] },
    idOf: ({ carrier, locality }) => localityId(carrier as string, locality as string),
    compute: paymentOf,
  })
  @Field(() => Payment, {
    nullable: true,
    description:
      "What Medicare pays for the row in a locality, by the locality's cost indices on the day and the row's conversion factor, rounded once, to cents. The cap on imaging by outpatient payment (see `opps`) is not applied, nor is what modifiers, other lines and participation change. Null where the graph has no such locality on the day, and where the row is not paid by relative values: a status other than A, R and T, or no values.",
  })
  payment(
    @Arg("carrier", () => String, { description: "Number of the contractor (MAC), as 10112." })
    _carrier: string,
    @Arg("locality", () => String, { description: "Number of the locality with it, as 00." })
    _locality: string,
  ): Payment | null {
    return readWithParent();
  }

  @Field(() => String, { description: "Calculation flag; 0 on every row since July 2014." })
  calculationFlag!: string;

  @Computed(
    ["oppsPracticeExpenseNonFacility", "oppsPracticeExpenseFacility", "oppsMalpractice"],
    (entry) => ({
      practiceExpense: {
        nonFacility: entry.oppsPracticeExpenseNonFacility,
        facility: entry.oppsPracticeExpenseFacility,
      },
      malpractice: entry.oppsMalpractice,
    }),
  )
  @Field(() => OppsValues, { description: "Values for the cap on imaging by outpatient payment." })
  opps!: OppsValues;

  @LeadsTo("FROM_RELEASE", "out")
  @Field(() => Release, { description: "The release that the row is from." })
  release!: Release;

  @Field(() => Int, { description: "Line of the text or row of the sheet, from 1." })
  row!: number;
}

/** The variant that an id names behind the date: `FeeScheduleEntry:mpfs:2026-01-01:QUALIFYING_APM:…`. */
const variantOf = (id: string): Exclude<Group, "ALL"> | null =>
  (/:((?:NON_)?QUALIFYING_APM):/.exec(id)?.[1] ?? null) as Exclude<Group, "ALL"> | null;
