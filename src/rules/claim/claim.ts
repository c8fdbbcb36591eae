import type { Day } from "../../graph/day.ts";
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
  readonly priorProcedures: readonly PriorProcedure[] | null;
}

const key = (text: string): string => text.trim().toUpperCase();
const keyOrNull = (text: string | null | undefined): string | null => key(text ?? "") || null;

/** Brings the keys of a claim into the form of the graph; blank modifiers are dropped. */
export function normalizeClaim(input: ClaimInput): Claim {
  return {
    id: input.id ?? null,
    dateOfService: input.dateOfService,
    setting: input.setting,
    lines: input.lines.map((line, i) => ({
      number: i + 1,
      code: key(line.code),
      modifiers: (line.modifiers ?? []).map(key).filter((modifier) => modifier !== ""),
      units: line.units,
      providerType: keyOrNull(line.providerType),
      // Claim forms have two digits; spreadsheets lose the zero.
      placeOfService: keyOrNull(line.placeOfService)?.padStart(2, "0") ?? null,
    })),
    priorProcedures:
      input.priorProcedures?.map(({ code, dateOfService }) => ({
        code: key(code),
        dateOfService,
      })) ?? null,
  };
}

/** Lines by their code, in the order of the claim. */
export function linesByCode(claim: Claim): Map<string, ClaimLine[]> {
  const groups = new Map<string, ClaimLine[]>();
  for (const line of claim.lines) {
    const known = groups.get(line.code);
    if (known === undefined) groups.set(line.code, [line]);
    else known.push(line);
  }
  return groups;
}

/** The numbers of lines, ascending and each once. */
export const numbersOf = (lines: Iterable<ClaimLine>): number[] =>
  [...new Set([...lines].map(({ number }) => number))].sort((a, b) => a - b);
