import type { Columns } from "../tables/table-source.ts";

/** The columns of the list of medically unlikely edits. */
export type MueColumn = "code" | "units" | "adjudication" | "rationale" | "service";

/** What the columns are called, by CMS and in extracts of its files. */
export const COLUMNS: Columns<MueColumn> = {
  code: { names: ["HCPCS/CPT Code", "HCPCS Code", "hcpcs_code", "CPT Code", "Code"] },
  // The official name says for which setting the list is: "DME Supplier Services MUE Values".
  units: { names: ["MUE Values", /\bServices? MUE Values?$/i, "MUE Value", "mue_units"] },
  adjudication: { names: ["MUE Adjudication Indicator", "MAI", "mue_mai"] },
  rationale: { names: ["MUE Rationale", "Rationale"] },
  service: { names: ["mue_service", "Service Type"], optional: true },
};
