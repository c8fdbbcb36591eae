import { describe, expect, test } from "@jest/globals";
import type { NodeRecord, RelationshipRecord } from "../../../src/graph/record.ts";
import { openMpfs, type MpfsRelease } from "../../../src/sources/mpfs/read-mpfs.ts";
import type { everything } from "../../graph/conformance.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { csvOf, txtOf, xlsxOf } from "../mpfs/made-up-releases.ts";
import { builtBy, putRelease, putSeed } from "./graphs.ts";
import { OCTOBER, ROWS } from "./made-up-rows.ts";

const write = useTemporaryFiles();

const OF_THE_FORM = ["file", "sha256", "form", "row"];

/** Leaves out of records what the form of a file decides: its name, hash, form and rows. */
function withoutForm({ nodes, relationships }: Awaited<ReturnType<typeof everything>>): {
  nodes: NodeRecord[];
  relationships: RelationshipRecord[];
} {
  const place = /made-up\.(csv|xlsx)|PPRRVU25_OCT\.txt|, row \d+/gi;
  const strip = <R extends NodeRecord | RelationshipRecord>(record: R): R => {
    const kept = Object.entries(record.properties).filter(([name]) => !OF_THE_FORM.includes(name));
    const text = JSON.stringify(Object.fromEntries(kept)).replaceAll(place, "*");
    return { ...record, properties: JSON.parse(text) as R["properties"] };
  };
  return { nodes: nodes.map(strip), relationships: relationships.map(strip) };
}

describe("the forms of a release [embedded]", () => {
  test("give the same graph, but for file, hash, form and row", async () => {
    const built = async (release: MpfsRelease): ReturnType<typeof builtBy> =>
      withoutForm(
        await builtBy(
          (graph) => putSeed(graph),
          (graph) => putRelease(graph, release),
        ),
      );
    const csv = await built(
      await openMpfs(await write("made-up.csv", csvOf(ROWS, { title: OCTOBER }) + "\r\n")),
    );
    const txt = await built(await openMpfs(await write("PPRRVU25_OCT.txt", txtOf(ROWS))));
    const xlsx = await built(
      await openMpfs(await write("made-up.xlsx", xlsxOf(ROWS, { title: OCTOBER }))),
    );
    const title = (graph: typeof csv): unknown =>
      graph.nodes.find(({ id }) => id === "Release:mpfs:2025-10-01")?.properties.title;
    // The text form has no title.
    expect([title(csv), title(txt), title(xlsx)]).toEqual([OCTOBER, undefined, OCTOBER]);
    const untitled = ({ nodes, relationships }: typeof csv): typeof csv => ({
      nodes: nodes.map(({ properties: { title: _title, ...properties }, ...record }) => ({
        ...record,
        properties,
      })),
      relationships,
    });
    expect(xlsx).toEqual(csv);
    expect(untitled(txt)).toEqual(untitled(csv));
  });
});
