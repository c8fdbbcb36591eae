import { readFileSync } from "node:fs";
import { realFile } from "../../sources/files/real-files.ts";
import {
  csvLines,
  officialRecords,
  type OfficialRecord,
} from "../../sources/import/official-records.ts";
import { codeLines, isInForce, pickPairs, some, type PairRow } from "./real-rows.ts";
import { stream } from "../../support/stream.ts";
import type { ClaimText } from "./claim-text.ts";

/** A claim and what the rules and the raw rows say of it: `status rule lines file:row`. */
export interface RealCase extends ClaimText {
  readonly what: string;
  readonly on: string;
  readonly has: readonly string[];
  /** Of the claim as a whole: the worst of its findings. */
  readonly status?: string;
  /** Checks about which there are no findings but these, by the beginning of their names. */
  readonly only?: string;
}

/** In the quarter of the edits; of the fee schedule and the limits there are other days. */
const EDITS_DAY = "2024-08-15";
const FEES_DAY = "2025-11-15";
const LIMITS_DAY = "2026-05-15";

export const MPFS = "mpfs/PPRRVU2025_Oct.csv";
export const MPFS_TEXT = "mpfs/PPRRVU2025_Oct.txt";
export const MUE = "ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv";
export const HOSPITAL_MUE = "reference/mue_outpatient_2024q3.csv";
export const AOC = "reference/ncci_aoc.csv";

const nameOf = (path: string): string => path.replace(/^.*\//, "");

/** The table; everything in it follows from the files, so that it is always the same. */
export const realCases = (): RealCase[] => [
  ...pairCases(),
  ...limitCases(MUE, "PRACTITIONER", LIMITS_DAY),
  ...limitCases(HOSPITAL_MUE, "OUTPATIENT_HOSPITAL", EDITS_DAY),
  ...modifierCases(),
  ...addOnCases(),
  ...EXAMPLES,
];

/** What can stand on a pair of surgery with indicator 1, and what becomes of the edit. */
const ON_SURGERY: readonly (readonly [string, string, string])[] = [
  ["", "", "FAIL PAIR_NEEDS_MODIFIER"],
  ["", "-59", "BYPASSED PAIR_BYPASSED"],
  ["-XS", "", "BYPASSED PAIR_BYPASSED"],
  ["-LT", "-RT", "BYPASSED PAIR_BYPASSED"],
  ["-LT", "-LT", "FAIL PAIR_NEEDS_MODIFIER"],
  ["-22", "-51", "FAIL PAIR_NEEDS_MODIFIER"],
  ["", "-25", "FAIL PAIR_NEEDS_MODIFIER"],
];

function pairCases(): RealCase[] {
  const example = ["20560", "97810"] as const;
  const { picked, rows } = pickPairs(EDITS_DAY, [example]);
  return [example, ...picked].map(([one, two], i): RealCase => {
    const about = rows.filter(
      (row) => (row.one === one && row.two === two) || (row.one === two && row.two === one),
    );
    const now = about.filter((row) => isInForce(row, EDITS_DAY));
    const surgery = [one, two].every((code) => /^[1-6]\d{4}$/.test(code));
    const [onOne, onTwo, outcome] = (surgery ? ON_SURGERY[i % ON_SURGERY.length] : undefined) ?? [
      ...["", "", "FAIL PAIR_NEEDS_MODIFIER"],
    ];
    const found = (row: PairRow): string =>
      `${row.indicator === "0" ? "FAIL PAIR_NEVER_TOGETHER" : outcome} 1,2 ${row.file}:${row.row}`;
    return {
      what: `pair ${i}: ${one} and ${two}`,
      on: EDITS_DAY,
      lines: [`${one}${onOne}`, `${two}${onTwo}`],
      ...(now.some((row) => found(row).startsWith("FAIL")) ? { status: "FAIL" } : {}),
      has: now.length === 0 ? ["PASS PAIR_NOT_BUNDLED 1,2 ccipra-2024q3-f1.txt"] : now.map(found),
      only: "PAIR_",
    };
  });
}

/** Limits of both ways of counting: kept, and exceeded by one. */
function limitCases(path: string, setting: string, on: string): RealCase[] {
  const random = stream(97_810);
  const rows = codeLines(path);
  return ["1", "2", "3"].flatMap((kind) =>
    some(
      2,
      rows.filter(({ cells }) => (cells[2] ?? "").startsWith(kind) && Number(cells[1]) < 100),
      random,
    ).flatMap(({ row, cells }): RealCase[] => {
      const [code = "", text = ""] = cells;
      const most = Number(text);
      const where = `${nameOf(path)}:${row}`;
      const rule = { "1": "LINE", "2": "DAY_ABSOLUTE", "3": "DAY_APPEALABLE" }[kind] ?? "";
      // On two lines only what is counted by the day is too much.
      const spread =
        kind === "1"
          ? `PASS UNIT_LIMIT_KEPT 1,2 ${where}`
          : `FAIL UNIT_LIMIT_EXCEEDED_${rule} 1,2 ${where}`;
      const one = { on, setting, only: "UNIT" };
      return [
        {
          ...one,
          what: `${setting}: ${most + 1} of ${code}`,
          status: "FAIL",
          lines: [`${code} x${most + 1}`],
          has: [`FAIL UNIT_LIMIT_EXCEEDED_${rule} 1 ${where}`],
        },
        ...(most === 0
          ? []
          : [
              {
                ...one,
                what: `${setting}: ${most} of ${code}`,
                lines: [`${code} x${most}`],
                has: [`PASS UNIT_LIMIT_KEPT 1 ${where}`],
              },
              {
                ...one,
                what: `${setting}: ${most} of ${code} and one on another line`,
                lines: [`${code} x${most}`, code],
                has: [spread],
              },
            ]),
      ];
    }),
  );
}

type Fits = (record: OfficialRecord) => boolean;

/** A modifier on codes with an indicator value: the table of verdicts of domain.md, section C1. */
const VERDICTS: readonly (readonly [string, Fits, string])[] = [
  ["26", ({ pcTc }) => pcTc === "1", "PASS MODIFIER_ALLOWED"],
  ["TC", ({ pcTc }) => pcTc === "1", "PASS MODIFIER_ALLOWED"],
  ["26", ({ pcTc }) => pcTc === "0", "FAIL MODIFIER_NOT_ALLOWED"],
  ["TC", ({ pcTc }) => pcTc === "9", "FAIL MODIFIER_NOT_APPLICABLE"],
  ["50", ({ bilateralSurgery: both }) => both === "1", "PASS MODIFIER_ALLOWED"],
  ["50", ({ bilateralSurgery: both }) => both === "2", "FAIL MODIFIER_NOT_ALLOWED"],
  ["RT", ({ bilateralSurgery: both }) => both === "2", "WARN MODIFIER_NEEDS_DOCUMENTATION"],
  ["80", ({ assistantSurgeon: aid }) => aid === "0", "WARN MODIFIER_NEEDS_DOCUMENTATION"],
  ["AS", ({ assistantSurgeon: aid }) => aid === "1", "FAIL MODIFIER_NOT_ALLOWED"],
  ["82", ({ assistantSurgeon: aid }) => aid === "2", "PASS MODIFIER_ALLOWED"],
  ["62", ({ coSurgeons }) => coSurgeons === "1", "WARN MODIFIER_NEEDS_DOCUMENTATION"],
  ["66", ({ teamSurgery }) => teamSurgery === "0", "FAIL MODIFIER_NOT_ALLOWED"],
  [
    "51",
    ({ multipleProcedures, globalDays }) => multipleProcedures === "2" && globalDays === "090",
    "WARN MODIFIER_SYSTEM_ASSIGNED",
  ],
  ["79", ({ globalDays }) => globalDays === "090", "PASS MODIFIER_ALLOWED"],
  ["58", ({ globalDays }) => globalDays === "XXX", "FAIL MODIFIER_NOT_APPLICABLE"],
];

/** Modifiers on codes of one row, so that there is no doubt which one speaks. */
function modifierCases(): RealCase[] {
  const random = stream(59);
  const records = officialRecords(realFile(MPFS_TEXT));
  const lines = csvLines(realFile(MPFS));
  const whole = records.filter(
    ({ code, modifier }) => modifier === "" && /^[1-9]\d{4}$/.test(code),
  );
  return VERDICTS.flatMap(([modifier, fits, outcome]) =>
    some(1, whole.filter(fits), random).map(({ code }): RealCase => {
      return {
        what: `${modifier} on ${code}`,
        on: FEES_DAY,
        lines: [`${code}-${modifier}`],
        ...(outcome.startsWith("FAIL") ? { status: "FAIL" } : {}),
        has: [
          `${outcome} 1 ${nameOf(MPFS)}:${lines.get(code) ?? 0}`,
          "PASS CODE_VALID 1 " + nameOf(MPFS),
        ],
      };
    }),
  );
}

/** Add-on codes with a closed list; the file names no day, so that what passes only warns. */
function addOnCases(): RealCase[] {
  const random = stream(33);
  const rows = readFileSync(realFile(AOC), "latin1")
    .split(/\r?\n/)
    .map((line, at) => [...line.split(","), String(at + 1)]);
  const closed = rows.filter(([primary, , type]) => type === "1" && primary !== "CCCCC");
  const all = (code: string | undefined): string[] =>
    rows.flatMap(([primary = "", addOn]) => (addOn === code ? [primary] : []));
  const unrelated = "99213";
  return some(3, closed, random).flatMap(([primary = "", addOn = "", , row = ""]): RealCase[] => {
    if (all(addOn).includes(unrelated)) return [];
    return [
      {
        what: `${addOn} beside ${primary}`,
        on: FEES_DAY,
        lines: [primary, addOn],
        has: [`WARN ADD_ON_PRIMARY_PRESENT 2 ${nameOf(AOC)}:${row}`],
      },
      {
        what: `${addOn} beside ${unrelated}`,
        on: FEES_DAY,
        lines: [unrelated, addOn],
        status: "FAIL",
        has: ["FAIL ADD_ON_PRIMARY_MISSING 2"],
      },
    ];
  });
}

/** The published example, and what single rows of the files say. */
const EXAMPLES: readonly RealCase[] = [
  {
    what: "the example of the contract",
    status: "FAIL",
    on: EDITS_DAY,
    lines: ["20560-50 x2", "97810-59"],
    has: [
      "FAIL PAIR_NEVER_TOGETHER 1,2",
      "FAIL MODIFIER_NOT_ALLOWED 1 PPRRVU23_JAN.csv",
      "NO_DATA UNIT_LIMIT_DATA_MISSING 1,2",
    ],
  },
  {
    what: "its units on a day that the limits cover",
    on: "2026-05-15",
    lines: ["20560-50 x2", "97810-59"],
    has: [`FAIL UNIT_LIMIT_EXCEEDED_DAY_ABSOLUTE 1 ${nameOf(MUE)}:1465`],
  },
  {
    what: "a code that ended in 2017, on its last day",
    status: "NO_DATA",
    on: "2017-12-31",
    lines: ["G0202"],
    has: ["PASS CODE_VALID 1 HCPC2025_OCT_ANWEB.xlsx"],
  },
  {
    what: "a code that ended in 2017, on the next day",
    status: "FAIL",
    on: "2018-01-01",
    lines: ["G0202"],
    has: ["FAIL CODE_TERMINATED 1 HCPC2025_OCT_ANWEB.xlsx"],
  },
  {
    what: "therapy without its plan, and by an assistant under another",
    on: FEES_DAY,
    lines: ["97110", "97112-GO-CQ"],
    has: ["FAIL THERAPY_PLAN_MISSING 1", "FAIL THERAPY_PARTNER_MISSING 2"],
  },
  {
    // There are no limits of that day.
    status: "NO_DATA",
    what: "an emergency visit in an emergency room",
    on: FEES_DAY,
    lines: ["99283 @23 #207P00000X"],
    has: ["PASS PLACE_FITS 1 PPRRVU2025_Oct.csv"],
  },
  {
    what: "an X-ray of the chest in a hospital: whole, and read there (rows 7694 and 7695)",
    on: FEES_DAY,
    lines: ["71046 @22", "71046-26 @22", "71046-TC @22"],
    has: [
      `WARN PLACE_RARE 1 ${nameOf(MPFS)}:7694`,
      `PASS PLACE_FITS 2 ${nameOf(MPFS)}:7695`,
      `WARN PLACE_RARE 3 ${nameOf(MPFS)}:7696`,
    ],
  },
  {
    what: "a code of which the fee schedule has the professional part alone, in a hospital",
    on: FEES_DAY,
    lines: ["86153-26 @21"],
    has: [`PASS PLACE_FITS 1 ${nameOf(MPFS)}:10425`],
  },
  {
    what: "places that nobody assigned",
    on: FEES_DAY,
    lines: ["99213 @00", "99213 @28", "99213 @XX"],
    status: "FAIL",
    has: ["FAIL PLACE_NOT_ASSIGNED 1", "FAIL PLACE_NOT_ASSIGNED 2", "FAIL PLACE_NOT_ASSIGNED 3"],
  },
  {
    what: "a surgery between two fee schedules, of which none is of its day",
    on: "2025-10-05",
    lines: ["10060-79"],
    priors: ["10060 2025-09-28"],
    has: ["WARN GLOBAL_PERIOD_EARLIER_SURGERY 1"],
  },
  {
    what: "a surgery in the time of the fee schedule, and a claim after it",
    on: "2026-01-05",
    lines: ["10060-79"],
    priors: ["10060 2025-12-31"],
    has: ["PASS GLOBAL_PERIOD_EARLIER_SURGERY 1"],
  },
  {
    what: "an add-on beside an add-on without its primary",
    on: FEES_DAY,
    lines: ["15152", "15151"],
    status: "FAIL",
    has: ["FAIL ADD_ON_PRIMARY_FAILED 1", "FAIL ADD_ON_PRIMARY_MISSING 2"],
  },
  {
    what: "therapy under its plan, by an assistant",
    on: FEES_DAY,
    lines: ["97110-GP-CQ"],
    status: "NO_DATA",
    has: ["PASS MODIFIER_FITS_THERAPY 1", "PASS THERAPY_PLAN_NAMED 1"],
  },
  {
    what: "a nurse practitioner who assists as a physician",
    on: FEES_DAY,
    lines: ["47562-80 #363L00000X"],
    has: ["FAIL PROVIDER_NOT_FOR_MODIFIER 1 nucc_taxonomy_251.csv"],
  },
];
