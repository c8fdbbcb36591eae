import type { GraphView, GraphWriter } from "../graph/graph.ts";
import { relationship, type NodeRecord, type RelationshipRecord } from "../graph/record.ts";
import { sectionFinder, type Section } from "../rules/sections.ts";
import { SEED_RELEASE } from "./curated/seed-release.ts";

/** Which section a code is in, by number: its membership, or none. */
export type MembershipOf = (code: string) => readonly RelationshipRecord[];

/**
 * The memberships of codes in sections. They follow from the code alone, so that every code of the
 * graph has its own from the moment that it is there, whichever file named it, and for all time.
 */
export function membershipsIn(families: Iterable<NodeRecord>): MembershipOf {
  const sections = [...families].filter(isSection).map(({ id, properties }): Section => ({
    id,
    name: properties.name as string,
    ranges: properties.ranges as readonly string[],
    origin: properties.origin as string,
  }));
  const find = sectionFinder(sections);
  return (code) => {
    const section = find(code);
    return section === null
      ? []
      : [relationship("MEMBER_OF", `Code:${code}`, section.id, { release: SEED_RELEASE })];
  };
}

/** Whether a node is a section of a code set. */
export const isSection = ({ type, properties }: NodeRecord): boolean =>
  type === "Family" && properties.kind === "SECTION";

/** Puts codes that the graph does not have yet into their sections; their nodes are written. */
export async function putMemberships(
  writer: GraphWriter,
  codes: readonly NodeRecord[],
): Promise<void> {
  if (codes.length === 0) return;
  const memberships = membershipsIn(await familiesOf(writer.base));
  await writer.putRelationships(
    codes.flatMap(({ properties }) => memberships(properties.code as string)),
  );
}

async function familiesOf(view: GraphView): Promise<NodeRecord[]> {
  const families: NodeRecord[] = [];
  for await (const batch of view.nodes("Family")) families.push(...batch);
  return families;
}
