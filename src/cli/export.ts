import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { exportOfNodes } from "../exports/filtered-nodes.ts";
import { TABLE_WRITERS } from "../exports/formats.ts";
import { LONGEST_EXPORT, type GraphExport } from "../exports/graph-export.ts";
import { NOTICE_FILE } from "../exports/zipped.ts";
import { parseFilter } from "../exports/node-filter.ts";
import { graphPart, parseAsOf, typeNamed } from "../exports/part.ts";
import type { GraphView } from "../graph/graph.ts";
import { SHOWN_NODE_TYPES } from "../graph/model/model.ts";
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

const FORMATS = [...TABLE_WRITERS.keys(), "graphml", "ndjson"];

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
  const isFolder = TABLE_WRITERS.has(flags.format);
  if (isFolder && path === "-")
    throw invalid(
      `${flags.format} makes a folder, which can't go to stdout.`,
      "Name a folder, or take ndjson.",
    );
  const replace = flags.replace === true;
  if (path !== "-") await checkPath(path, isFolder, replace);
  const seconds = stopwatch();
  const progress = createProgress();
  try {
    const settings = settingsOf(command);
    // What an export began with stays in memory; a database keeps it for a while.
    const longest = settings.store === "embedded" ? Infinity : LONGEST_EXPORT;
    await withExistingStore(settings, async (graph) => {
      const content = counted(await contentOf(graph.view(), flags), progress, longest);
      await (path === "-"
        ? toStdout(content, flags.format)
        : toPath(path, content, { format: flags.format, isFolder, replace }));
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

/** Refuses to write where something is, unless it may be replaced and is of the same kind. */
async function checkPath(path: string, isFolder: boolean, replace: boolean): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null) return;
  if (!replace) throw invalid(`${path} is there already.`, "Give another path, or --replace.");
  const isExport = (await stat(join(path, NOTICE_FILE)).catch(() => null)) !== null;
  if (there.isDirectory() !== isFolder || (isFolder && !isExport))
    throw invalid(
      `${path} is ${there.isDirectory() ? "a folder that is no export" : "a file"}, which is not replaced.`,
      "Give another path.",
    );
}

async function contentOf(view: GraphView, flags: Flags): Promise<GraphExport> {
  const { where, nodes, relationships, around, depth, limit } = flags;
  const asOf = parseAsOf(flags.asOf);
  if (where === undefined) {
    const asked = { nodes, relationships, around, depth, limit };
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    return graphPart(view, Object.fromEntries(given) as Record<string, string>, asOf);
  }
  if (
    nodes === undefined ||
    nodes.includes(",") ||
    (relationships ?? around ?? depth ?? limit) !== undefined
  )
    throw invalid("--where is for nodes of one type.", "Name it by --nodes, and no relationships.");
  const type = typeNamed(SHOWN_NODE_TYPES, nodes);
  const conditions = where.map((condition) => {
    const at = condition.indexOf("=");
    if (at < 1) throw invalid(`--where has "${condition}".`, "Write it NAME=VALUE.");
    return [condition.slice(0, at), condition.slice(at + 1)] as const;
  });
  return exportOfNodes(view, type, parseFilter(type, conditions), asOf);
}

type Counted = GraphExport & { readonly written: { nodes: number; relationships: number } };

/** The same content, which counts what is taken of it, shows that, and sees that it ends in time. */
function counted(content: GraphExport, progress: Progress, longest: number): Counted {
  const written = { nodes: 0, relationships: 0 };
  const start = performance.now();
  const tables = content.tables.map((table, at) => ({
    ...table,
    rows: async function* () {
      for await (const batch of table.rows()) {
        written[table.of] += batch.length;
        if (performance.now() - start > longest)
          throw new SourceError(
            "TOO_LARGE",
            `The export takes longer than ${longest / 60_000} minutes, for which the database keeps what an import replaces.`,
            { hint: "Export some types at a time, by --nodes and --relationships." },
          );
        progress.report(`Writing ${table.name}`, at, content.tables.length);
        yield batch;
      }
    },
  }));
  return { ...content, tables, written };
}

const invalid = (message: string, hint: string): SourceError =>
  new SourceError("INVALID_OPTION", message, { hint });
