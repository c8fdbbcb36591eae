import { useSearchParams } from "wouter";
import type { RelationshipDirection, RelationshipType } from "../generated/graphql.ts";
import type { Step } from "./drawing.ts";
import { groupId } from "./kinds.ts";

/** A step as the address has it: the id of a node, and of a group its type and direction. */
export const stepText = ({ id, group }: Step): string => (group === null ? id : groupId(id, group));

function stepOf(text: string): Step {
  const [id = "", relationship, direction] = text.split("~");
  if (relationship === undefined || direction === undefined) return { id, group: null };
  return {
    id,
    group: {
      relationship: relationship as RelationshipType,
      direction: direction as RelationshipDirection,
    },
  };
}

interface Steps {
  readonly steps: readonly Step[];
  readonly hidden: ReadonlySet<RelationshipType>;
  readonly open: (step: Step) => void;
  readonly close: (id: string) => void;
  readonly toggle: (type: RelationshipType) => void;
}

/** What was opened and what is hidden, both in the address. */
export function useSteps(): Steps {
  const [params, setParams] = useSearchParams();
  const change = (edit: (params: URLSearchParams) => void) => {
    setParams(
      (current) => {
        edit(current);
        return current;
      },
      { replace: true },
    );
  };
  return {
    steps: params.getAll("open").map(stepOf),
    hidden: new Set(params.getAll("hide") as RelationshipType[]),
    open: (step) => {
      const text = stepText(step);
      if (!params.getAll("open").includes(text))
        change((current) => {
          current.append("open", text);
        });
    },
    close: (id) => {
      change((current) => {
        const others = current
          .getAll("open")
          .filter((text) => text !== id && !text.startsWith(`${id}~`));
        current.delete("open");
        for (const text of others) current.append("open", text);
      });
    },
    toggle: (type) => {
      change((current) => {
        if (current.getAll("hide").includes(type)) current.delete("hide", type);
        else current.append("hide", type);
      });
    },
  };
}
