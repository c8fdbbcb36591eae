import { shuffled, zipf } from "../data/random.ts";
import { stream } from "../../test/support/stream.ts";
import { dataOf, graphql, operation, route } from "./codeloom-dialect.ts";
import { CODE_PAGE, pageOf } from "./code-page-of-peer.ts";
import { peerDialect, type Tree } from "./peer-dialect.ts";
import type { Questions, Variables } from "./workload.ts";

/** How many questions are drawn; each of 16 connections asks its part of them, again and again. */
const UNIFORM = 4_000;
const ZIPF = 8_000;

/**
 * The peer reads the names of rules with a verdict and leaves what they say to its client, who reads
 * them once; Codeloom and the hand-written server write it into each answer, and it is not compared.
 */
function withoutRuleTexts(answer: unknown): unknown {
  const { code } = dataOf(answer) as { code: PageOfCode | null };
  if (code === null) return { code };
  const edges = code.modifiers.edges.map(({ reasons, ...edge }) => ({
    ...edge,
    reasons: reasons.map(({ rule, source }) => ({ rule, source })),
  }));
  return { code: { ...code, modifiers: { ...code.modifiers, edges } } };
}

interface PageOfCode {
  readonly modifiers: { readonly edges: readonly { readonly reasons: readonly Tree[] }[] };
}

const dialects = {
  codeloom: { ...graphql(operation("code-page")), form: withoutRuleTexts },
  peer: peerDialect(CODE_PAGE, pageOf),
  handWritten: { ...route("code-page"), form: withoutRuleTexts },
};

const asVariables = (codes: readonly string[]): Variables[] => codes.map((code) => ({ code }));

/** The page of a code, of any code as likely. */
export const codePageUniform: Questions = {
  kind: "questions",
  name: "code-page-uniform",
  about: "all of a page about one code, uniformly drawn from all",
  draw: ({ codes }) => asVariables(shuffled(codes, stream(1)).slice(0, UNIFORM)),
  ...dialects,
};

/** The page of a code, of a few codes mostly. */
export const codePageZipf: Questions = {
  kind: "questions",
  name: "code-page-zipf",
  about: "the same, drawn by the law of Zipf",
  draw: ({ codes }) => {
    const random = stream(2);
    return asVariables(Array.from({ length: ZIPF }, zipf(shuffled(codes, random), random)));
  },
  ...dialects,
};
