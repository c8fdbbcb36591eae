import type { Data } from "../api-client.ts";

/** A claim in few words, as tables of tests have it. */
export interface ClaimText {
  /** `99213-25 x2 @11 #207R00000X`: code, modifiers, units, place of service, provider type. */
  readonly lines: readonly string[];
  readonly on?: string;
  readonly setting?: string;
  /** `22222 2025-10-20`; absent for not known. */
  readonly priors?: readonly string[];
  readonly id?: string;
}

const LINE =
  /^(?<code>\S*?)(?<modifiers>(-\S{1,9})*)( x(?<units>-?\d+))?( @(?<place>\S+))?( #(?<who>\S+))?$/;

/** The input of the API that the words stand for. */
export function claimOf({ lines, on, setting, priors, id }: ClaimText, day: string): Data {
  return {
    ...(id !== undefined && { id }),
    dateOfService: on ?? day,
    ...(setting !== undefined && { setting }),
    lines: lines.map(lineOf),
    ...(priors !== undefined && {
      priorProcedures: priors.map((prior) => {
        const [code, dateOfService] = prior.split(" ");
        return { code, dateOfService };
      }),
    }),
  };
}

function lineOf(text: string): Data {
  const { code, modifiers, units, place, who } = LINE.exec(text)?.groups ?? {};
  if (code === undefined) throw new Error(`This is no line of a claim: ${text}`);
  return {
    code,
    units: Number(units ?? 1),
    modifiers: (modifiers ?? "").split("-").filter((modifier) => modifier !== ""),
    ...(place !== undefined && { placeOfService: place }),
    ...(who !== undefined && { providerType: who }),
  };
}

/** `FAIL PAIR_NEVER_TOGETHER 1,2 ptp:7`: status, rule, lines, and source with its row, if any. */
export function wordsOf({ status, rule, lines, source }: Data): string {
  const cited =
    source === null
      ? ""
      : ` ${String(source.release).split(":")[1] ?? ""}${source.row === null ? "" : `:${String(source.row)}`}`;
  return `${String(status)} ${String(rule)} ${(lines as number[]).join(",")}${cited}`;
}
