import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { ApiClient, operation, type Data } from "../api-client.ts";
import type { ApiUnderTest } from "../api.conformance.ts";
import { CASES, DAY, KINDS, SEED_CASES, type ClaimCase } from "./claim-table.ts";
import { claimOf, wordsOf } from "./claim-text.ts";
import { fillWorld } from "./made-up-world.ts";
import { FINDING_RULES } from "../../../src/rules/claim/finding-rules.ts";
import { CHECKS } from "../../../src/rules/claim/finding.ts";
import { putSeed } from "../../sources/import/graphs.ts";

/** All of an answer, for many claims. */
export const CHECK_ALL = `query ($claims: [ClaimInput!]!) {
  checkClaims(claims: $claims) {
    id
    status
    findings { status rule lines message fix source { release file row } }
    coverage { check release status }
  }
}`;

/** What the check of claims promises on every store. */
export function defineClaimTests({ emptyGraph, statements, execution }: ApiUnderTest): void {
  let api: ApiClient;
  let graph: Graph;
  let answers: readonly Data[];
  let seedAnswers: readonly Data[];
  const claims = CASES.map((one, i) => claimOf({ ...one, id: `case ${i}` }, DAY));

  beforeAll(async () => {
    graph = await emptyGraph();
    await putSeed(graph);
    const bare = SEED_CASES.map((one) => claimOf(one, DAY));
    ({ checkClaims: seedAnswers } = await new ApiClient(graph).data(CHECK_ALL, { claims: bare }));
    await fillWorld(graph);
    api = new ApiClient(graph, execution);
    ({ checkClaims: answers } = await api.data(CHECK_ALL, { claims }));
  }, 600_000);

  const expectAnswer = (one: ClaimCase, { findings, status }: Data): void => {
    const words: string[] = findings.map(wordsOf);
    expect(words).toEqual(expect.arrayContaining([...one.has]));
    if (one.status !== undefined) expect([status, words]).toEqual([one.status, words]);
    for (const name of one.lacks ?? []) expect(words.join("\n")).not.toContain(name);
  };

  describe.each(CASES.map((one, i) => [one.what, one, i] as const))("%s", (_what, one, i) => {
    test("has its findings", () => {
      expectAnswer(one, answers[i]);
    });
  });

  test.each(SEED_CASES.map((one, i) => [one.what, one, i] as const))(
    "%s has its findings on the seed alone",
    (_what, one, i) => {
      expectAnswer(one, seedAnswers[i]);
    },
  );

  test("each finding has a claim, and each check one of every kind that it can give", () => {
    const said = [...CASES, ...SEED_CASES].flatMap(({ has }) =>
      has.map((words) => words.split(" ")).map(([status = "", rule = ""]) => ({ status, rule })),
    );
    expect([...new Set(said.map(({ rule }) => rule))].sort()).toEqual([...FINDING_RULES].sort());
    for (const check of CHECKS) {
      const { rules, kinds } = KINDS[check];
      const found = said.filter(({ rule }) => rules.test(rule)).map(({ status }) => status);
      expect([check, found]).toEqual([check, expect.arrayContaining([...kinds])]);
    }
  });

  test("each claim has one answer, in the order of the claims", () => {
    expect(answers.map(({ id }) => id as string)).toEqual(CASES.map((_, i) => `case ${i}`));
  });

  test("each answer is the one that the claim gets by itself, in the published operations", async () => {
    for (const [i, claim] of claims.entries()) {
      if (i % 9 !== 0) continue;
      const { checkClaim } = await api.data(operation("check-claim"), { claim });
      const { id: _, ...rest } = answers[i];
      expect(checkClaim).toEqual(rest);
    }
    const { checkClaims } = await api.data(operation("check-claims"), { claims });
    expect(checkClaims.map(({ status }: Data) => status as string)).toEqual(
      answers.map(({ status }) => status as string),
    );
  });

  test("every check tells on which data it rests", () => {
    for (const { coverage } of answers) expect(coverage).toHaveLength(12);
    const { coverage } = answers[CASES.findIndex(({ what }) => what === "a claim that passes")];
    const found = coverage.map(({ check, release, status }: Data) =>
      [check, release, status].join(" "),
    );
    expect(found).toEqual(
      expect.arrayContaining([
        "CODE_VALIDITY Release:mpfs:2025-10-01 USED",
        "UNIT_LIMITS Release:mue:2025-10-01:PRACTITIONER USED",
        "ADD_ON_CODES Release:aoc:2025-10-01 USED",
      ]),
    );
  });

  test("a claim that speaks of nothing more is one statement, and 100 claims are two", async () => {
    const [claim] = claims;
    await api.data(operation("check-claim"), { claim });
    statements();
    await api.data(operation("check-claim"), { claim });
    expect(statements()?.length ?? 1).toBe(1);
    const many = Array.from({ length: 100 }, (_, i) => claims[i % claims.length]);
    await api.data(operation("check-claims"), { claims: many });
    // Some of them name provider types.
    expect(statements()?.length ?? 2).toBe(2);
    const aliases = claims
      .slice(0, 10)
      .map((_, i) => `a${i}: checkClaim(claim: $c${i}) { status }`);
    const declared = aliases.map((_, i) => `$c${i}: ClaimInput!`).join(" ");
    const variables = Object.fromEntries(aliases.map((_, i) => [`c${i}`, claims[i]]));
    await api.data(`query (${declared}) { ${aliases.join(" ")} }`, variables);
    expect(statements()?.length ?? 1).toBe(1);
  });

  test("on a state of the graph that was never asked, there are three at most", async () => {
    await graph.write(async (writer) => {
      await writer.putNodes([
        { type: "Cause", id: "Cause:new", properties: { slug: "new", name: "new", origin: "new" } },
      ]);
    });
    const fresh = new ApiClient(graph, execution);
    await fresh.run("{ __typename }");
    statements();
    await fresh.data(operation("check-claims"), { claims: claims.slice(0, 90) });
    expect(statements()?.length ?? 3).toBe(3);
  });
}
