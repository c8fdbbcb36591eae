import { useLocation } from "wouter";
import { useAsOf } from "../address/as-of.ts";
import { addressOf } from "../address/to.tsx";
import { NodeSearch } from "../search/node-search.tsx";

interface PathFormProps {
  readonly from: string;
  readonly to: string;
}

/** Chooses where a path ends, and where it begins unless that is fixed. */
export function PathForm({ from, to }: PathFormProps) {
  const asOf = useAsOf();
  const [, navigate] = useLocation();
  const go = (ends: Partial<PathFormProps>) => {
    navigate(addressOf("/graph", { from, to, ...ends }, asOf));
  };
  return (
    <NodeSearch
      label={from === "" ? "Path from" : "Path to"}
      placeholder={from === "" ? "path from …" : "path to …"}
      onChoose={({ id }) => {
        go(from === "" ? { from: id } : { to: id });
      }}
    />
  );
}
