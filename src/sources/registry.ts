import { AOC_SOURCE } from "./aoc/aoc-source.ts";
import { GPCI_SOURCE } from "./gpci/gpci-source.ts";
import { HCPCS_SOURCE } from "./hcpcs/hcpcs-source.ts";
import { MUE_SOURCE } from "./mue/mue-source.ts";
import { NUCC_SOURCE } from "./nucc/nucc-source.ts";
import { OPPS_SOURCE } from "./opps/opps-source.ts";
import { POS_SOURCE } from "./pos/pos-source.ts";
import { PTP_SOURCE } from "./ptp/ptp-source.ts";
import { RBCS_SOURCE } from "./rbcs/rbcs-source.ts";
import type { NumberedRow, Source } from "./source.ts";

/** A source whatever its rows are: what one of its functions gives, the others take. */
type AnySource = Source<NumberedRow>;

/**
 * Sources whose releases are kept as rows; the fee schedule and the curated facts have ways of their
 * own.
 */
export const ROW_SOURCES = [
  HCPCS_SOURCE,
  OPPS_SOURCE,
  MUE_SOURCE,
  PTP_SOURCE,
  AOC_SOURCE,
  RBCS_SOURCE,
  NUCC_SOURCE,
  GPCI_SOURCE,
  POS_SOURCE,
] as unknown as readonly AnySource[];

/** Those that state something of codes beside facts of their own. */
export const STATEMENT_SOURCES = ROW_SOURCES.filter(({ statement }) => statement !== undefined);
