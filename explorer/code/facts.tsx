import type { ReactNode } from "react";
import { nodePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import type { CodeOverviewQuery } from "../generated/graphql.ts";
import { words } from "../parts/words.ts";

export type Overview = NonNullable<CodeOverviewQuery["code"]>;

/** What is said of a code in words; what no source says is left out. */
export function Facts({ of }: { readonly of: Overview }) {
  return (
    <dl className="facts">
      <Fact name="What it is">{of.summary ?? of.descriptors[0]?.long}</Fact>
      <Fact name="Purpose">{of.purpose}</Fact>
      <Fact name="Tool">{of.tool}</Fact>
      <Fact name="Also called">{of.synonyms.join(", ")}</Fact>
      <Fact name="Families">{of.families.edges.length > 0 && <Families of={of} />}</Fact>
      <Fact name="Done for">{of.indications.nodes.length > 0 && <Indications of={of} />}</Fact>
      <Fact name="Performed by">{of.performedBy.nodes.length > 0 && <Performers of={of} />}</Fact>
      <Fact name="Descriptors">{of.descriptors.length > 0 && <Descriptors of={of} />}</Fact>
      <Fact name="Listed by">{of.listedBy.nodes.map(({ name }) => name).join("; ")}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null || children === undefined || children === false || children === "")
    return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Families({ of }: { readonly of: Overview }) {
  return (
    <ul>
      {of.families.edges.map(({ note, node: { id, name, kind } }) => (
        <li key={id}>
          <To path={nodePath(id)}>{name}</To> <span className="faint">{words(kind)}</span>
          {note !== null && `: ${note}`}
        </li>
      ))}
    </ul>
  );
}

function Indications({ of }: { readonly of: Overview }) {
  return (
    <ul>
      {of.indications.nodes.map(({ id, name, arisesFrom }) => (
        <li key={id}>
          <To path={nodePath(id)}>{name}</To>
          {arisesFrom.nodes.length > 0 && (
            <span className="faint">
              {" "}
              from {arisesFrom.nodes.map((cause) => cause.name.toLowerCase()).join(", ")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Performers({ of }: { readonly of: Overview }) {
  return (
    <ul className="inline">
      {of.performedBy.nodes.map(({ id, name, taxonomyCode }) => (
        <li key={id}>
          <To path={nodePath(id)}>{name}</To>
          {taxonomyCode !== null && <span className="faint"> {taxonomyCode}</span>}
        </li>
      ))}
    </ul>
  );
}

function Descriptors({ of }: { readonly of: Overview }) {
  return (
    <ul>
      {of.descriptors.map(({ short, medium, long, source }, index) => (
        <li key={index}>
          {[short, medium, long].filter((text) => text !== null).join(" / ")}{" "}
          <span className="faint">{source}</span>
        </li>
      ))}
    </ul>
  );
}
