import { stream } from "../../test/support/stream.ts";
import { oneOf } from "../data/random.ts";
import { operation } from "../workloads/codeloom-dialect.ts";

/** A request, always the same to the byte. */
export interface Question {
  readonly name: string;
  readonly body: string;
}

const PAGES = 150;
const CLAIMS = 60;
const WORDS = ["biopsy", "knee", "needling", "xray chest", "accupuncture", "mri brain", "99213"];
/** A day on which both small releases hold, so that midnight alone changes no claim. */
const DAY = "2025-11-03";

/** What is asked: all published operations that name a code, of codes from all over the fee schedule. */
export function questionsAbout(codes: readonly string[]): Question[] {
  const next = stream(20_251_101);
  const some = (count: number): string[] => Array.from({ length: count }, () => oneOf(codes, next));
  const ask = (name: string, variables: object): Question => ({
    name,
    body: JSON.stringify({ query: operation(name), variables }),
  });
  const claim = () => ({
    dateOfService: DAY,
    lines: some(5).map((code, at) => ({ code, units: (at % 3) + 1 })),
  });
  return [
    ...some(PAGES).map((code) => ask("code-page", { code })),
    ...some(PAGES).map((code) => ask("related", { code, first: 10 })),
    ...Array.from({ length: CLAIMS }, () => ask("check-claim", { claim: claim() })),
    ...Array.from({ length: 10 }, () => ask("check-claims", { claims: [claim(), claim()] })),
    ...Array.from({ length: 10 }, () => ask("lookup", { codes: some(100), asOf: DAY })),
    ...["25", "59", "50", "26"].map((modifier) => ask("modifier-page", { modifier })),
    ...WORDS.map((text) => ask("search", { text })),
    ask("browse", { first: 50, after: null }),
  ];
}
