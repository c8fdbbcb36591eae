import type { Columns } from "../tables/table-source.ts";

/** The columns of the list of medically unlikely edits. */
export type MueColumn = "code" | "units" | "adjudication" | "rationale" | "service";

/** What the columns are called, by CMS and in extracts of its files. */
export const COLUMNS: Columns<MueColumn> = {
  // The official name says for which setting the list is: "DME Supplier Services MUE Values".
  // It alone tells these tables from others, which have codes too.
  units: { names: ["MUE Values", /\bServices? MUE Values?$/i, "MUE Value", "mue_units"] },
  code: { names: ["HCPCS/CPT Code", "HCPCS Code", "hcpcs_code", "CPT Code", "Code"] },
  // Files of the first years tell neither how a limit is applied nor what it rests on.
  adjudication: { names: ["MUE Adjudication Indicator", "MAI", "mue_mai"], optional: true },
  rationale: { names: ["MUE Rationale", "Rationale"], optional: true },
  service: { names: ["mue_service", "Service Type"], optional: true },
};
