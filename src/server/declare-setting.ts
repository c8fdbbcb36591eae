import { z } from "zod";
import { nearest } from "./nearest.ts";

/** One thing that an operator can set, by environment or by flag. */
export interface SettingDeclaration {
  readonly variable: string;
  readonly flag: string;
  /** What stands for the value in the help text. */
  readonly placeholder: string;
  /** Used where nothing is set; null where there is none. */
  readonly default: string | null;
  readonly meaning: string;
  /** Its value is never shown. */
  readonly secret: boolean;
  readonly value: z.ZodType<unknown, string>;
}

/** What was given for settings, or is their default; nothing for those that have none. */
export type GivenValues<Settings extends Readonly<Record<string, SettingDeclaration>>> = {
  readonly [Name in keyof Settings]:
    | z.output<Settings[Name]["value"]>
    | (Settings[Name]["default"] extends null ? undefined : never);
};

/** Declares a setting; its flag is called like its variable. */
export const declare = <
  Value extends z.ZodType<unknown, string>,
  const Default extends string | null,
>(
  variable: string,
  placeholder: string,
  fallback: Default,
  meaning: string,
  value: Value,
  secret = false,
) => ({
  variable,
  flag: `--${variable.toLowerCase().replaceAll("_", "-")}`,
  placeholder,
  default: fallback,
  meaning,
  secret,
  value,
});

/** One of a few words. */
export const oneOf = <const Choices extends readonly string[]>(choices: Choices) =>
  z.enum(choices, {
    error: ({ input }) => {
      const likely = nearest(String(input), choices);
      const suggestion = likely === null ? "" : ` (did you mean ${likely}?)`;
      return `must be one of ${choices.join(", ")}${suggestion}`;
    },
  });

/** Anything but blanks; `must` says what, as "must name a folder". */
export const text = (must: string) => z.string().regex(/\S/, must);

/** A whole number within bounds, with what it counts. */
export const wholeNumber = (least: number, most: number, unit = "") => {
  const must = `must be a whole number${unit && ` of ${unit}`}${unit && ","} from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, must)
    .transform(Number)
    .refine((number) => number >= least && number <= most, must);
};

/** Seconds, to the millisecond. */
export const seconds = (most: number) => {
  const must = `must be a number of seconds, from 0 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,5}(?:\.\d{1,3})?$/, must)
    .transform(Number)
    .refine((number) => number <= most, must);
};

/** Yes or no. */
export const yesOrNo = oneOf(["true", "false"]).transform((word) => word === "true");

/** Items of a kind behind commas. */
export const listOf = (isRight: (item: string) => boolean, must: string) =>
  z
    .string()
    .transform((list) => list.split(",").map((item) => item.trim()))
    .refine((items) => items.every(isRight), must);
