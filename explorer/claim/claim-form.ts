import type { ClaimInput, Setting } from "../generated/graphql.ts";
import { today } from "../address/as-of.ts";

/** A line of the form, as it is typed. */
export interface Line {
  readonly code: string;
  readonly units: string;
  readonly modifiers: string;
  readonly place: string;
  readonly provider: string;
}

/** The form. An earlier procedure is a code and a day: `27447 2024-08-01`. */
export interface ClaimForm {
  readonly date: string;
  readonly setting: Setting;
  readonly lines: readonly Line[];
  readonly prior: string;
}

export const SETTINGS: readonly Setting[] = ["PRACTITIONER", "OUTPATIENT_HOSPITAL", "DME"];

export const EMPTY_LINE: Line = { code: "", units: "1", modifiers: "", place: "", provider: "" };

const listed = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[\s,;-]+/)
    .filter((part) => part !== "");

/** Lines that say something. */
export const filledLines = ({ lines }: ClaimForm): readonly Line[] =>
  lines.filter(({ code }) => code.trim() !== "");

/** The form as an address keeps it: `lines=20560*2*50,97810*1*59` and so on. */
export function paramsOf(form: ClaimForm): Record<string, string> {
  const lines = filledLines(form).map(({ code, units, modifiers, place, provider }) =>
    [code.trim(), units.trim(), listed(modifiers).join("-"), place.trim(), provider.trim()]
      .join("*")
      .replace(/\*+$/, ""),
  );
  return {
    date: form.date,
    ...(form.setting === "PRACTITIONER" ? {} : { setting: form.setting }),
    lines: lines.join(","),
    ...(form.prior.trim() === "" ? {} : { prior: form.prior.trim() }),
  };
}

/** The form that an address holds. */
export function formOf(params: URLSearchParams): ClaimForm {
  const lines = (params.get("lines") ?? "").split(",").filter((line) => line !== "");
  const setting = SETTINGS.find((each) => each === params.get("setting")) ?? "PRACTITIONER";
  return {
    date: params.get("date") ?? today(),
    setting,
    lines: lines.map(lineOf),
    prior: params.get("prior") ?? "",
  };
}

function lineOf(text: string): Line {
  const [code = "", units = "1", modifiers = "", place = "", provider = ""] = text.split("*");
  return { code, units, modifiers: modifiers.replaceAll("-", " "), place, provider };
}

/** The claim that the form stands for. */
export function claimOf(form: ClaimForm): ClaimInput {
  const prior = [...form.prior.matchAll(/(\w{5})\s+(\d{4}-\d{2}-\d{2})/g)];
  return {
    dateOfService: form.date,
    setting: form.setting,
    lines: filledLines(form).map(({ code, units, modifiers, place, provider }) => ({
      code: code.trim(),
      units: Number.parseInt(units, 10) || 0,
      modifiers: listed(modifiers),
      placeOfService: place.trim() || null,
      providerType: provider.trim() || null,
    })),
    priorProcedures:
      prior.length === 0
        ? null
        : prior.map(([, code = "", dateOfService = ""]) => ({ code, dateOfService })),
  };
}
