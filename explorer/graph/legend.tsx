import type { RelationshipType } from "../generated/graphql.ts";
import { words } from "../parts/words.ts";
import type { Drawing } from "./drawing.ts";
import { looksOf, type NodeLook } from "./node-types.ts";

interface LegendProps {
  readonly drawing: Drawing;
  readonly hidden: ReadonlySet<RelationshipType>;
  readonly onToggle: (type: RelationshipType) => void;
}

/** What shapes and colours stand for, and which relationships are shown. */
export function Legend({ drawing, hidden, onToggle }: LegendProps) {
  const types = [...new Set([...drawing.links.values()].map(({ type }) => type)), ...hidden];
  const looks = looksOf([...drawing.nodes.values()].map(({ type }) => type));
  return (
    <div className="legend">
      <ul className="inline" aria-label="Legend">
        {looks.map((look) => (
          <li key={look.name}>
            <Shape of={look} /> {look.name}
          </li>
        ))}
        <li className="faint">dashed: many of a kind</li>
      </ul>
      <fieldset>
        <legend>Relationships</legend>
        {[...new Set(types)].sort().map((type) => (
          <label key={type}>
            <input
              type="checkbox"
              checked={!hidden.has(type)}
              onChange={() => {
                onToggle(type);
              }}
            />
            {words(type)}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

const PATHS: Readonly<Record<NodeLook["shape"], string>> = {
  "round-rectangle": "M3 4h10a1 1 0 011 1v6a1 1 0 01-1 1H3a1 1 0 01-1-1V5a1 1 0 011-1z",
  ellipse: "M8 3.5c3 0 6 2 6 4.5s-3 4.5-6 4.5S2 10.5 2 8s3-4.5 6-4.5z",
  diamond: "M8 2l6 6-6 6-6-6z",
  hexagon: "M5 3h6l3 5-3 5H5L2 8z",
  tag: "M2 4h9l3 4-3 4H2z",
  rectangle: "M3 3h10v10H3z",
};

function Shape({ of }: { readonly of: NodeLook }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      fill="none"
      stroke={`var(${of.colour})`}
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d={PATHS[of.shape]} />
    </svg>
  );
}
