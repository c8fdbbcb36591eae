import type { CuratedFile } from "../../../src/sources/curated/format.ts";
import { seedFacts } from "./graphs.ts";

/** Ways in which a later version of the seed may differ, each from the whole one. */
const ALTERATIONS: Record<string, (facts: CuratedFile) => void> = {
  "a step less": (facts) => {
    codeOf(facts, "20560").steps.splice(1, 1);
  },
  "a step more and another instruction": (facts) => {
    const { steps } = codeOf(facts, "20560");
    steps.push({ title: "Rest", instruction: "Rest a while.", optional: true, minSeconds: 60 });
    steps[0] = { title: "Look", instruction: "Look first.", optional: false };
  },
  "less aftercare, providers, indications, synonyms and history": (facts) => {
    const code = codeOf(facts, "20560");
    code.aftercare.pop();
    code.performedBy.pop();
    code.indications.pop();
    code.synonyms.pop();
    code.history.pop();
    code.distinguishedFrom.pop();
    delete code.tool;
  },
  "another list of modifiers": (facts) => {
    const { modifiers } = codeOf(facts, "20560");
    modifiers?.listed.splice(0, 2, "62", "24");
  },
  "no list of modifiers": (facts) => {
    delete codeOf(facts, "20560").modifiers;
  },
  "another indicator value, and one type less": (facts) => {
    const { indicators } = codeOf(facts, "20560");
    const at = indicators.findIndex(({ indicator }) => indicator === "CO_SURGEONS:0");
    indicators[at] = { indicator: "CO_SURGEONS:2" };
    indicators.pop();
  },
  "a rule with another verdict": (facts) => {
    const rule = facts.rules.find(({ id }) => id === "CO_SURGEONS_0");
    if (rule !== undefined) rule.verdict = "DOCUMENTATION";
  },
  "a rule less": (facts) => {
    facts.rules = facts.rules.filter(({ id }) => id !== "TEAM_SURGERY_0");
  },
  "a rule of another name": (facts) => {
    const rule = facts.rules.find(({ id }) => id === "PC_TC_0");
    if (rule !== undefined) rule.id = "PC_TC_ZERO";
  },
  "another target list": (facts) => {
    const list = facts.targetLists.find(({ id }) => id === "evaluation-and-management");
    list?.members.push("20560");
    list?.others.splice(0);
  },
  "a target rule less": (facts) => {
    facts.targetRules = facts.targetRules.filter(({ modifiers }) => !modifiers.includes("AT"));
    facts.targetLists = facts.targetLists.filter(({ id }) => id !== "manipulation");
  },
  "other facts from another day": (facts) => {
    codeOf(facts, "20560").validFrom = "2024-02-01";
  },
  "other cross-references and conflicts": (facts) => {
    const modifier = facts.modifiers.find(({ code }) => code === "59");
    modifier?.refersTo.splice(0, 1, { modifier: "91", reason: "Made up." });
    facts.conflicts.splice(0, 1);
    const narrower = facts.modifiers.find(({ code }) => code === "XE");
    narrower?.narrows.splice(0);
  },
  "a family less, and its members in another one": (facts) => {
    facts.families = facts.families.filter(({ id }) => id !== "acupuncture");
    facts.families
      .find(({ id }) => id === "dry-needling")
      ?.members.push({ code: "97810", note: "made up" });
  },
  "other sections": (facts) => {
    facts.sections = facts.sections
      .filter(({ id }) => id !== "cpt-surgery-musculoskeletal-general")
      .map((one) =>
        one.id === "cpt-surgery-skin-breast"
          ? { ...one, name: "Made up", ranges: ["19000-20570"] }
          : one,
      );
  },
  "a cause, an indication and a provider type less": (facts) => {
    facts.causes = facts.causes.filter(({ id }) => id !== "muscle-strain");
    facts.indications = facts.indications
      .filter(({ id }) => id !== "restricted-range-of-motion")
      .map((one) => ({
        ...one,
        arisesFrom: one.arisesFrom.filter((id) => id !== "muscle-strain"),
      }));
    facts.providerTypes = facts.providerTypes.filter(({ id }) => id !== "acupuncturist");
    for (const code of facts.codes) {
      code.indications = code.indications.filter((id) => id !== "restricted-range-of-motion");
      code.performedBy = code.performedBy.filter((id) => id !== "acupuncturist");
    }
  },
  "a code less": (facts) => {
    facts.codes = facts.codes.filter(({ code }) => code !== "97814");
    for (const code of facts.codes)
      code.distinguishedFrom = code.distinguishedFrom.filter((other) => other.code !== "97814");
    for (const family of facts.families)
      family.members = family.members.filter(({ code }) => code !== "97814");
  },
  "a source less, and another notice": (facts) => {
    facts.sources = facts.sources.filter(({ id }) => id !== "rbcs" && id !== "mpfs");
    for (const source of facts.sources) source.notice = "Made up.";
  },
  "a modifier and an indicator value less": (facts) => {
    facts.modifiers = facts.modifiers.filter(({ code }) => code !== "X2");
    for (const code of facts.codes)
      if (code.modifiers !== undefined)
        code.modifiers.listed = code.modifiers.listed.filter((listed) => listed !== "X2");
    for (const type of facts.indicatorTypes)
      type.values = type.values.filter(({ value }) => value !== "MMM");
    facts.rules = facts.rules.filter(({ indicator }) => indicator !== "GLOBAL_DAYS:MMM");
  },
};

/** The curated facts of one code. */
export function codeOf(facts: CuratedFile, code: string): CuratedFile["codes"][number] {
  const found = facts.codes.find((one) => one.code === code);
  if (found === undefined) throw new Error(`The seed has no ${code}.`);
  return found;
}

/** The facts of the seed with some alterations. */
export async function altered(...names: readonly string[]): Promise<CuratedFile> {
  const facts = await seedFacts();
  for (const name of names) ALTERATIONS[name]?.(facts);
  return facts;
}

/** One alteration or several together. */
export type Alteration = readonly [title: string, names: readonly string[]];

export const NONE: Alteration = ["nothing different", []];
export const EACH = Object.keys(ALTERATIONS).map((name): Alteration => [name, [name]]);
export const ALL: Alteration = ["all of it", Object.keys(ALTERATIONS)];
