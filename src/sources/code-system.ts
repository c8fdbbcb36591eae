import type { CodeSystem } from "../graph/model/vocabulary.ts";
import { node, type NodeRecord } from "../graph/record.ts";

/** The code system that a code's form tells: D and four digits is dental, another letter HCPCS. */
export function systemOf(code: string): CodeSystem {
  if (/^D\d{4}$/.test(code)) return "CDT";
  return /^[A-Z]\d{4}$/.test(code) ? "HCPCS" : "CPT";
}

/** A code as one knows it who was only told its name. */
export const codeNode = (code: string): NodeRecord =>
  node("Code", { code, system: systemOf(code), synonyms: [] });

/** How the codes of CPT's chapters begin: of each there are codes in every list of all of CPT. */
export const CPT_STARTS: readonly string[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
