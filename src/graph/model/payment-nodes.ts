import { declareNodes, origin } from "./node-declaration.ts";
import { optional, required } from "./property.ts";
import { ADJUDICATIONS, INDICATOR_TYPES, SETTINGS } from "./vocabulary.ts";

/** What Medicare pays for a code, where, and how much of it. */
export const PAYMENT_NODES = declareNodes({
  FeeScheduleEntry: {
    about: "One row of a Medicare fee schedule release: a code with a modifier or without.",
    key: ["release", "code", "modifier"],
    properties: {
      release: required.string("Key of the release."),
      code: required.string("The code."),
      modifier: optional.string("26, TC or 53; absent on the row of the whole service."),
      row: required.int("Line or row number in the file."),
      description: required.string("Short descriptor of the file."),
      status: required.string("Status code of this row."),
      indicators: required.strings("Ids of the indicators of this row."),
      endoscopicBase: optional.string("Base code of the endoscopic family."),
      isEndoscopicBase: required.boolean("Other rows of the release have this code as their base."),
      notUsedForMedicarePayment: required.boolean("Its values are shown but not used by Medicare."),
      work: required.float("Work relative value units."),
      practiceExpenseNonFacility: required.float("Practice expense RVU outside facilities."),
      practiceExpenseFacility: required.float("Practice expense RVU in facilities."),
      nonFacilityRare: required.boolean("Rarely or never performed outside facilities."),
      facilityRare: required.boolean("Rarely or never performed in facilities."),
      malpractice: required.float("Malpractice RVU."),
      totalNonFacility: required.float("Sum of the RVUs outside facilities."),
      totalFacility: required.float("Sum of the RVUs in facilities."),
      preoperative: required.float("Share of the global package before the operation, 0 to 1."),
      intraoperative: required.float("Share for the operation, 0 to 1."),
      postoperative: required.float("Share after the operation, 0 to 1."),
      conversionFactor: required.float("US dollars for one RVU."),
      calculationFlag: required.string("Calculation flag; 0 on every row since July 2014."),
      oppsPracticeExpenseNonFacility: required.float("Practice expense RVU for the OPPS cap."),
      oppsPracticeExpenseFacility: required.float("The same in facilities."),
      oppsMalpractice: required.float("Malpractice RVU for the OPPS cap."),
    },
  },
  Indicator: {
    about: "A value of a Medicare indicator, such as global days 090.",
    key: ["type", "value"],
    indexed: ["type"],
    properties: {
      type: required.string("Which indicator.", INDICATOR_TYPES),
      typeName: required.string("Its name in words."),
      value: required.string("The value as files write it, zeros kept."),
      meaning: optional.string("What it means, in our words."),
      origin,
    },
  },
  Locality: {
    about: "A payment locality of Medicare.",
    key: ["carrier", "locality"],
    properties: {
      carrier: required.string("Number of the contractor (MAC), five digits."),
      locality: required.string("Number of the locality within it, two digits."),
      state: optional.string("State or territory, two letters."),
      name: required.string("What the locality is called."),
    },
  },
  LocalityFactors: {
    about: "Geographic cost indices of a locality, as a release has them.",
    key: ["release", "carrier", "locality"],
    properties: {
      release: required.string("Key of the release."),
      carrier: required.string("Number of the contractor (MAC)."),
      locality: required.string("Number of the locality."),
      work: required.float("Index of physician work."),
      practiceExpense: required.float("Index of practice expense."),
      malpractice: required.float("Index of malpractice insurance."),
      row: required.int("Row of the file."),
    },
  },
  PlaceOfService: {
    about: "Where a service is rendered.",
    key: ["code"],
    properties: {
      code: required.string("Two digits."),
      name: required.string("What the place is called."),
      facility: optional.boolean("Paid at the rate of facilities; absent where that depends."),
    },
  },
  UnitLimit: {
    about: "Most units of a code that are payable, with the way in which the limit is applied.",
    key: ["setting", "units", "adjudication"],
    properties: {
      setting: required.string("Where it applies.", SETTINGS),
      units: required.int("Most units; 0 where none are payable."),
      adjudication: required.string("How it is applied.", ADJUDICATIONS),
    },
  },
});
