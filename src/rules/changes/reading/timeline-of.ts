import type { ChangeKind } from "../../../graph/model/vocabulary.ts";
import type { Tree } from "../../../graph/shape.ts";
import { text, textOrNull, texts, type Row } from "../../row.ts";
import type { Timeline, Fact } from "../facts.ts";
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
      EDIT_CHANGED: facts("edits", (row) =>
        fact(
          row,
          groupOf(text(row, "setting"), text(row, "code")),
          editValue(text(row, "modifierIndicator"), text(row, "rationale")),
        ),
      ),
      LIMIT_CHANGED: facts("limits", (row) =>
        fact(row, text(row, "setting"), `${String(row.units)} ${text(row, "adjudication")}`),
      ),
      ADD_ON_CHANGED: facts("addOnTo", (row) => fact(row, text(row, "code"), text(row, "kind"))),
      FAMILY_CHANGED: facts("families", (row) =>
        fact(row, text(row, "kind"), familyValue(text(row, "name"), text(row, "id"))),
      ),
    },
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

/** The releases that citations name: `Release:…, file, row 7`, of several one behind the other. */
export function citedBy(release: string | null, sources: readonly string[]): string[] {
  const named = sources.flatMap((citation) => citation.match(/Release:[^,;]+/g) ?? []);
  return [...new Set(release === null ? named : [release, ...named])];
}
