import { compareText } from "../../graph/compare.ts";
import { indicatorType } from "../../rules/facts.ts";
import type { CodeValues } from "../similar/code-values.ts";
import { heldBy } from "./indicator-counts.ts";

/** A code that has another value of an indicator than most of the codes it is compared with. */
export interface FoundOutlier {
  readonly id: string;
  readonly type: string;
  readonly value: string;
  readonly majority: string;
  readonly share: number;
}

/** What codes have of one indicator: the codes of each value. */
type Holders = Map<string, string[]>;

/**
 * The outliers among codes in force on a day: where at least `minShare` of those that have an
 * indicator have one value of it, those that have another one.
 */
export function outliersAmong(
  facts: CodeValues,
  ids: Iterable<string>,
  day: number,
  minShare: number,
): FoundOutlier[] {
  const types = new Map<string, { holders: Holders; codes: Set<string> }>();
  // In one order, whatever that of a store, so that of equals always the same comes first.
  for (const id of [...ids].sort(compareText)) {
    const code = facts.rowOf.get(id);
    if (code === undefined || !facts.isListed(code, day)) continue;
    for (const number of heldBy(facts, code, day)) {
      const value = facts.values[number] ?? "";
      if (!value.startsWith("Indicator:")) continue;
      const type = indicatorType(value);
      const known = types.get(type) ?? { holders: new Map<string, string[]>(), codes: new Set() };
      types.set(type, known);
      known.codes.add(id);
      const holders = known.holders.get(value);
      if (holders === undefined) known.holders.set(value, [id]);
      else holders.push(id);
    }
  }
  return [...types]
    .flatMap(([type, { holders, codes }]) => outliersOf(type, holders, codes.size, minShare))
    .sort(
      (a, b) =>
        b.share - a.share ||
        compareText(a.type, b.type) ||
        compareText(a.id, b.id) ||
        compareText(a.value, b.value),
    );
}

function outliersOf(
  type: string,
  holders: Holders,
  codes: number,
  minShare: number,
): FoundOutlier[] {
  const [most] = [...holders].sort(([, a], [, b]) => b.length - a.length);
  if (most === undefined) return [];
  const [majority, having] = most;
  const share = having.length / codes;
  if (share < minShare) return [];
  const agree = new Set(having);
  const found = { type, majority: valueIn(majority), share: Math.round(share * 10_000) / 10_000 };
  return [...holders]
    .filter(([value]) => value !== majority)
    .flatMap(([value, others]) =>
      // A code with several values is none where one of them is that of most.
      others.filter((id) => !agree.has(id)).map((id) => ({ ...found, id, value: valueIn(value) })),
    );
}

const valueIn = (id: string): string => id.split(":").slice(2).join(":");
