import { isOnList } from "../rule-book.ts";
import { unmet } from "./clashes.ts";
import { linesByCode, numbersOf, type Claim, type ClaimLine } from "./claim.ts";
import { releaseOf, wholeRelease } from "./evidence.ts";
import { CODE_LISTS, type ClaimFacts } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { roleOf } from "./provider-role.ts";
import { enumerate, nameLines } from "./wording.ts";

/** Plans of care: physical, occupational and speech therapy (CMS change request 10176). */
const PLANS: readonly string[] = ["GP", "GO", "GN"];
/** Assistants of physical and occupational therapy. */
const ASSISTANTS: readonly string[] = ["CQ", "CO"];

/** Codes that belong under one plan: evaluations are of one discipline. */
const BOUND = [
  { list: CODE_LISTS.physicalTherapyOnly, plan: "GP" },
  { list: CODE_LISTS.occupationalTherapyOnly, plan: "GO" },
  { list: CODE_LISTS.speechTherapyOnly, plan: "GN" },
] as const;

/** Whether therapy codes name their plan of care, and only they do. */
export function checkTherapy(claim: Claim, facts: ClaimFacts): Draft[] {
  // Suppliers of equipment give no therapy.
  if (claim.setting === "DME") return [];
  return [
    ...[...linesByCode(claim)].flatMap(([code, group]) => {
      const drafts = group.flatMap((line) => judge(code, line, facts) ?? []);
      return merge(drafts);
    }),
    ...unmet(claim, facts, "THERAPY"),
  ];
}

/** Lines of one code of which the same is said share a finding. */
function merge(drafts: readonly LineDraft[]): Draft[] {
  const groups = new Map<string, LineDraft[]>();
  for (const draft of drafts) {
    const key = `${draft.rule} ${draft.says([])}`;
    groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  return [...groups.values()].flatMap((group) => {
    const lines = numbersOf(group.map(({ line }) => line));
    return group.slice(0, 1).map(({ line: _, says, ...draft }) => ({
      ...draft,
      lines,
      message: says(lines),
    }));
  });
}

interface LineDraft extends Omit<Draft, "lines" | "message"> {
  readonly line: ClaimLine;
  readonly says: (lines: readonly number[]) => string;
}

function judge(code: string, line: ClaimLine, facts: ClaimFacts): LineDraft | null {
  const plans = PLANS.filter((modifier) => line.modifiers.includes(modifier));
  const marks = [...plans, ...ASSISTANTS.filter((modifier) => line.modifiers.includes(modifier))];
  const always = isOn(CODE_LISTS.alwaysTherapy, code, facts);
  const sometimes = isOn(CODE_LISTS.sometimesTherapy, code, facts);
  const curated = releaseOf(facts, "CURATED");
  const common = { line, source: curated === null ? null : wholeRelease(curated) };
  const where = (lines: readonly number[]): string => `${code} on ${nameLines(lines)}`;
  if (always !== true && sometimes !== true)
    return always === false && sometimes === false
      ? noTherapy(marks, common, where)
      : {
          ...common,
          status: "NO_DATA",
          rule: "THERAPY_DATA_MISSING",
          missing: curated === null,
          says: (lines) =>
            `The lists of therapy codes do not cover ${where(lines)}, so whether it needs GP, GO or GN is not known.`,
        };
  const bound = BOUND.find(({ list }) => isOn(list, code, facts) === true)?.plan;
  if (plans.length === 0) return withoutPlan(line, always === true, bound, facts, common, where);
  if (bound !== undefined && plans.some((plan) => plan !== bound))
    return {
      ...common,
      status: "FAIL",
      rule: "THERAPY_PLAN_WRONG",
      says: (lines) => `${where(lines)} belongs under the plan ${bound}, not ${enumerate(plans)}.`,
      fix: `Use ${bound}.`,
    };
  return {
    ...common,
    status: "PASS",
    rule: "THERAPY_PLAN_NAMED",
    says: (lines) => `${where(lines)} names its plan of care with ${enumerate(plans)}.`,
  };
}

type Common = Pick<LineDraft, "line" | "source">;
type Where = (lines: readonly number[]) => string;

/** Therapy modifiers go with the codes of the lists only (Medicare claims manual 5, 10.6). */
const noTherapy = (marks: readonly string[], common: Common, where: Where): LineDraft | null =>
  marks.length === 0
    ? null
    : {
        ...common,
        status: "FAIL",
        rule: "THERAPY_NO_THERAPY_CODE",
        says: (lines) => `${where(lines)} is no therapy code, so ${enumerate(marks)} does not fit.`,
        fix: `Take ${enumerate(marks)} off.`,
      };

function withoutPlan(
  line: ClaimLine,
  always: boolean,
  bound: string | undefined,
  facts: ClaimFacts,
  common: Common,
  where: Where,
): LineDraft {
  const provider = facts.providers.get(line.providerType ?? "");
  const role = provider === undefined ? null : roleOf(provider);
  // From therapists and their assistants it is therapy; from physicians, under a plan only.
  const assisted = line.modifiers.some((modifier) => ASSISTANTS.includes(modifier));
  if (always || assisted || role === "THERAPIST")
    return {
      ...common,
      status: "FAIL",
      rule: "THERAPY_PLAN_MISSING",
      says: (lines) =>
        `${where(lines)} is therapy${always ? "" : " when a therapist gives it"} and does not name its plan of care.`,
      fix:
        bound === undefined
          ? "Add GP, GO or GN: physical, occupational or speech therapy."
          : `Add ${bound}.`,
    };
  return {
    ...common,
    status: "PASS",
    rule: "THERAPY_NOT_UNDER_PLAN",
    says: (lines) =>
      `${where(lines)} is billed as not under a therapy plan of care; under one it takes GP, GO or GN.`,
  };
}

function isOn(slug: string, code: string, facts: ClaimFacts): boolean | null {
  const list = releaseOf(facts, "CURATED") === null ? undefined : facts.lists.get(slug);
  return list === undefined ? null : isOnList(list, code);
}
