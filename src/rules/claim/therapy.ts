import type { Day } from "../../graph/day.ts";
import { isOnList } from "../rule-book.ts";
import { unmet } from "./clashes.ts";
import { numbersOf, type Claim, type ClaimLine } from "./claim.ts";
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
    ...[...claim.linesByCode].flatMap(([code, group]) => {
      const drafts = group.flatMap((line) => judge(code, line, claim.dateOfService, facts) ?? []);
      return merge(drafts);
    }),
    ...unmet(claim, facts, "THERAPY"),
  ];
}

/** What the plan of an assistant is. */
const PLAN_OF: Readonly<Record<string, string>> = { CQ: "GP", CO: "GO" };

/**
 * Whether a modifier of therapy goes with a code, by the lists of therapy codes; null where they do
 * not tell. KX says of therapy that a threshold is met, and other things of other codes.
 */
export function fitsTherapy(
  code: string,
  modifier: string,
  { setting }: Claim,
  facts: ClaimFacts,
): boolean | null {
  const mark = PLANS.includes(modifier) || ASSISTANTS.includes(modifier);
  if (setting === "DME" || !(mark || modifier === "KX")) return null;
  const [always, sometimes] = [CODE_LISTS.alwaysTherapy, CODE_LISTS.sometimesTherapy].map((list) =>
    isOn(list, code, facts),
  );
  if (always === true || sometimes === true) {
    const bound = boundTo(code, facts);
    return !mark || bound === undefined || bound === (PLAN_OF[modifier] ?? modifier);
  }
  return mark && always === false && sometimes === false ? false : null;
}

const boundTo = (code: string, facts: ClaimFacts): string | undefined =>
  BOUND.find(({ list }) => isOn(list, code, facts) === true)?.plan;

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

function judge(code: string, line: ClaimLine, day: Day, facts: ClaimFacts): LineDraft | null {
  const plans = PLANS.filter((modifier) => line.modifiers.includes(modifier));
  const marks = [...plans, ...ASSISTANTS.filter((modifier) => line.modifiers.includes(modifier))];
  const always = isOn(CODE_LISTS.alwaysTherapy, code, facts);
  const sometimes = isOn(CODE_LISTS.sometimesTherapy, code, facts);
  // So it is with nearly all lines.
  if (always === false && sometimes === false && marks.length === 0) return null;
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
            curated === null
              ? `No lists of therapy codes of ${day} were imported, so whether ${where(lines)} needs GP, GO or GN is not known.`
              : `The lists of therapy codes do not cover ${where(lines)}, so whether it needs GP, GO or GN is not known.`,
        };
  const bound = boundTo(code, facts);
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
const noTherapy = (marks: readonly string[], common: Common, where: Where): LineDraft => ({
  ...common,
  status: "FAIL",
  rule: "THERAPY_NO_THERAPY_CODE",
  says: (lines) => `${where(lines)} is no therapy code, so ${enumerate(marks)} does not fit.`,
  fix: `Take ${enumerate(marks)} off.`,
});

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
  const assistants = ASSISTANTS.filter((modifier) => line.modifiers.includes(modifier));
  const [assistant] = assistants;
  const plan = bound ?? (assistants.length === 1 ? PLAN_OF[assistant ?? ""] : undefined);
  if (always || assistant !== undefined || role === "THERAPIST")
    return {
      ...common,
      status: "FAIL",
      rule: "THERAPY_PLAN_MISSING",
      says: (lines) =>
        `${where(lines)} is therapy${always ? "" : " when a therapist gives it"} and does not name its plan of care.`,
      fix:
        plan === undefined
          ? "Add GP, GO or GN: physical, occupational or speech therapy."
          : `Add ${plan}.`,
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
