import DataLoader from "dataloader";
import type { GraphView } from "../../graph/graph.ts";
import type { Claim } from "../../rules/claim/claim.ts";
import type { ClaimFacts } from "../../rules/claim/facts.ts";
import { codesOf, readClaimFacts } from "../../rules/claim/reading/read-claim-facts.ts";
import { MOST_CODES } from "./claim-limits.ts";

/** Reads the facts of all claims of a request together: ten aliases are one read. */
export class ClaimReader {
  readonly #loader: DataLoader<Claim, ClaimFacts>;

  constructor(view: GraphView) {
    this.#loader = new DataLoader((claims) => readInGroups(view, claims), { cache: false });
  }

  /** The facts of claims, in their order. */
  async facts(claims: readonly Claim[]): Promise<ClaimFacts[]> {
    const facts = await this.#loader.loadMany(claims);
    for (const fact of facts) if (fact instanceof Error) throw fact;
    return facts as ClaimFacts[];
  }
}

/** Claims of one field are one group; those of several fields may be too many for one read. */
async function readInGroups(view: GraphView, claims: readonly Claim[]): Promise<ClaimFacts[]> {
  const groups: Claim[][] = [];
  let codes = new Set<string>();
  for (const claim of claims) {
    const more = codesOf([claim]);
    const together = new Set([...codes, ...more]);
    const last = groups.at(-1);
    if (last === undefined || together.size > MOST_CODES) {
      groups.push([claim]);
      codes = more;
    } else {
      last.push(claim);
      codes = together;
    }
  }
  const facts: ClaimFacts[] = [];
  for (const group of groups) facts.push(...(await readClaimFacts(view, group)));
  return facts;
}
