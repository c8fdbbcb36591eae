import { claims } from "./claims.ts";
import { codePageUniform, codePageZipf } from "./code-page.ts";
import { deep } from "./deep.ts";
import { growth1, growth16, growth4 } from "./growth.ts";
import { importMpfs, importPtp } from "./import.ts";
import { list } from "./list.ts";
import { lookup200 } from "./lookup-200.ts";
import { search } from "./search.ts";
import { shortestPath } from "./shortest-path.ts";
import { start } from "./start.ts";
import type { Workload } from "./workload.ts";

/** Every workload, in the order in which they run; a new one is a module and a line here. */
export const WORKLOADS: readonly Workload[] = [
  codePageUniform,
  codePageZipf,
  lookup200,
  deep,
  list,
  search,
  shortestPath,
  claims,
  start,
  growth1,
  growth4,
  growth16,
  importMpfs,
  importPtp,
];
