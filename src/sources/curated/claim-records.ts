import { node } from "../../graph/record.ts";
import type { CuratedFile } from "./format.ts";
import type { Records } from "./records.ts";

/** Nodes of what the check of claims asks of modifiers, beside their conflicts. */
export const claimRecords = (facts: CuratedFile, release: string): Records => ({
  nodes: [
    ...facts.editModifiers.map(({ id, ...association }) =>
      node("ModifierAssociation", { key: id, ...association, release }),
    ),
    ...facts.requirements.map((requirement) =>
      node("ModifierRequirement", { ...requirement, release }),
    ),
    ...facts.modifierOrder.map(({ id, ...group }, i) =>
      node("ModifierGroup", { slug: id, order: i + 1, ...group, release }),
    ),
  ],
  relationships: [],
});
