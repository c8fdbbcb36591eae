import type { GraphView } from "../../../src/graph/graph.ts";
import type { Tree } from "../../../src/graph/shape.ts";
import { relation, selection } from "../../graph/fixture.ts";
import { of, type Facts } from "./seed-page.ts";

const ENTRIES = selection("Code", ["code"], {
  relations: [
    relation(
      "HAS_FEE_SCHEDULE_ENTRY",
      "out",
      [
        selection("FeeScheduleEntry", [
          "modifier",
          "row",
          "work",
          "conversionFactor",
          "indicators",
          "description",
        ]),
      ],
      { as: "entries", form: "list", edge: ["release", "validFrom", "validTo"] },
    ),
  ],
});

/** The rows of the fee schedule that hold for a code on a day. */
export async function entriesOf(view: GraphView, code: string, asOf: string): Promise<Facts[]> {
  const [tree] = await view.read(ENTRIES, [`Code:${code}`], asOf, []);
  if (tree === null || tree === undefined) throw new Error(`The graph has no code ${code}.`);
  return tree.entries as Facts[];
}

/** The values of a type on a page. */
export const indicator = (page: Tree, type: string): string[] =>
  of(page, "indicators")
    .map(({ id }) => String(id))
    .filter((id) => id.startsWith(`Indicator:${type}:`))
    .map((id) => id.slice(`Indicator:${type}:`.length));

/** What a page says of a modifier. */
export const verdict = (page: Tree, code: string): Facts | undefined =>
  of(page, "modifiers").find((modifier) => modifier.code === code);

/** The sources that have the code of a page in force. */
export const listedBy = (page: Tree): unknown[] => of(page, "listedBy").map(({ slug }) => slug);
