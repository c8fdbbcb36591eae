import type { Columns } from "../tables/table-source.ts";

/** The columns of Addendum B. */
export type OppsColumn =
  | "code"
  | "short"
  | "status"
  | "apc"
  | "weight"
  | "rate"
  | "nationalCopayment"
  | "minimumCopayment"
  | "changed"
  | "source";

/** What the columns are called, by CMS and in extracts of its files. */
export const COLUMNS: Columns<OppsColumn> = {
  code: { names: ["HCPCS Code", "HCPCS", "CPT/HCPCS", "CPT/HCPCS Code"] },
  short: { names: ["Short Descriptor", "Descriptor", "Short Description"] },
  status: { names: ["SI", "Status Indicator"] },
  apc: { names: ["APC"], optional: true },
  weight: { names: ["Relative Weight"], optional: true },
  rate: { names: ["Payment Rate"] },
  nationalCopayment: { names: ["National Unadjusted Copayment"], optional: true },
  minimumCopayment: { names: ["Minimum Unadjusted Copayment"], optional: true },
  // "* Indicates a Change from the Previous Quarter".
  changed: { names: [/^\*+ ?Indicates a Change\b/i, "Changed?", "Changed"], optional: true },
  source: { names: ["Source"], optional: true },
};
