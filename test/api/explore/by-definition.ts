import { compareText } from "../../../src/graph/compare.ts";
import type { Day } from "../../../src/graph/day.ts";
import type { RelationshipType } from "../../../src/graph/model/relationships.ts";
import type { RelationshipRecord } from "../../../src/graph/record.ts";
import { isSteppingStone } from "../../../src/api/explore/followed.ts";
import type { Steps } from "../../../src/api/explore/path-steps.ts";

const holds = ({ validFrom = "", validTo }: RelationshipRecord, day: Day): boolean =>
  validFrom <= day && (validTo === undefined || day < validTo);

/** All paths between two nodes, tried one by one, in the order that the API promises. */
export function pathsByDefinition(
  relationships: readonly RelationshipRecord[],
  from: string,
  to: string,
  day: Day,
  maxHops: number,
  types: readonly RelationshipType[] | null = null,
): Steps[] {
  const steps = new Map<string, Map<string, { type: RelationshipType; id: string }>>();
  const add = (one: string, type: RelationshipType, id: string): void => {
    const known = steps.get(one) ?? new Map();
    steps.set(one, known.set(`${type} ${id}`, { type, id }));
  };
  for (const record of relationships) {
    if (!holds(record, day) || types?.includes(record.type) === false) continue;
    add(record.from, record.type, record.to);
    add(record.to, record.type, record.from);
  }
  const found: Steps[] = [];
  const go = (path: Steps, at: string): void => {
    if (path.length === maxHops) return;
    for (const step of steps.get(at)?.values() ?? []) {
      if (step.id === from || path.some(({ id }) => id === step.id)) continue;
      if (step.id === to) found.push([...path, step]);
      else if (isSteppingStone(step.id)) go([...path, step], step.id);
    }
  };
  go([], from);
  const keyOf = (path: Steps): string =>
    path.map(({ type, id }) => `${type}\u0000${id}`).join("\u0000");
  return found.sort((a, b) => a.length - b.length || compareText(keyOf(a), keyOf(b)));
}
