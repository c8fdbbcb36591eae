import { editsBetween } from "../../server/nearest.ts";
import { SETTING_LIST } from "../../server/setting-declarations.ts";
import { ok, warn, type Finding } from "./finding.ts";

const KNOWN = SETTING_LIST.map(({ variable }) => variable);

/** Looks for variables that somebody may have meant as settings: nothing reads them. */
export function checkVariables(environment: NodeJS.ProcessEnv): Finding[] {
  const findings = Object.keys(environment).flatMap((name) => {
    const meant = meantBy(name);
    if (meant === null) return [];
    return [warn("settings", `${name} is set, which nothing reads.`, `Was ${meant} meant?`)];
  });
  const set = KNOWN.filter((name) => Boolean(environment[name]));
  const what = set.length === 0 ? "no variable" : set.join(", ");
  return [ok("settings", `They can be used; set by the environment: ${what}.`), ...findings];
}

/** The setting that a variable is nearly called like. */
function meantBy(variable: string): string | null {
  if (KNOWN.includes(variable)) return null;
  const bare = bareName(variable.replace(/^CODELOOM_/i, ""));
  return KNOWN.find((known) => isNear(bare, bareName(known))) ?? null;
}

const bareName = (name: string): string => name.toUpperCase().replaceAll("_", "");

/** Short names are near to much that is meant for others. */
function isNear(bare: string, known: string): boolean {
  if (bare === known) return true;
  if (known.length < 7) return false;
  return bare.startsWith(known) || editsBetween(bare, known) <= (known.length < 9 ? 1 : 2);
}
