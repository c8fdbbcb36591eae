import type { Day } from "../../graph/day.ts";
import { groupBy } from "../../graph/group-by.ts";
import type { Setting } from "../../graph/model/vocabulary.ts";

/** A claim as it is handed in. */
export interface ClaimInput {
  readonly id?: string | null;
  readonly dateOfService: Day;
  /** Whose claim it is; NCCI keeps a table of its own for each. */
  readonly setting: Setting;
  readonly lines: readonly {
    readonly code: string;
    readonly modifiers?: readonly string[] | null;
    readonly units: number;
    readonly providerType?: string | null;
    readonly placeOfService?: string | null;
  }[];
  /** Earlier procedures of the patient; an empty list says that there were none. */
  readonly priorProcedures?: readonly PriorProcedure[] | null;
}

export interface PriorProcedure {
  readonly code: string;
  readonly dateOfService: Day;
}

/** A line with its keys in the form in which the graph has them. */
export interface ClaimLine {
  /** Position on the claim, from 1. */
  readonly number: number;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly providerType: string | null;
  readonly placeOfService: string | null;
}

/** A claim whose keys are trimmed and in upper case. */
export interface Claim {
  readonly id: string | null;
  readonly dateOfService: Day;
  readonly setting: Setting;
  readonly lines: readonly ClaimLine[];
  /** The same by their code, as most checks ask. */
  readonly linesByCode: ReadonlyMap<string, readonly ClaimLine[]>;
  readonly priorProcedures: readonly PriorProcedure[] | null;
}

const key = (text: string): string => text.trim().toUpperCase();
const keyOrNull = (text: string | null | undefined): string | null => key(text ?? "") || null;

/** Brings the keys of a claim into the form of the graph; blank modifiers are dropped. */
export function normalizeClaim(input: ClaimInput): Claim {
  const lines = input.lines.map((line, i) => ({
    number: i + 1,
    code: key(line.code),
    modifiers: (line.modifiers ?? []).map(key).filter((modifier) => modifier !== ""),
    units: line.units,
    providerType: keyOrNull(line.providerType),
    // Claim forms have two digits; spreadsheets lose the zero.
    placeOfService: keyOrNull(line.placeOfService)?.padStart(2, "0") ?? null,
  }));
  return {
    id: input.id ?? null,
    dateOfService: input.dateOfService,
    setting: input.setting,
    lines,
    linesByCode: groupBy(lines, ({ code }) => code),
    priorProcedures:
      input.priorProcedures?.map(({ code, dateOfService }) => ({
        code: key(code),
        dateOfService,
      })) ?? null,
  };
}

/** The numbers of lines, ascending and each once. */
export function numbersOf(lines: Iterable<ClaimLine>): number[] {
  const numbers: number[] = [];
  let isInOrder = true;
  for (const { number } of lines) {
    if (number <= (numbers.at(-1) ?? 0)) isInOrder = false;
    numbers.push(number);
  }
  return isInOrder ? numbers : [...new Set(numbers)].sort((a, b) => a - b);
}
