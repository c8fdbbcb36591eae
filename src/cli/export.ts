import { stat } from "node:fs/promises";
import type { Command } from "commander";
import { exportOfNodes } from "../exports/filtered-nodes.ts";
import { TABLE_WRITERS } from "../exports/formats.ts";
import { EXPORTED_NODE_TYPES, type GraphExport } from "../exports/graph-export.ts";
import { parseFilter } from "../exports/node-filter.ts";
import { graphPart, parseAsOf, typeNamed } from "../exports/part.ts";
import type { GraphView } from "../graph/graph.ts";
import { SourceError } from "../sources/source-error.ts";
import { withExistingStore } from "./open-store.ts";
import { createProgress, type Progress } from "./progress.ts";
import { run } from "./run.ts";
import { settingsOf, withSettings } from "./setting-options.ts";
import { count, print, stopwatch } from "./text.ts";
import { toPath, toStdout } from "./write-export.ts";

interface Flags {
  readonly format: string;
  readonly asOf?: string;
  readonly nodes?: string;
  readonly relationships?: string;
  readonly around?: string;
  readonly depth?: string;
  readonly limit?: string;
  readonly where?: readonly string[];
  readonly replace?: true;
}

const FORMATS = [...Object.keys(TABLE_WRITERS), "graphml", "ndjson"];

/** Adds `codeloom export`. */
export function addExport(program: Command): void {
  const command = program
    .command("export")
    .description(
      "Write the graph, or a part of it, from one state of it. CSV and Arrow make a folder with a file for each type and the licence notices; GraphML and NDJSON make one file that holds them.",
    )
    .argument("<path>", "the folder or file to write, which must not be there yet; - for stdout")
    .option("--format <FORMAT>", `one of ${FORMATS.join(", ")}`, "csv")
    .option("--as-of <YYYY-MM-DD>", "relationships of this day, or all; those of today if left out")
    .option("--nodes <TYPES>", "only nodes of these types, separated by commas")
    .option("--relationships <TYPES>", "only relationships of these types, separated by commas")
    .option(
      "--where <NAME=VALUE...>",
      "only nodes of which this is so, of one type that --nodes names; as system=HCPCS, active=true, family=Family:dry-needling",
    )
    .option("--around <ID>", "only what is around this node, as Code:20560")
    .option("--depth <N>", "how many relationships away from it, 1 to 3")
    .option("--limit <N>", "how many nodes around it at most, 1 to 300")
    .option("--replace", "take the place of what is there")
    .option("--debug", "show where an error comes from")
    .action(run(exportCommand))
    .addHelpText(
      "after",
      "\nExamples:\n  codeloom export graph/ --format arrow\n  codeloom export graph.graphml --format graphml --nodes Code,Family\n  codeloom export around.graphml --format graphml --around Code:20560 --depth 2\n  codeloom export hcpcs/ --nodes Code --where system=HCPCS active=true\n",
    );
  withSettings(command);
}

async function exportCommand(command: Command, path: string): Promise<void> {
  const flags = command.opts<Flags>();
  if (!FORMATS.includes(flags.format))
    throw invalid(`There is no format ${flags.format}.`, `Give one of ${FORMATS.join(", ")}.`);
  const isFolder = flags.format in TABLE_WRITERS;
  if (isFolder && path === "-")
    throw invalid(
      `${flags.format} makes a folder, which can't go to stdout.`,
      "Name a folder, or take ndjson.",
    );
  if (path !== "-" && flags.replace !== true && (await stat(path).catch(() => null)) !== null)
    throw invalid(`${path} is there already.`, "Give another path, or --replace.");
  const seconds = stopwatch();
  const progress = createProgress();
  try {
    await withExistingStore(settingsOf(command), async (graph) => {
      const content = counted(await contentOf(graph.view(), flags), progress);
      await (path === "-"
        ? toStdout(content, flags.format)
        : toPath(path, content, flags.format, isFolder));
      progress.end();
      const { nodes, relationships } = content.written;
      if (path !== "-")
        print(
          `Exported ${count(nodes)} nodes and ${count(relationships)} relationships of epoch ${content.epoch} to ${path}, ${seconds()} s.`,
        );
    });
  } finally {
    progress.end();
  }
}

async function contentOf(view: GraphView, flags: Flags): Promise<GraphExport> {
  const { where, nodes, relationships, around, depth, limit } = flags;
  const asOf = parseAsOf(flags.asOf);
  if (where === undefined) {
    const asked = { nodes, relationships, around, depth, limit };
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    return graphPart(view, Object.fromEntries(given) as Record<string, string>, asOf);
  }
  if (nodes === undefined || nodes.includes(",") || (relationships ?? around) !== undefined)
    throw invalid("--where is for nodes of one type.", "Name it by --nodes, and no relationships.");
  const type = typeNamed(EXPORTED_NODE_TYPES, nodes);
  const conditions = where.map((condition) => {
    const at = condition.indexOf("=");
    if (at < 1) throw invalid(`--where has "${condition}".`, "Write it NAME=VALUE.");
    return [condition.slice(0, at), condition.slice(at + 1)] as const;
  });
  return exportOfNodes(view, type, parseFilter(type, conditions), asOf);
}

type Counted = GraphExport & { readonly written: { nodes: number; relationships: number } };

/** The same content, which counts what is taken of it and shows that. */
function counted(content: GraphExport, progress: Progress): Counted {
  const written = { nodes: 0, relationships: 0 };
  const tables = content.tables.map((table, at) => ({
    ...table,
    rows: async function* () {
      for await (const batch of table.rows()) {
        written[table.of] += batch.length;
        progress.report(`Writing ${table.name}`, at, content.tables.length);
        yield batch;
      }
    },
  }));
  return { ...content, tables, written };
}

const invalid = (message: string, hint: string): SourceError =>
  new SourceError("INVALID_OPTION", message, { hint });
