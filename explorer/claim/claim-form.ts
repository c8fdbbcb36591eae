import type { ClaimInput, Setting } from "../generated/graphql.ts";
import { today } from "../address/as-of.ts";
import { priorIn } from "./prior.ts";

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

/** A number of units that can be sent. */
export const UNITS = /^\s*\d+\s*$/;

/** Lines that say something. */
export const filledLines = ({ lines }: ClaimForm): readonly Line[] =>
  lines.filter(({ code }) => code.trim() !== "");

/** A cell without the signs that tell cells and lines apart in an address. */
const cell = (text: string): string => text.replaceAll(/[*,]/g, " ").trim();

/** The form as an address keeps it: `lines=20560*2*50,97810*1*59` and so on. */
export function paramsOf(form: ClaimForm): Record<string, string> {
  const lines = filledLines(form).map(({ code, units, modifiers, place, provider }) =>
    [code.trim(), cell(units), listed(cell(modifiers)).join("-"), cell(place), cell(provider)]
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
  const [code = "", units = "", modifiers = "", place = "", provider = ""] = text.split("*");
  // No units are one, as in rows that are pasted.
  return {
    code,
    units: units || EMPTY_LINE.units,
    modifiers: modifiers.replaceAll("-", " "),
    place,
    provider,
  };
}

/** The claim that the form stands for. */
export function claimOf(form: ClaimForm): ClaimInput {
  const { procedures } = priorIn(form.prior);
  return {
    dateOfService: form.date,
    setting: form.setting,
    lines: filledLines(form).map(({ code, units, modifiers, place, provider }) => ({
      code: code.trim(),
      units: UNITS.test(units) ? Number(units) : 0,
      modifiers: listed(modifiers),
      placeOfService: place.trim() || null,
      providerType: provider.trim() || null,
    })),
    priorProcedures: procedures.length === 0 ? null : procedures,
  };
}
