import type { Day } from "../../graph/day.ts";
import { isOnList } from "../rule-book.ts";
import type { Claim, ClaimLine } from "./claim.ts";
import type { AssociationFact, ClaimFacts, EditFact } from "./facts.ts";
import { holdsOn } from "../timeline.ts";

/** Whether a modifier on one line of a pair bypasses their edit. */
export type Effect = "BYPASSES" | "UNKNOWN" | "DOUBTFUL" | "NONE";

export interface Attempt {
  readonly effect: Effect;
  readonly modifier: string;
  readonly line: ClaimLine;
  /** Why it does not, in words that follow the modifier. */
  readonly reason: string;
  /** Releases that it rests on beside the edit. */
  readonly restsOn: readonly string[];
  /** The line is known to be one that the modifier is meant for. */
  readonly sure: boolean;
}

/** Every associated modifier on the two lines of an edit, with its effect. */
export function attempts(
  edit: EditFact,
  one: ClaimLine,
  two: ClaimLine,
  claim: Claim,
  facts: ClaimFacts,
): Attempt[] {
  return [one, two].flatMap((line) => {
    const other = line === one ? two : one;
    return [...new Set(line.modifiers)].flatMap((modifier) => {
      const named = facts.associations.filter(({ modifiers }) => modifiers.includes(modifier));
      const judged = named.map((association) => {
        const judgement = judge(association, edit, line, other, claim, facts);
        return { modifier, line, ...judgement };
      });
      // Several entries tell of different times or settings; the one that helps counts.
      const best = judged.sort((a, b) => RANK.indexOf(a.effect) - RANK.indexOf(b.effect))[0];
      return best === undefined ? [] : [best];
    });
  });
}

/** From the most to the least helpful. */
export const RANK: readonly Effect[] = ["BYPASSES", "DOUBTFUL", "UNKNOWN", "NONE"];

type Judgement = Pick<Attempt, "effect" | "reason" | "restsOn" | "sure">;

function judge(
  { column, period, setting, list, namesSite, otherGlobalDays, doubt, source }: AssociationFact,
  edit: EditFact,
  line: ClaimLine,
  other: ClaimLine,
  { dateOfService, setting: ours }: Claim,
  facts: ClaimFacts,
): Judgement {
  const restsOn = [source.release];
  const none = (reason: string): Judgement => ({ effect: "NONE", reason, restsOn, sure: true });
  if (period !== null && !holdsOn(period, dateOfService))
    return none("does not bypass edits on that date");
  if (setting !== null && setting !== ours) return none("does not bypass edits in this setting");
  if (column === "TWO" && line.code !== edit.columnTwo)
    return none(`would have to stand on ${edit.columnTwo}`);
  if (namesSite && sharedSite(line, other, facts))
    return none("tells nothing, as both lines name one site");
  const codes = facts.lists.get(list?.slug ?? "");
  const on = codes === undefined ? null : isOnList(codes, line.code);
  if (list !== null && on !== null && on !== (list.on === "MEMBERS"))
    return none(`is not for codes such as ${line.code}`);
  // Medicare bypasses the edit unless the code is known to be one that the modifier is kept from;
  // whether it may stand there is for the check of modifiers to say.
  const sure = list === null || on !== null;
  if (!sure && list.on === "MEMBERS")
    return {
      effect: "UNKNOWN",
      reason: `may or may not be meant for codes such as ${line.code}`,
      restsOn,
      sure,
    };
  if (doubt !== null) return { effect: "DOUBTFUL", reason: doubt, restsOn, sure };
  if (otherGlobalDays === null) return { effect: "BYPASSES", reason: "", restsOn, sure };
  return { ...fit(otherGlobalDays, other.code, dateOfService, facts, restsOn), sure };
}

/** Which modifier of a visit fits is decided by the global days of the procedure beside it. */
function fit(
  fitting: readonly string[],
  code: string,
  day: Day,
  facts: ClaimFacts,
  curated: readonly string[],
): Omit<Judgement, "sure"> {
  const days = globalDaysOf(code, day, facts);
  if (days === null)
    return {
      effect: "UNKNOWN",
      reason: `depends on the global days of ${code}, which are not known`,
      restsOn: curated,
    };
  if (days.value === "MMM" || days.value === "YYY")
    return {
      effect: "UNKNOWN",
      reason: `depends on the payer, as the global days of ${code} are ${days.value}`,
      restsOn: [...curated, days.source.release],
    };
  const restsOn = [...curated, days.source.release];
  return fitting.includes(days.value)
    ? { effect: "BYPASSES", reason: "", restsOn }
    : {
        effect: "DOUBTFUL",
        reason: `is meant for procedures with global days ${fitting.join(" or ")}, and ${code} has ${days.value}`,
        restsOn,
      };
}

/** The global days of a code on a day. */
export const globalDaysOf = (
  code: string,
  day: Day,
  { codes }: ClaimFacts,
): ReturnType<typeof indicatorOf> => indicatorOf("GLOBAL_DAYS", code, day, codes);

/** The value of an indicator type of a code on a day. */
export const indicatorOf = (
  type: string,
  code: string,
  day: Day,
  codes: ClaimFacts["codes"],
): { readonly value: string; readonly source: EditFact["source"] } | null =>
  codes.get(code)?.indicators.find((fact) => fact.type === type && holdsOn(fact.period, day)) ??
  null;

/** Both lines name a site that the other names: there the procedures were at one place. */
function sharedSite(a: ClaimLine, b: ClaimLine, { associations }: ClaimFacts): boolean {
  const sites = sitesOf(associations);
  const named = ({ modifiers }: ClaimLine): string[] =>
    modifiers.flatMap((modifier) => SIDES[modifier] ?? modifier).filter((site) => sites.has(site));
  const others = named(b);
  return named(a).some((site) => others.includes(site));
}

/** A bilateral procedure was on both sides. */
const SIDES: Readonly<Record<string, readonly string[]>> = { "50": ["LT", "RT"] };

const sites = new WeakMap<readonly AssociationFact[], ReadonlySet<string>>();

/** Modifiers that name a site; found once, for they are asked for with every pair of lines. */
function sitesOf(associations: readonly AssociationFact[]): ReadonlySet<string> {
  let known = sites.get(associations);
  if (known === undefined) {
    const naming = associations.filter(({ namesSite }) => namesSite);
    known = new Set(naming.flatMap(({ modifiers }) => modifiers));
    sites.set(associations, known);
  }
  return known;
}
