import fc from "fast-check";
import type { HostileRequest } from "./hostile-server.ts";
import { encoded, text } from "./hostile-values.ts";

/** Values of parameters of an export, and parameters that there are not. */
const PARAMETERS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  asOf: fc.constantFrom("2025-10-01", "all", "2025-02-30", "0000-01-01", "9999-12-31", "now", ""),
  around: fc.oneof(fc.constantFrom("Code:20560", "Code:10001", "Modifier:59"), text),
  depth: fc.constantFrom("0", "1", "2", "3", "-1", "1e9", "0x1", "", "99999999999999999999"),
  limit: fc.constantFrom("1", "10", "0", "-1", "1e6", "x"),
  nodes: fc.oneof(fc.constantFrom("Code", "Code,Modifier", "Code,Code", ",", "Nothing"), text),
  relationships: fc.oneof(fc.constantFrom("TAKES_MODIFIER", "NOTHING", ","), text),
  code: text,
  system: fc.constantFrom("CPT", "HCPCS_LEVEL_II", "cpt", ""),
  active: fc.constantFrom("true", "false", "TRUE", "1", ""),
};

const FOLDERS = ["nodes/Code", "nodes/Modifier", "nodes/Release", "relationships/TAKES_MODIFIER"];
const NO_EXPORTS = [
  "graph.exe",
  "graph.constructor",
  "nodes/Nothing.csv",
  "nodes/constructor.csv",
  "relationships/__proto__.csv",
  "../nodes/Code.csv",
  "..%2f..%2fetc%2fpasswd",
  "%",
  "%ff",
  "nodes//Code.csv",
  "",
];

/** Exports of every kind with hostile parameters, some of them given twice. */
export const exportRequests: fc.Arbitrary<HostileRequest> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...FOLDERS.map((folder) => `${folder}.csv`)) },
      { weight: 3, arbitrary: fc.constantFrom(...FOLDERS.map((folder) => `${folder}.ndjson`)) },
      { weight: 3, arbitrary: fc.constantFrom("graph.ndjson", "graph.graphml", "graph.csv.zip") },
      { weight: 1, arbitrary: text.map(encoded) },
      { weight: 1, arbitrary: fc.constantFrom(...NO_EXPORTS) },
    ),
    fc.array(
      fc.oneof(
        {
          weight: 5,
          arbitrary: fc
            .constantFrom(...Object.keys(PARAMETERS))
            .chain((name) => (PARAMETERS[name] ?? text).map((value) => [name, value] as const)),
        },
        { weight: 1, arbitrary: fc.tuple(text, text) },
      ),
      { maxLength: 2 },
    ),
  )
  .map(([path, parameters]) => {
    const search = new URLSearchParams();
    for (const [name, value] of parameters) search.append(name, value);
    return { method: "GET", path: `/export/${path}?${search.toString()}` };
  });
