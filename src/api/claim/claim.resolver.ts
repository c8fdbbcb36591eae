import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { checkClaim } from "../../rules/claim/check.ts";
import type { ClaimResult as Result } from "../../rules/claim/finding.ts";
import { Pauses } from "../../graph/pauses.ts";
import type { ApiContext } from "../context.ts";
import { boundedClaims, MOST_CLAIMS } from "./claim-limits.ts";
import { ClaimResult } from "./claim-result.type.ts";
import { ClaimInput } from "./claim.input.ts";

@Resolver()
export class ClaimResolver {
  @Query(() => ClaimResult, {
    description: "Whether the lines of a claim may be billed together, and why, or why not.",
  })
  async checkClaim(
    @Arg("claim", () => ClaimInput, { description: "The claim." }) claim: ClaimInput,
    @Ctx() context: ApiContext,
  ): Promise<Result | undefined> {
    const [result] = await check("claim", [claim], context);
    return result;
  }

  @Query(() => [ClaimResult], {
    description: `The same for up to ${MOST_CLAIMS} claims: one answer a claim, in their order.`,
  })
  checkClaims(
    @Arg("claims", () => [ClaimInput], { description: "The claims." }) claims: ClaimInput[],
    @Ctx() context: ApiContext,
  ): Promise<Result[]> {
    return check("claims", claims, context);
  }
}

async function check(
  argument: "claim" | "claims",
  inputs: readonly ClaimInput[],
  { claims: reader, deadline }: ApiContext,
): Promise<Result[]> {
  const claims = boundedClaims(argument, inputs);
  const facts = await reader.facts(claims);
  const results: Result[] = [];
  const pauses = new Pauses(deadline);
  for (const [i, claim] of claims.entries()) {
    const known = facts[i];
    if (known !== undefined) results.push(checkClaim(claim, known));
    if (pauses.isDue) await pauses.take();
  }
  return results;
}
