import type { Columns } from "../tables/table-source.ts";

/** The columns of the list of add-on codes. */
export type AocColumn =
  | "type"
  | "addOn"
  | "addOnDeleted"
  | "primary"
  | "primaryDeleted"
  | "effective"
  | "deleted"
  | "notes";

/**
 * What the columns are called, by CMS and in extracts of its files; some years add to the names of
 * days in which calendar they are.
 */
export const COLUMNS: Columns<AocColumn> = {
  type: { names: ["AOC_Edit_Type", "Add-On Code Type", "AOC Type", "Type"] },
  addOn: { names: ["Add-On_Code", "AOC"] },
  addOnDeleted: { names: ["AOC_DelDT", /^AOC[_ ]?Del/i], optional: true },
  primary: { names: ["Primary_Code", "Primary Procedure Code"] },
  primaryDeleted: { names: ["Primary_Code_DelDT", /^Primary[_ ]?Code[_ ]?Del/i], optional: true },
  effective: {
    names: ["AOC_Edit_EffDT", /^AOC[_ ]?Edit[_ ]?Eff/i, "Effective Date"],
    optional: true,
  },
  deleted: { names: ["AOC_Edit_DelDT", /^AOC[_ ]?Edit[_ ]?Del/i, "Deletion Date"], optional: true },
  notes: { names: ["Special_Instruction_Notes", /^Special[_ ]?Instruction/i], optional: true },
};
