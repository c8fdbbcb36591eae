import type { ChangeKind } from "../../../graph/model/vocabulary.ts";
import type { Bunch } from "../../../graph/bunch.ts";
import type { Tree } from "../../../graph/shape.ts";
import { text, textOrNull, texts, type Row } from "../../row.ts";
import type { Timeline, Fact, FactBunch } from "../facts.ts";
import { editValue, familyValue, groupOf } from "../told.ts";
import { DESCRIPTORS, RELATIVE_VALUES, inTimeline } from "./timeline-shape.ts";

/** What was read of a code or modifier by the shape of its timeline, as facts. */
export function timelineOf(tree: Tree): Timeline {
  const facts = (as: string, toFacts: (row: Row) => Fact | readonly Fact[]): Fact[] =>
    rowsIn(tree, as).flatMap(toFacts);
  return {
    id: text(tree, "id"),
    listings: facts("listings", (row) => fact(row, text(row, "slug"), "listed")),
    facts: {
      INDICATOR_CHANGED: facts("indicators", (row) =>
        fact(row, text(row, "type"), text(row, "value"), cited(row)),
      ),
      VERDICT_CHANGED: facts("verdicts", (row) =>
        fact(row, text(row, "code"), text(row, "verdict"), cited(row)),
      ),
      RELATIVE_VALUE_CHANGED: facts("rows", (row) =>
        RELATIVE_VALUES.map((name) =>
          fact(row, groupOf(text(row, "modifier"), name), String(row[name])),
        ),
      ),
      DESCRIPTOR_CHANGED: facts("descriptions", (row) =>
        DESCRIPTORS.flatMap((name) => {
          const words = textOrNull(row, name);
          return words === null ? [] : [fact(row, groupOf(text(row, "slug"), name), words)];
        }),
      ),
      LIMIT_CHANGED: facts("limits", (row) =>
        fact(row, text(row, "setting"), `${String(row.units)} ${text(row, "adjudication")}`),
      ),
      ADD_ON_CHANGED: facts("addOnTo", (row) => fact(row, text(row, "code"), text(row, "kind"))),
      FAMILY_CHANGED: facts("families", (row) =>
        fact(row, text(row, "kind"), familyValue(text(row, "name"), text(row, "id"))),
      ),
    },
    edits: bunchesIn(tree, "edits").map(editBunch),
    events: rowsIn(tree, "events").map((row) => ({
      id: text(row, "id"),
      date: text(row, "date"),
      kind: row.kind as ChangeKind,
      action: text(row, "action"),
      note: textOrNull(row, "note"),
      origin: text(row, "source"),
      release: text(row, "release"),
    })),
    curatedFrom: new Map(
      rowsIn(tree, "entries").map((row) => [
        sourceOfEntry(text(row, "release")),
        text(row, "from"),
      ]),
    ),
  };
}

/** What a relation led to; nothing where the shape has none of that name. */
const rowsIn = (tree: Tree, as: string): Row[] => (tree[inTimeline(as)] ?? []) as Row[];

const bunchesIn = (tree: Tree, as: string): Bunch[] => (tree[inTimeline(as)] ?? []) as Bunch[];

/** Edits that agree in `EDIT_PROPERTIES`, as facts. */
export function editBunch({ edge, nodes }: Bunch): FactBunch {
  const [from, to, release, setting, indicator, rationale] = edge as readonly string[];
  return {
    from: from ?? null,
    to: to ?? null,
    releases: [release ?? ""],
    scope: setting ?? "",
    groups: nodes[0] as readonly string[],
    values: editValue(indicator ?? "", rationale ?? ""),
  };
}

const fact = (
  row: Row,
  group: string,
  value: string,
  releases: readonly string[] = [text(row, "release")],
): Fact => ({
  from: textOrNull(row, "validFrom"),
  to: textOrNull(row, "validTo"),
  group,
  value,
  releases,
});

/** The source of a curated entry, by what it names as its release. */
export const sourceOfEntry = (release: string): string => release.split(":")[0] ?? "";

const cited = (row: Row): string[] => citedBy(textOrNull(row, "release"), texts(row, "sources"));

const RELEASE = "Release:";

/**
 * The releases that citations name, each once, that of the fact first: `Release:…, file, row 7`, of
 * several one behind the other. A page has a hundred of them, for which expressions are too slow.
 */
export function citedBy(release: string | null, sources: readonly string[]): string[] {
  const found = release === null ? [] : [release];
  for (const citation of sources)
    for (let at = citation.indexOf(RELEASE); at >= 0; at = citation.indexOf(RELEASE, at + 1)) {
      const named = citation.slice(at, endOfName(citation, at));
      if (!found.includes(named)) found.push(named);
    }
  return found;
}

function endOfName(citation: string, start: number): number {
  for (let at = start; at < citation.length; at++)
    if (citation[at] === "," || citation[at] === ";") return at;
  return citation.length;
}
