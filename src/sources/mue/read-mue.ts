import { readCells } from "../tables/cells.ts";
import { openTableRelease, type OpenOptions, type TableRelease } from "../tables/open-release.ts";
import type { TableEvidence, TableSource } from "../tables/table-source.ts";
import { CPT_STARTS } from "../code-system.ts";
import { COLUMNS, type MueColumn } from "./columns.ts";

/** The most units of a code that are paid for one patient. */
export interface MueRow {
  readonly row: number;
  readonly code: string;
  /** 0 where no unit is ever paid. */
  readonly units: number;
  /**
   * 1: on each line; 2: on a day, without exception; 3: on a day, unless shown to be necessary. Null
   * in files that do not tell it.
   */
  readonly adjudication: "1" | "2" | "3" | null;
  /** Empty where the file has none. */
  readonly rationale: string;
}

/** Where services are billed from; each has a list of its own. */
export type MueSetting = "PRACTITIONER" | "OUTPATIENT_HOSPITAL" | "DME";

const SETTINGS: readonly (readonly [RegExp, MueSetting])[] = [
  [/practitioner/i, "PRACTITIONER"],
  [/outpatient|hospital|facility/i, "OUTPATIENT_HOSPITAL"],
  [/dme|supplier/i, "DME"],
];

/** The medically unlikely edits as a source of tables. */
export const MUE: TableSource<MueColumn, MueRow> = {
  slug: "mue",
  what: "list of medically unlikely edits",
  hint: "Give a table of MUE values (MCR_MUE_PractitionerServices_Eff_04-01-2026 and the like) as .csv or .xlsx, or the archive that holds it.",
  columns: COLUMNS,
  recurring: "rationale",
  toRow: (fields, row, evidence) =>
    readCells(COLUMNS, fields, evidence.form, (cells) => {
      const { service } = fields;
      if (service !== undefined && settingIn(service) !== settingOf(evidence))
        return cells.refuse("service");
      return {
        row,
        code: cells.code("code"),
        units: cells.count("units"),
        adjudication:
          fields.adjudication === undefined
            ? null
            : (cells.matching("adjudication", /^[123](?![0-9])/)[0] as "1" | "2" | "3"),
        rationale: cells.text("rationale"),
      };
    }),
  // Suppliers bill codes of HCPCS alone.
  starts: (evidence) => (settingOf(evidence) === "DME" ? ["A", "E", "L"] : CPT_STARTS),
  keyOf: ({ code }) => code,
  settingOf,
};

/**
 * Opens a release of the medically unlikely edits of one setting, as it was downloaded. Its setting
 * is told by the name of the column of units, else by the column of services, else by its name.
 *
 * @throws SourceError
 */
export function openMue(path: string, options: OpenOptions = {}): Promise<TableRelease<MueRow>> {
  return openTableRelease(path, MUE, options);
}

function settingOf({ headings, first, names }: TableEvidence<MueColumn>): MueSetting | null {
  const units = headings.find((heading) => /MUE Values?$/i.test(heading)) ?? "";
  return settingIn(units) ?? settingIn(first.service ?? "") ?? settingIn(names.join(" "));
}

const settingIn = (text: string): MueSetting | null =>
  SETTINGS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
