import { nodePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import type { Drawing, DrawnNode, Link } from "./drawing.ts";
import { groupLabel } from "./group-names.ts";
import { lookOf } from "./node-types.ts";

interface NodePanelProps {
  readonly drawing: Drawing;
  readonly id: string;
  readonly isOpen: boolean;
  readonly isRoot: boolean;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onClose: (id: string) => void;
}

/** The node that one looks at, and in words what it is connected to in the drawing. */
export function NodePanel(props: NodePanelProps) {
  const { drawing, id, isOpen, isRoot, onSelect, onOpen, onClose } = props;
  const node = drawing.nodes.get(id);
  if (!node) return null;
  return (
    <section className="node-panel" aria-label="Selected node">
      <h3>
        {lookOf(node.type).name} <span className="key">{node.label}</span>
      </h3>
      <p className="view-tools">
        <To path={nodePath(id)}>Open</To>
        <To path="/graph" params={{ from: id }}>
          Path from here
        </To>
        {!isOpen && (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              onOpen(id);
            }}
          >
            Expand
          </button>
        )}
        {isOpen && !isRoot && (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              onClose(id);
            }}
          >
            Collapse
          </button>
        )}
      </p>
      <ul>
        {[...drawing.links.values()]
          .filter(({ from, to }) => from === id || to === id)
          .map((link) => (
            <Connection
              key={link.id}
              of={link}
              other={drawing.nodes.get(link.from === id ? link.to : link.from)}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
      </ul>
    </section>
  );
}

interface ConnectionProps extends Pick<NodePanelProps, "onSelect" | "onOpen"> {
  readonly of: Link;
  readonly other: DrawnNode | undefined;
}

function Connection({ of, other, onSelect, onOpen }: ConnectionProps) {
  if (!other) return null;
  const { group } = other;
  if (group)
    return (
      <li>
        {group.isRest ? (
          groupLabel(group)
        ) : (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              onOpen(other.id);
            }}
          >
            Show {groupLabel(group)}
          </button>
        )}
      </li>
    );
  return (
    <li>
      <button
        type="button"
        className="quiet key"
        onClick={() => {
          onSelect(other.id);
        }}
      >
        {other.label}
      </button>{" "}
      <span className="faint">{of.text}</span>
    </li>
  );
}
