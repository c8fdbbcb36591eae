import type { Columns } from "../tables/table-source.ts";

/** The columns of the classification. */
export type RbcsColumn =
  | "code"
  | "id"
  | "category"
  | "subcategory"
  | "family"
  | "major"
  | "codeAdded"
  | "codeEnded"
  | "effective"
  | "ended"
  | "analysisStart"
  | "releaseYear"
  | "latest"
  | "reassigned";

/**
 * What the columns are called: by CMS today, until 2023, and in extracts of its files. Of columns
 * that hold a letter and those that spell it out, the latter are read.
 */
export const COLUMNS: Columns<RbcsColumn> = {
  code: { names: ["HCPCS_Cd", "hcpcs_code"] },
  id: { names: ["RBCS_ID"], optional: true },
  category: { names: ["RBCS_Cat_Desc", "rbcs_category"] },
  subcategory: { names: ["RBCS_Subcat_Desc", "rbcs_subcategory"] },
  family: { names: ["RBCS_Family_Desc", "rbcs_family"] },
  major: { names: ["RBCS_Major_Ind", "rbcs_procedure"] },
  codeAdded: { names: ["HCPCS_Cd_Add_Dt", "hcpcs_date_added"] },
  codeEnded: { names: ["HCPCS_Cd_End_Dt", "hcpcs_date_ended"] },
  effective: { names: ["RBCS_Assignment_Eff_Dt", "rbcs_date_effective"], optional: true },
  ended: { names: ["RBCS_Assignment_End_Dt", "rbcs_date_ended"], optional: true },
  analysisStart: { names: ["RBCS_Analysis_Start_Dt"], optional: true },
  releaseYear: { names: ["First_RBCS_Release_Year", "RBCS_Release_Year"], optional: true },
  latest: { names: ["RBCS_Latest_Assignment"], optional: true },
  reassigned: { names: ["RBCS_Id_Ever_Reassigned"], optional: true },
};
