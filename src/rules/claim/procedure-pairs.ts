import { isOnList } from "../rule-book.ts";
import { attempts, globalDaysOf, RANK, type Attempt, type Effect } from "./bypass.ts";
import { numbersOf, type Claim, type ClaimLine } from "./claim.ts";
import { releaseOf, wholeRelease } from "./evidence.ts";
import { CODE_LISTS, holding, type ClaimFacts, type EditFact } from "./facts.ts";
import type { Draft, FindingStatus } from "./finding.ts";
import type { FindingRule } from "./finding-rules.ts";
import { enumerate, nameLines, withoutStop } from "./wording.ts";

/** Two lines whose codes an edit pairs. */
interface EditedPair {
  readonly edit: EditFact;
  readonly one: ClaimLine;
  readonly two: ClaimLine;
}

interface Pair extends EditedPair {
  readonly attempts: readonly Attempt[];
}

/** NCCI edits between lines of different codes, each pair of lines on its own. */
export function checkProcedurePairs(claim: Claim, facts: ClaimFacts): Draft[] {
  // NCCI has edits of pairs for practitioners and for hospital outpatients, none for suppliers.
  if (claim.setting === "DME" || claim.linesByCode.size < 2) return [];
  const release = releaseOf(facts, "EDITS");
  const all = pairs(claim, facts);
  const drafts = gather(all, claim, facts);
  const free = withoutEdit(claim, all);
  if (release === null)
    return [
      ...drafts,
      missing(numbersOf(claim.lines), `No edits of pairs were imported for ${claim.dateOfService}`),
    ];
  if (free.length === 0) return drafts;
  if (!release.complete) return [...drafts, missing(free, `Parts of ${release.id} are not there`)];
  return [
    ...drafts,
    {
      status: "PASS",
      rule: "PAIR_NOT_BUNDLED",
      lines: free,
      message:
        all.length === 0
          ? `No edit bundles any two of ${nameLines(free)}.`
          : `No edit bundles any other two of ${nameLines(free)}.`,
      source: wholeRelease(release),
    },
  ];
}

/** Lines that stand beside one of another code with which no edit pairs them. */
function withoutEdit(claim: Claim, edited: readonly EditedPair[]): number[] {
  const groups = claim.linesByCode;
  const partners = new Map<string, Set<string>>();
  for (const { one, two } of edited)
    for (const [code, other] of [
      [one.code, two.code],
      [two.code, one.code],
    ] as const)
      partners.set(code, (partners.get(code) ?? new Set()).add(other));
  return numbersOf(
    claim.lines.filter(({ code }) => (partners.get(code)?.size ?? 0) < groups.size - 1),
  );
}

const missing = (lines: number[], why: string): Draft => ({
  status: "NO_DATA",
  rule: "PAIR_DATA_MISSING",
  lines,
  message: `${why}, so whether any other two of ${nameLines(lines)} may be billed together is not known.`,
  missing: true,
});

/** Modifiers that bypass an edit of indicator 1 on a code they are meant for, by line. */
export function bypassingModifiers(
  claim: Claim,
  facts: ClaimFacts,
): Map<number, Map<string, EditFact>> {
  const found = new Map<number, Map<string, EditFact>>();
  for (const { edit, attempts: tried } of pairs(claim, facts))
    for (const { effect, modifier, line, sure } of tried) {
      if (edit.indicator !== "1" || effect !== "BYPASSES" || !sure) continue;
      const known = found.get(line.number) ?? new Map<string, EditFact>();
      found.set(line.number, known.set(modifier, edit));
    }
  return found;
}

/** Every pair of lines with an edit in force. Edits with indicator 9 never held. */
export function editedPairs(claim: Claim, facts: ClaimFacts): EditedPair[] {
  if (claim.setting === "DME") return [];
  const lines = claim.linesByCode;
  return holding(facts.edits, claim.dateOfService)
    .filter(({ indicator, columnOne, columnTwo }) => indicator !== "9" && columnOne !== columnTwo)
    .flatMap((edit) =>
      (lines.get(edit.columnOne) ?? []).flatMap((one) =>
        (lines.get(edit.columnTwo) ?? []).map((two) => ({ edit, one, two })),
      ),
    );
}

/** Those of the last claim, held until another comes: two checks ask for them in a row. */
let last: {
  readonly claim: Claim;
  readonly facts: ClaimFacts;
  readonly pairs: readonly Pair[];
} | null = null;

/** Every edited pair with what its modifiers do. */
function pairs(claim: Claim, facts: ClaimFacts): readonly Pair[] {
  if (last?.claim === claim && last.facts === facts) return last.pairs;
  const found = editedPairs(claim, facts).map((pair) => ({
    ...pair,
    attempts: attempts(pair.edit, pair.one, pair.two, claim, facts),
  }));
  last = { claim, facts, pairs: found };
  return found;
}

/** What becomes of a pair: the effect of its modifiers, or NEVER where none can have any. */
type Outcome = Effect | "NEVER";

const FINDINGS: Readonly<Record<Outcome, { status: FindingStatus; rule: FindingRule }>> = {
  NEVER: { status: "FAIL", rule: "PAIR_NEVER_TOGETHER" },
  BYPASSES: { status: "BYPASSED", rule: "PAIR_BYPASSED" },
  UNKNOWN: { status: "NO_DATA", rule: "PAIR_BYPASS_UNKNOWN" },
  DOUBTFUL: { status: "WARN", rule: "PAIR_BYPASS_DOUBTFUL" },
  NONE: { status: "FAIL", rule: "PAIR_NEEDS_MODIFIER" },
};

function outcomeOf({ edit, one, two, attempts: tried }: Pair, facts: ClaimFacts): Outcome {
  if (edit.indicator === "0") return "NEVER";
  const best = RANK.find((effect) => tried.some((attempt) => attempt.effect === effect));
  const unread = facts.associations.length === 0 && one.modifiers.length + two.modifiers.length > 0;
  return best ?? (unread ? "UNKNOWN" : "NONE");
}

/** Pairs of one edit with one outcome make one finding. */
function gather(all: readonly Pair[], claim: Claim, facts: ClaimFacts): Draft[] {
  const groups = new Map<string, { outcome: Outcome; edit: EditFact; members: Pair[] }>();
  for (const pair of all) {
    const { edit } = pair;
    const outcome = outcomeOf(pair, facts);
    const key = [edit.columnOne, edit.columnTwo, edit.period.from, edit.indicator, outcome].join();
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { outcome, edit, members: [pair] });
    else known.members.push(pair);
  }
  return [...groups.values()].map(({ outcome, edit, members }) => {
    const { status, rule } = FINDINGS[outcome];
    const denied = numbersOf(members.map(({ two }) => two));
    return {
      status,
      rule,
      lines: numbersOf(members.flatMap(({ one, two }) => [one, two])),
      source: edit.source,
      denies: denied,
      ...describe(outcome, edit, members, claim, facts),
    };
  });
}

function describe(
  outcome: Outcome,
  edit: EditFact,
  members: readonly Pair[],
  claim: Claim,
  facts: ClaimFacts,
): Pick<Draft, "message" | "fix" | "restsOn"> {
  const ones = nameLines(numbersOf(members.map(({ one }) => one)));
  const twos = nameLines(numbersOf(members.map(({ two }) => two)));
  const why = edit.rationale === null ? "" : ` (${withoutStop(edit.rationale)})`;
  const bundle = `${edit.columnTwo} on ${twos} is part of ${edit.columnOne} on ${ones}${why}`;
  const tried = members.flatMap((pair) => pair.attempts.filter(({ effect }) => effect === outcome));
  const restsOn = tried.flatMap((attempt) => attempt.restsOn);
  switch (outcome) {
    case "NEVER":
      return {
        message: `${bundle}, and no modifier makes both payable.`,
        fix: `Take ${twos} off the claim.`,
      };
    case "BYPASSES": {
      const names = [
        ...new Set(tried.map(({ modifier, line }) => `${modifier} on line ${String(line.number)}`)),
      ];
      const several = names.length > 1;
      return {
        message: `${bundle}; ${enumerate(names)} ${several ? "tell" : "tells"} that they were distinct, which the record must show.`,
        restsOn,
      };
    }
    case "DOUBTFUL":
      return {
        message: `${bundle}; ${reasons(tried)}.`,
        fix: `If the visit was significant and separate, put 25 on it; keep ${enumerate([...new Set(tried.map(({ modifier }) => modifier))])} only for what it says by itself.`,
        restsOn,
      };
    case "UNKNOWN": {
      const cause =
        reasons(tried) || `which modifiers bypass edits on ${claim.dateOfService} was not imported`;
      return {
        message: `${bundle}; whether a modifier bypasses that is not known: ${cause}.`,
        fix: "Ask the payer whether it pays both.",
      };
    }
    case "NONE": {
      const failed = reasons(tried);
      return {
        message: `${bundle}, unless a modifier tells that they were distinct${failed === "" ? "" : `; ${failed}`}.`,
        fix: `${remedy(edit, claim, facts)} Otherwise take ${twos} off.`,
      };
    }
  }
}

/** Why modifiers do not help, those of one reason together. */
function reasons(tried: readonly Attempt[]): string {
  const named = new Map<string, Set<string>>();
  for (const { modifier, reason } of tried)
    named.set(reason, (named.get(reason) ?? new Set()).add(modifier));
  return enumerate(
    [...named].map(
      ([reason, names]) => `${names.size > 1 ? "each of " : ""}${enumerate([...names])} ${reason}`,
    ),
  );
}

/** Which modifier could help, if the record bears it out. */
function remedy({ columnOne, columnTwo }: EditFact, claim: Claim, facts: ClaimFacts): string {
  const list = facts.lists.get(CODE_LISTS.evaluation);
  const visits = [columnOne, columnTwo].filter(
    (code) => list !== undefined && isOnList(list, code) === true,
  );
  const [visit] = visits;
  if (visits.length === 1 && visit !== undefined) {
    const other = visit === columnOne ? columnTwo : columnOne;
    const days = globalDaysOf(other, claim.dateOfService, facts);
    // 57 is for the decision on major surgery, which is what 090 means.
    const decision =
      days === null || days.value === "090" ? ", or 57 if it decided on major surgery" : "";
    return `If the visit was significant and separate, put 25 on ${visit}${decision}.`;
  }
  if (visits.length === 2) return "If they were separate visits, see which modifier tells so.";
  // Since that day these are honored on either code of the pair (CMS change request 11168).
  const where = claim.dateOfService < "2019-07-01" ? columnTwo : "either of them";
  return `If they were distinct, put XE, XS, XP or XU, or 59 where none of these fits, or the site on ${where}.`;
}
