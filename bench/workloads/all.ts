import { claims } from "./claims.ts";
import { codePageUniform, codePageZipf } from "./code-page.ts";
import { deep } from "./deep.ts";
import { list } from "./list.ts";
import { lookup200 } from "./lookup-200.ts";
import type { Workload } from "./workload.ts";

/** Every workload, in the order in which they run; a new one is a module and a line here. */
export const WORKLOADS: readonly Workload[] = [
  codePageUniform,
  codePageZipf,
  lookup200,
  deep,
  list,
  claims,
];
